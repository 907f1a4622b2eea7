import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// A grocery chain's real receipts, through the gateway.
    @Suite(.serialized, .enabled(if: RetailData.folder != nil, "HUITOU_RETAIL_DATA is not set"))
    struct ImportTests {
        /// The zone in which the chain keeps its days.
        static let zone = ["HUITOU_PROGRAM_TIME_ZONE": "America/New_York"]
        /// Until when is imported while a service is killed: 4,083 receipts.
        private static let killDay = "2017-01-10"

        @Test func theFirstQuarterGoesInOnce() async throws {
            let folder = try #require(RetailData.folder)
            let expected = try await RetailData.totals(until: "2017-03-31")
            #expect(expected.receipts == 37_560)
            try await Installation.with(environment: Self.zone) { installation in
                let first = try await installation.huitou(
                    "import",
                    "retail",
                    folder,
                    "--until",
                    "2017-03-31",
                    timeout: .seconds(900)
                )
                #expect(first.exitCode == 0, "\(first.errors)")
                let report = try Installation.object(first.output)
                #expect(report["ordersBooked"] as? Int == expected.receipts)
                #expect(report["members"] as? Int == expected.households)
                #expect(report["points"] as? Int == expected.points)

                // Again: the first month says of every order that it is there.
                let month = try await RetailData.totals(until: "2017-01-31")
                let second = try await installation.huitou(
                    "import",
                    "retail",
                    folder,
                    "--until",
                    "2017-01-31",
                    timeout: .seconds(900)
                )
                let again = try Installation.object(second.output)
                #expect(again["orders"] as? Int == month.receipts)
                #expect(again["ordersBooked"] as? Int == 0)
                #expect(again["membersCreated"] as? Int == 0)
                #expect(again["points"] as? Int == month.points)

                let trial = try await installation.call("points/GetTrialBalance", "{}")
                let accounts = try #require(trial["accounts"] as? [[String: Any]])
                let members = accounts.first { $0["account"] as? String == "members" }
                #expect(members?["amount"] as? String == String(expected.points))
                let verified = try await installation.huitou("verify", timeout: .seconds(600))
                #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
                try await Self.homeShowsWhatWasBought(installation)
            }
        }

        /// A household of the data: what it bought, earned and reached is on its home.
        private static func homeShowsWhatWasBought(_ installation: Installation) async throws {
            let found = try await installation.call(
                "gateway/IdentifyMember",
                #"{"identities": [{"kind": "IDENTITY_KIND_CARD", "value": "HH00000900"}]}"#
            )
            let member = try #require(found["memberId"] as? String)
            let expected = try await RetailData.totals(until: "2017-03-31", household: 900)
            // The window of the standing is this year's; the growth ledger holds that of 2017.
            let arrived = try await Wait.until(within: .seconds(60)) {
                let ledger = try await installation.call(
                    "tiers/ListGrowth",
                    #"{"memberId": "\#(member)", "pageSize": 200}"#
                )
                let entries = ledger["entries"] as? [[String: Any]] ?? []
                let growth = entries.compactMap { ($0["growth"] as? String).flatMap { Int($0) } }
                return growth.reduce(0, +) == expected.points
            }
            #expect(arrived, "tiers did not catch up")
            let home = try await installation.call(
                "gateway/GetHome",
                #"{"memberId": "\#(member)", "recommendationsMax": 20}"#
            )
            #expect(Installation.availablePoints(home["points"]) == String(expected.points))
            let recommendations = try #require(home["recommendations"] as? [String: Any])
            let items = try #require(recommendations["items"] as? [[String: Any]])
            #expect(items.count == 20)
            #expect(items.allSatisfy { ($0["reasons"] as? [Any])?.isEmpty == false })
            let bought = try await RetailData.products(of: 900, until: "2017-03-31")
            #expect(items.prefix(5).contains { bought.contains($0["sku"] as? String ?? "") })
        }

        @Test(arguments: ["identity", "points", "tiers", "recommendations", "gateway"])
        func aKilledServiceLosesAndDoublesNothing(service: String) async throws {
            let folder = try #require(RetailData.folder)
            let expected = try await RetailData.totals(until: Self.killDay)
            try await Installation.with(environment: Self.zone) { installation in
                let running = try installation.startHuitou(
                    "import",
                    "retail",
                    folder,
                    "--until",
                    Self.killDay
                )
                let trial = { () async throws -> Int in
                    let answer = try await installation.call("points/GetTrialBalance", "{}")
                    return Int(answer["orders"] as? String ?? "0") ?? 0
                }
                let isUnderWay = try await Wait.until(within: .seconds(120)) {
                    try await trial() > expected.receipts / 10
                }
                #expect(isUnderWay)
                #expect(running.isRunning, "the import was over before the kill")
                try await installation.kill(service)
                try await installation.up()
                let result = try await running.finish(within: .seconds(300))
                #expect(result.exitCode == 0, "\(result.errors)")
                let report = try Installation.object(result.output)
                #expect(report["orders"] as? Int == expected.receipts)
                #expect(report["points"] as? Int == expected.points)
                #expect(try await trial() == expected.receipts)
                let verified = try await installation.huitou("verify", timeout: .seconds(300))
                #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
            }
        }
    }
}
