import Primitives
import RPCCore
import StorageCore
import StoragePostgres
import StorageTestKit
import Testing

@testable import AuditTrail

/// One trail, written by two processes at once, each along a lane of its own.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedAuditTrailTests {
    @Test func twoProcessesWriteTwoWholeLanes() async throws {
        try await PostgresServer.withSchema { configuration in
            let first = try await PostgresDatabase.open(configuration)
            let second = try await PostgresDatabase.open(configuration)
            try await AuditTrail.with(first) { one in
                try await AuditTrail.with(second) { two in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for index in 0..<20 {
                            group.addTask {
                                let calls = AuditedCalls(auditor: index % 2 == 0 ? one : two)
                                for _ in 0..<3 { try await calls.succeeds() }
                            }
                        }
                        try await group.waitForAll()
                    }
                    let verification = try await two.verify()
                    #expect(verification.recordCount == 120)
                    #expect(verification.findings == [])
                    let records = try await one.records(AuditQuery(countMax: 200))
                    #expect(records.count == 60 && records.allSatisfy { $0.end != nil })
                    #expect(Set(records.map(\.ticket.lane)).count == 2)
                }
            }
            await first.close()
            await second.close()
        }
    }
}
