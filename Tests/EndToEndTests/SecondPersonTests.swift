import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// Acts that need a second person, over real processes: approvals lie in identity, and are used
    /// where the act is done.
    @Suite(.serialized)
    struct SecondPersonTests {
        @Test func refundsAndMergesWaitForASecondPerson() async throws {
            try await Installation.with { installation in
                for (service, setting, value) in [
                    ("identity", "HUITOU_MERGES_SECOND_PERSON", "true"),
                    ("points", "HUITOU_REFUNDS_SECOND_PERSON_ABOVE", "10000"),
                ] {
                    try await installation.kill(service, signal: SIGTERM)
                    try await installation.start(service, with: [setting: value])
                }
                let status = try await installation.huitou("status", "--wait", "60")
                try #require(status.exitCode == 0, "\(status.output) \(status.errors)")
                let one = try await Self.register(installation, "13800000001")
                let two = try await Self.register(installation, "13800000002")
                try await Self.commit(installation, one)
                try await Self.expectOnce(
                    installation,
                    "points/ReverseOrder",
                    #""channel": "pos", "orderId": "A-1", "reasonCode": "returned""#,
                    without: "points.approval_required",
                    asking: ("SENSITIVE_ACT_REFUND", one, "order pos/A-1")
                )
                try await Self.expectOnce(
                    installation,
                    "identity/MergeMembers",
                    #""survivorId": "\#(one)", "absorbedId": "\#(two)", "reason": "one person""#,
                    without: "identity.approval_unknown",
                    asking: ("SENSITIVE_ACT_MERGE_MEMBERS", one, "merge \(two)")
                )
            }
        }

        private static func register(
            _ installation: Installation,
            _ phone: String
        ) async throws -> String {
            let answer = try await installation.call(
                "identity/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\(phone)"}],
                 "organisation": "demo/s1", "channel": "pos", "idempotencyKey": "\(phone)"}
                """
            )
            return try #require(answer["memberId"] as? String)
        }

        private static func commit(_ installation: Installation, _ member: String) async throws {
            let paidAt = Int64(Date().timeIntervalSince1970) * 1_000_000
            _ = try await installation.call(
                "points/CommitOrder",
                """
                {"channel": "pos", "orderId": "A-1", "memberId": "\(member)",
                 "organisation": "demo/s1", "paidAt": "\(paidAt)",
                 "lines": [{"sku": "tv", "quantity": "1", "paidFen": "20000"}]}
                """
            )
        }

        /// An act is refused until a second person has allowed it, and is then done once.
        private static func expectOnce(
            _ installation: Installation,
            _ method: String,
            _ fields: String,
            without reason: String,
            asking subject: (act: String, member: String, reference: String)
        ) async throws {
            func act(_ approval: String, key: String) async throws -> Subprocess {
                try await installation.huitou(
                    "call",
                    method,
                    """
                    {\(fields), "organisation": "demo", "idempotencyKey": "\(key)",
                     "approvalId": "\(approval)"}
                    """
                )
            }
            let refused = try await act("0", key: "act")
            #expect(refused.errors.contains(reason), "\(refused.errors)")
            let asked = try await installation.call(
                "identity/RequestApproval",
                """
                {"act": "\(subject.act)", "memberId": "\(subject.member)",
                 "organisation": "demo", "reference": "\(subject.reference)",
                 "reason": "asked for", "idempotencyKey": "\(subject.act)"}
                """
            )
            let approval = try #require(
                (asked["approval"] as? [String: Any])?["approvalId"] as? String
            )
            let early = try await act(approval, key: "act")
            #expect(early.errors.contains("identity.approval_missing"), "\(early.errors)")
            let decision = """
                {"approvalId": "\(approval)", "approved": true, "reason": "seen",
                 "idempotencyKey": "decide-\(approval)"}
                """
            let own = try await installation.huitou("call", "identity/DecideApproval", decision)
            #expect(own.errors.contains("identity.approval_own"), "\(own.errors)")
            let token = try await installation.huitou(
                "token",
                "--kind",
                "staff",
                "--id",
                "ben",
                "--organisation",
                "demo",
                "--role",
                "hq_admin"
            )
            let decided = try await installation.huitou(
                "call",
                "--certificate",
                "gateway",
                "--token",
                token.output.trimmingCharacters(in: .whitespacesAndNewlines),
                "identity/DecideApproval",
                decision
            )
            #expect(decided.exitCode == 0, "\(decided.errors)")
            let done = try await act(approval, key: "act")
            #expect(done.exitCode == 0, "\(done.errors)")
            let again = try Installation.object(try await act(approval, key: "act").output)
            #expect(again["replayed"] as? Bool == true, "\(again)")
        }
    }
}
