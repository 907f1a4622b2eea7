import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// What tills and apps see while a service is away.
    @Suite(.serialized)
    struct OutageTests {
        /// An order of 12.34 yuan by a member.
        private static func order(_ number: Int, of member: String) -> String {
            let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
            return """
                {"channel": "pos", "orderId": "outage-\(number)", "memberId": "\(member)",
                 "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                 "lines": [{"sku": "a", "quantity": "1", "paidFen": "1234"}]}
                """
        }

        @Test func homeNamesWhatIsMissingAndOrdersGoOn() async throws {
            try await Installation.with { installation in
                let registered = try await installation.call(
                    "gateway/RegisterMember",
                    """
                    {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "13912345678"}],
                     "name": "Wang Wei",
                     "organisation": "demo/retail", "channel": "app", "idempotencyKey": "outage"}
                    """
                )
                let member = try #require(registered["memberId"] as? String)
                try await installation.kill("tiers")
                try await installation.kill("recommendations", signal: SIGTERM)

                for number in 1...3 {
                    let answer = try await installation.call(
                        "gateway/CommitOrder",
                        Self.order(number, of: member)
                    )
                    #expect((answer["entry"] as? [String: Any])?["amount"] as? String == "12")
                }
                let started = ContinuousClock.now
                let home = try await installation.call(
                    "gateway/GetHome",
                    #"{"memberId": "\#(member)"}"#
                )
                #expect(started.duration(to: .now) < .seconds(3))
                let missing = try #require(home["missing"] as? [[String: Any]])
                #expect(
                    Set(missing.compactMap { $0["part"] as? String }) == [
                        "PART_TIER", "PART_RECOMMENDATIONS",
                    ]
                )
                #expect(Installation.availablePoints(home["points"]) == "36")
                let till = try await installation.call(
                    "gateway/IdentifyMember",
                    #"{"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "+8613912345678"}]}"#
                )
                #expect(till["memberId"] as? String == member)

                try await installation.up()
                let isWhole = try await Wait.until(within: .seconds(30)) {
                    let home = try await installation.call(
                        "gateway/GetHome",
                        #"{"memberId": "\#(member)"}"#
                    )
                    let tier = home["tier"] as? [String: Any]
                    return home["missing"] == nil && tier?["growth"] as? String == "36"
                }
                #expect(isWhole, "tiers and recommendations did not catch up")
                let verified = try await installation.huitou("verify")
                #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
            }
        }

        @Test func anOrderShowsInTheHomeWithinASecond() async throws {
            try await Installation.with { installation in
                let registered = try await installation.call(
                    "gateway/RegisterMember",
                    """
                    {"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "FRESH001"}],
                     "name": "Li Na",
                     "organisation": "demo/retail", "channel": "app", "idempotencyKey": "fresh"}
                    """
                )
                let member = try #require(registered["memberId"] as? String)
                // The member's own list says so; that the product is popular would not be enough.
                func isKnown() async throws -> Bool {
                    let home = try await installation.call(
                        "gateway/GetHome",
                        #"{"memberId": "\#(member)"}"#
                    )
                    let list = try #require(home["recommendations"] as? [String: Any])
                    let items = list["items"] as? [[String: Any]] ?? []
                    let own = items.first { $0["sku"] as? String == "a" }
                    let reasons = own?["reasons"] as? [[String: Any]] ?? []
                    return list["lastPurchaseAt"] != nil && own?["isNew"] == nil
                        && reasons.contains { $0["code"] as? String == "you_bought_before" }
                }
                #expect(try await !isKnown())
                _ = try await installation.call(
                    "gateway/CommitOrder",
                    Self.order(1, of: member)
                )
                let isFresh = try await Wait.until(within: .seconds(1)) { try await isKnown() }
                #expect(isFresh)
            }
        }

        @Test func aSecondProcessOnOneFileIsRefused() async throws {
            try await Installation.with { installation in
                let second = try await installation.startSecond("points")
                #expect(second.exitCode == 1)
                #expect(second.errors.contains("points.sqlite"), "\(second.errors)")
                #expect(try Glibc.kill(installation.processID(of: "points"), 0) == 0)
            }
        }
    }
}
