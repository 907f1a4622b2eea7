import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Synchronization
import Testing

@testable import AuditTrail

/// What is recorded of partners, of those who are not let in, and of members with several ids.
@Suite(.timeLimit(.minutes(2)))
struct RefusalRecordTests {
    /// Lets partners in for a unit, or nobody.
    private struct Gate: ScopeCheck {
        let reason: String?

        func admit(
            _ principal: Principal,
            from peer: PeerIdentity?,
            to target: AccessTarget,
            of method: MethodDescriptor
        ) async throws(RPCError) -> Principal {
            if let reason { throw RPCError(.permissionDenied, reason: reason, message: "no") }
            return Principal(
                kind: .partner,
                id: principal.id,
                organisation: OrganisationPath("acme/partners/blossom")
            )
        }
    }

    private func calls(_ trail: AuditTrail, refusedAs reason: String? = nil) -> AuditedCalls {
        var calls = AuditedCalls(auditor: trail)
        calls.principal = Principal(kind: .partner, id: "blossom")
        calls.scopes = Gate(reason: reason)
        calls.target = AccessTarget(memberID: 4_711)
        return calls
    }

    @Test func partnerIsRecordedWithItsUnit() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                try await calls(trail).succeeds()
                var query = AuditQuery(countMax: 10)
                query.organisation = OrganisationPath("acme")
                let records = try await trail.records(query)
                #expect(records.map(\.entry.principalOrganisation) == ["acme/partners/blossom"])
                #expect(records.first?.end?.code == 0)
            }
        }
    }

    /// The clock goes on by a second with every look at it: 150 calls take some minutes.
    @Test func refusedPartnerIsRecordedOnceAMinute() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                for _ in 0..<150 {
                    #expect(
                        try await calls(trail, refusedAs: "rpc.rate_limited").call()
                            == "rpc.rate_limited"
                    )
                }
                let first = try await trail.records(AuditQuery(countMax: 100))
                #expect((2...4).contains(first.count), "\(first.count)")
                #expect(first.allSatisfy { $0.end?.reason == "rpc.rate_limited" })
                // Another reason, and whatever the partner does do, are not held back by that.
                _ = try await calls(trail, refusedAs: "rpc.partner_unknown").call()
                try await calls(trail).succeeds()
                try await calls(trail).succeeds()
                let all = try await trail.records(AuditQuery(countMax: 100))
                #expect(all.count == first.count + 3)
            }
        }
    }

    @Test func refusalsAreForgottenAfterAMinute() throws {
        var refusals = RecentRefusals()
        let error = RPCError(.permissionDenied, reason: "rpc.partner_unknown", message: "no")
        func source(_ id: Int) -> RefusalSource {
            let action = AuditedAction(
                principal: Principal(kind: .partner, id: "p\(id)"),
                peer: nil,
                method: "test.Members/Change",
                target: AccessTarget()
            )
            return RefusalSource(action, error)
        }
        let start = Timestamp(microseconds: 1_760_000_000_000_000)
        for id in 0..<RecentRefusals.countMax {
            let isNew = refusals.insert(source(id), at: start)
            #expect(isNew)
        }
        let further = refusals.insert(source(-1), at: start)
        #expect(!further)
        let again = refusals.insert(source(0), at: start.advanced(by: .seconds(59)))
        #expect(!again)
        let later = refusals.insert(source(-1), at: start.advanced(by: .seconds(60)))
        #expect(later)
    }

    @Test func memberSeesReadsUnderEachOfItsIDs() async throws {
        try await StorageEngine.sqlite.withDatabase { database in
            try await AuditTrail.with(database) { trail in
                for member in [4_711, 4_712, 4_713] as [Int64] {
                    var calls = AuditedCalls(auditor: trail)
                    calls.target = AccessTarget(memberID: member, organisation: "acme/north")
                    calls.purpose = "complaint"
                    calls.handler = { try await $0.audit(unmasked: ["name"]) }
                    try await calls.succeeds()
                }
                let other = try #require(MemberID(rawValue: 4_712))
                let handlers = AuditHandlers(trail: trail, everyID: { [$0, other] })
                let response = try await handlers.listMemberReads(
                    RPCV1.ListMemberReadsRequest(memberID: 4_711),
                    context: CallContext(
                        method: AuditedCalls.method,
                        principal: Principal(kind: .member, id: "4711"),
                        peer: nil,
                        deadline: nil,
                        metadata: CallMetadata()
                    )
                )
                #expect(response.records.map(\.memberID) == [4_712, 4_711])
            }
        }
    }
}
