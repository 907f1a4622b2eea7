import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Synchronization
import Testing

@testable import AuditTrail

/// What is recorded of calls, who may read it, and that nobody changes it unseen.
@Suite(.timeLimit(.minutes(2)))
struct AuditTrailTests {
    private func list(
        _ trail: AuditTrail,
        organisation: String = "",
        by principal: Principal = Principal(kind: .operator, id: "alice"),
        pageSize: UInt32 = 0,
        cursor: String = ""
    ) async throws -> RPCV1.ListRecordsResponse {
        try await AuditHandlers(trail: trail).listRecords(
            RPCV1.ListRecordsRequest(
                organisation: organisation,
                pageSize: pageSize,
                cursor: cursor
            ),
            context: CallContext(
                method: AuditedCalls.method,
                principal: principal,
                peer: nil,
                deadline: nil,
                metadata: CallMetadata()
            )
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func actionStandsBeforeItIsDoneAndItsEndAfter(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                let seen = Mutex<[RPCV1.AuditRecord]>([])
                var calls = AuditedCalls(auditor: trail)
                calls.purpose = "complaint 4711"
                calls.handler = { _ in
                    let records = try await list(trail).records
                    seen.withLock { $0 = records }
                }
                #expect(try await calls.call() == nil)
                let before = try #require(seen.withLock { $0.first })
                #expect(!before.hasEnded)
                #expect(before.kind == .action)
                #expect(before.principalKind == "staff" && before.principalID == "17")
                #expect(before.principalOrganisation == "acme/north")
                #expect(before.roles == ["service_agent"])
                #expect(before.peer == "huitou://service/gateway")
                #expect(before.method == "test.Members/Change")
                #expect(before.memberID == 4_711 && before.organisation == "acme/north")
                #expect(before.purpose == "complaint 4711" && before.requestID == "r-1")
                let after = try #require(try await list(trail).records.first)
                #expect(after.record == before.record && after.hasEnded)
                #expect(after.code == 0 && after.reason.isEmpty && after.endedAt > after.at)
                #expect(try await trail.verify().findings == [])
                #expect(try await trail.verify().recordCount == 2)
            }
        }
    }

