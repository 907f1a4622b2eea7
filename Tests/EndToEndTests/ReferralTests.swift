import Foundation
import Testing

extension EndToEndTests {
    /// Invitations and tags over real processes: identity hears of orders from points, and has
    /// points book what they earn.
    @Suite(.serialized)
    struct ReferralTests {
        private static let program = """
            rules_version: 1
            tags:
              - tag: sensitive_skin
                group: skin
                description: {en: sensitive skin, zh: 敏感肌}
                rule:
                  all:
                    - bought: products
                      of: {categories: [skincare/*]}
                      at_least: 2
                      within_days: 180
            referrals:
              - campaign: friends
                organisation: acme
                reward: {kind: points, inviter: 500, invitee: 50}
                budget: 1000
                claim_days: 30
                return_days: 0
            """

        @Test func anInvitationEarnsAndIsUndone() async throws {
            let file = FileManager.default.temporaryDirectory
                .appending(path: "huitou-program-\(UInt64.random(in: 0 ... .max)).yaml")
            try Data(Self.program.utf8).write(to: file)
            defer {
                // Nothing depends on the file being gone.
                try? FileManager.default.removeItem(at: file)
            }
            let environment = [
                "HUITOU_IDENTITY_PROGRAM": file.path,
                "HUITOU_IDENTITY_SWEEP_INTERVAL": "200ms",
            ]
            try await Installation.with(environment: environment) { installation in
                let inviter = try await Self.register("13800000001", installation)
                let invitee = try await Self.register("13800000002", installation)
                let code = try await installation.call(
                    "identity/GetInviteCode",
                    "{\"memberId\": \"\(inviter)\"}"
                )
                let text = try #require(code["code"] as? String)
                let claim = try await installation.call(
                    "identity/ClaimReferral",
                    """
                    {"memberId": "\(invitee)", "code": "\(text.lowercased())",
                     "idempotencyKey": "claim"}
                    """
                )
                #expect(claim["referralId"] != nil)
                try await Self.order("1", invitee, installation)
                #expect(try await Self.reaches("REFERRAL_STATE_REWARDED", inviter, installation))
                #expect(try await Self.points(inviter, installation) == "500")
                #expect(try await Self.tags(invitee, installation) == ["sensitive_skin"])
                // identity is killed, and the refund comes while it is away.
                try await installation.kill("identity")
                _ = try await installation.call(
                    "points/ReverseOrder",
                    """
                    {"channel": "pos", "orderId": "1", "organisation": "acme/north/store-1",
                     "idempotencyKey": "back", "reasonCode": "returned"}
                    """
                )
                try await installation.start("identity")
                #expect(try await Self.reaches("REFERRAL_STATE_UNDONE", inviter, installation))
                #expect(try await Self.points(inviter, installation) == "0")
                #expect(try await Self.points(invitee, installation) == "0")
                #expect(try await Self.tags(invitee, installation) == [])
                for service in ["identity", "points"] {
                    let verified = try await installation.huitou("verify", service)
                    #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                }
            }
        }

        private static func register(
            _ phone: String,
            _ installation: Installation
        ) async throws -> String {
            let answer = try await installation.call(
                "identity/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "\(phone)"}],
                 "organisation": "acme/north", "channel": "pos", "idempotencyKey": "\(phone)"}
                """
            )
            return try #require(answer["memberId"] as? String)
        }

        private static func order(
            _ number: String,
            _ member: String,
            _ installation: Installation
        ) async throws {
            let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
            _ = try await installation.call(
                "points/CommitOrder",
                """
                {"channel": "pos", "orderId": "\(number)", "memberId": "\(member)",
                 "organisation": "acme/north/store-1", "paidAt": "\(now)", "lines": [
                 {"sku": "a", "category": "skincare/day", "quantity": "1", "paidFen": "2000"},
                 {"sku": "b", "category": "skincare/night", "quantity": "1", "paidFen": "3000"}]}
                """
            )
        }

        /// Whether the inviter's one referral gets there.
        private static func reaches(
            _ state: String,
            _ inviter: String,
            _ installation: Installation
        ) async throws -> Bool {
            let clock = ContinuousClock()
            let end = clock.now + .seconds(60)
            while clock.now < end {
                let result = try await installation.huitou(
                    "call",
                    "identity/ListReferrals",
                    "{\"memberId\": \"\(inviter)\"}"
                )
                if result.exitCode == 0 {
                    let answer = try Installation.object(result.output)
                    let referrals = answer["referrals"] as? [[String: Any]]
                    if referrals?.first?["state"] as? String == state { return true }
                }
                // There is nothing to be told of the state by.
                try await clock.sleep(for: .milliseconds(200))
            }
            return false
        }

        private static func points(
            _ member: String,
            _ installation: Installation
        ) async throws -> String {
            let answer = try await installation.call(
                "points/GetBalance",
                "{\"memberId\": \"\(member)\"}"
            )
            #expect(answer["balances"] != nil)
            // Zero is not written.
            return Installation.availablePoints(answer) ?? "0"
        }

        private static func tags(
            _ member: String,
            _ installation: Installation
        ) async throws -> [String] {
            let answer = try await installation.call(
                "identity/GetMemberTags",
                "{\"memberId\": \"\(member)\"}"
            )
            return (answer["tags"] as? [[String: Any]] ?? []).compactMap { $0["tag"] as? String }
        }
    }
}
