import IdentityDomain
import Primitives
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

@testable import IdentityStorage

/// The organisation in one database, changed by two processes at once.
@Suite(
    .timeLimit(.minutes(2)),
    .enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence))
)
struct SharedOrganisationTests {
    @Test func approvalIsUsedOnceWhoeverIsFaster() async throws {
        try await SharedStores.with { first, second in
            for round in 0..<10 {
                let asked = try await first.request(
                    RequestApproval(
                        key: try House.key("ask-\(round)", "staff:anna"),
                        subject: try House.subject(),
                        organisation: try House.path("acme/north"),
                        reason: try #require(ReasonText("asked by the member"))
                    )
                )
                guard case .answered(let approval, _) = asked else {
                    Issue.record("\(asked)")
                    return
                }
                let decided = try await second.decide(
                    DecideApproval(
                        key: try House.key("decide-\(round)", "staff:ben"),
                        actor: .staff("ben", in: try House.path("acme"), roles: [.hqAdmin]),
                        approvalID: approval.approvalID,
                        isApproved: true,
                        reason: try #require(ReasonText("seen"))
                    )
                )
                guard case .answered = decided else {
                    Issue.record("\(decided)")
                    return
                }
                let uses = try (0..<6).map { index in
                    try House.use(approval.approvalID, key: "use-\(round)-\(index)")
                }
                let usedCount = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for (index, use) in uses.enumerated() {
                        let store = index % 2 == 0 ? first : second
                        group.addTask {
                            if case .answered = try await store.use(use) { return true }
                            return false
                        }
                    }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(usedCount == 1)
            }
        }
    }

    @Test func nothingOpensBelowAUnitThatCloses() async throws {
        try await SharedStores.with { first, second in
            _ = try await first.put(House.put("acme", .headquarters))
            for round in 0..<15 {
                let region = "acme/r\(round)"
                _ = try await first.put(House.put(region, .region))
                async let closing = first.put(House.put(region, .region, isClosed: true))
                async let opening = second.put(House.put("\(region)/s1", .store))
                _ = try await (closing, opening)
                let page = try await first.units(
                    in: try House.path(region),
                    includingClosed: false,
                    after: "",
                    limit: 10
                )
                // Either both are open or neither is.
                #expect(page.values.count != 1, "\(page.values)")
            }
        }
    }
}