    @Test func refusalsAndFailuresStandWithTheirReason() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                var calls = AuditedCalls(auditor: trail)
                calls.principal = .staff("3", "acme/north", [.cashier])
                #expect(try await calls.call() == "rpc.role_denied")
                calls.principal = .staff("4", "acme/south", [.serviceAgent])
                #expect(try await calls.call() == "rpc.scope_denied")
                calls = AuditedCalls(auditor: trail)
                calls.handler = { _ in
                    throw RPCError(.notFound, reason: "identity.member_unknown", message: "")
                }
                #expect(try await calls.call() == "identity.member_unknown")
                let records = try await list(trail).records
                #expect(
                    records.map(\.reason)
                        == ["identity.member_unknown", "rpc.scope_denied", "rpc.role_denied"]
                )
                #expect(records.map(\.code) == [5, 7, 7])
            }
        }
    }

    @Test func othersThanStaffPartnersAndOperatorsAreNotRecorded() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                var calls = AuditedCalls(auditor: trail)
                calls.principal = Principal(
                    kind: .till,
                    id: "7",
                    organisation: OrganisationPath("acme/north")
                )
                try await calls.succeeds()
                let verification = try await trail.verify()
                #expect(verification.recordCount == 0)
            }
        }
    }

    @Test func withoutATrailNothingIsDoneAndNothingIsShown() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            let isDone = Mutex(false)
            let trail = try await AuditTrail.with(database) { trail in trail }
            // Closed: it takes nothing any more.
            var calls = AuditedCalls(auditor: trail)
            calls.handler = { _ in isDone.withLock { $0 = true } }
            #expect(try await calls.call() == "rpc.audit_unavailable")
            calls.principal = .staff("3", "acme/north", [.cashier])
            #expect(try await calls.call() == "rpc.audit_unavailable")
            #expect(!isDone.withLock { $0 })
        }
    }

    @Test func unmaskedReadsNeedAPurposeAndAreShownToTheMember() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                var calls = AuditedCalls(auditor: trail)
                calls.handler = { try await $0.audit(unmasked: ["name", "identities.phone"]) }
                #expect(try await calls.call() == "rpc.purpose_required")
                calls.purpose = "售后回访"
                #expect(try await calls.call() == nil)
                let member = try #require(MemberID(rawValue: 4_711))
                let reads = try await trail.reads(of: [member], countMax: 10)
                #expect(reads.count == 1)
                #expect(reads.first?.unmasked == ["name", "identities.phone"])
                #expect(reads.first?.purpose == "售后回访")
                #expect(reads.first?.principalID == "17")
                let other = try #require(MemberID(rawValue: 4_712))
                #expect(try await trail.reads(of: [other], countMax: 10).isEmpty)
            }
        }
    }

    @Test func aChannelsUnmaskedReadsAreRecorded() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                var calls = AuditedCalls(auditor: trail)
                calls.principal = Principal(
                    kind: .channelApp,
                    id: "app",
                    organisation: OrganisationPath("acme")
                )
                calls.handler = { try await $0.audit(unmasked: ["name"]) }
                #expect(try await calls.call() == nil)
                let member = try #require(MemberID(rawValue: 4_711))
                let reads = try await trail.reads(of: [member], countMax: 10)
                #expect(reads.map(\.principalID) == ["app"])
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func auditorSeesItsOwnSubtreeOnly(engine: StorageEngine) async throws {
        try await engine.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                let places = [
                    "acme", "acme/north", "acme/north/s1", "acme/northwest", "acme/south",
                ]
                for place in places {
                    var calls = AuditedCalls(auditor: trail)
                    calls.principal = .staff(place, place, [.serviceAgent])
                    calls.target = AccessTarget()
                    #expect(try await calls.call() == nil)
                }
                let north = try await list(trail, organisation: "acme/north").records
                #expect(north.map(\.principalID) == ["acme/north/s1", "acme/north"])
                #expect(try await list(trail).records.count == 5)
                let staff = Principal.staff("9", "acme/north", [.auditor])
                await #expect(throws: RPCError.self) { try await list(trail, by: staff) }
                var found: [String] = []
                var cursor = ""
                repeat {
                    let page = try await list(trail, pageSize: 2, cursor: cursor)
                    found += page.records.map(\.principalID)
                    cursor = page.nextCursor
                } while !cursor.isEmpty
                #expect(found == places.reversed())
            }
        }
    }

    @Test(
        arguments: [
            ("UPDATE audit_records SET reason = 'x' WHERE number = 4", "was changed"),
            ("UPDATE audit_records SET at = at + 1 WHERE number = 3", "was changed"),
            ("UPDATE audit_records SET principal_id = '18' WHERE number = 1", "was changed"),
            ("UPDATE audit_records SET member_id = 1 WHERE number = 5", "was changed"),
            ("DELETE FROM audit_records WHERE number = 3", "lacks record 3"),
            ("DELETE FROM audit_records WHERE number > 4", "does not end with its last record"),
            ("UPDATE audit_lanes SET records = 4", "does not end with its last record"),
            (
                """
                UPDATE audit_records SET number = CASE number WHEN 1 THEN 103 ELSE 101 END
                WHERE number IN (1, 3)
                """, "lacks record 1"
            ),
        ]
    )
    func changedRecordsAreFound(sql: String, finding: String) async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                for _ in 0..<3 { _ = try await AuditedCalls(auditor: trail).call() }
                #expect(try await trail.verify().findings == [])
                try await database.write { writer in _ = try writer.execute(sql) }
                let findings = try await trail.verify().findings
                #expect(findings.contains { $0.contains(finding) }, "\(findings)")
            }
        }
    }

    @Test func swappedRecordsAreFound() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                for _ in 0..<3 { _ = try await AuditedCalls(auditor: trail).call() }
                try await database.write { writer in
                    for step in [(1, 101), (3, 1), (101, 3)] {
                        try writer.execute(
                            "UPDATE audit_records SET number = $2 WHERE number = $1",
                            [.integer(Int64(step.0)), .integer(Int64(step.1))]
                        )
                    }
                }
                #expect(try await trail.verify().findings.count >= 2)
            }
        }
    }

    @Test func lostTailIsNoticedAtTheStart() async throws {
        let folder = try TemporaryFolder()
        let head = folder.file("audit.head")
        let database = try await StorageEngine.sqlite.open(in: folder)
        try await AuditTrail.with(database, headPath: head) { trail in
            for _ in 0..<3 { _ = try await AuditedCalls(auditor: trail).call() }
        }
        try await AuditTrail.with(database, headPath: head) { trail in
            _ = try await AuditedCalls(auditor: trail).call()
            #expect(try await trail.verify().recordCount == 8)
        }
        // As if the log had lost its end: rows and the lane's row, which agree with each other.
        try await database.write { writer in
            try writer.execute("DELETE FROM audit_records WHERE number > 6")
            try writer.execute(
                """
                UPDATE audit_lanes SET records = 6,
                    hash = (SELECT hash FROM audit_records WHERE number = 6)
                """
            )
        }
        await #expect(throws: StorageError.self) {
            try await AuditTrail.with(database, headPath: head) { _ in }
        }
        await database.close()
    }

    @Test func everyRecordOfManyCallersIsThere() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 0..<40 {
                        group.addTask {
                            var calls = AuditedCalls(auditor: trail)
                            calls.principal = .staff("\(id)", "acme/north", [.serviceAgent])
                            for _ in 0..<5 { try await calls.succeeds() }
                        }
                    }
                    try await group.waitForAll()
                }
                let verification = try await trail.verify()
                #expect(verification.recordCount == 400)
                #expect(verification.findings == [])
                // Forty callers share their commits.
                #expect(trail.figures.committedGroupCount < 400, "\(trail.figures)")
            }
        }
    }
}
