import FaultProxy
import Foundation
import Glibc
import Testing

extension EndToEndTests {
    /// What tills and apps see while the ways between the services are bad.
    @Suite(.serialized)
    struct FaultTests {
        /// An order of 12.34 yuan by a member.
        private static func order(_ name: String, of member: String) -> String {
            let now = Int(Date.now.timeIntervalSince1970) * 1_000_000
            return """
                {"channel": "pos", "orderId": "\(name)", "memberId": "\(member)",
                 "organisation": "demo/retail/store-1", "paidAt": "\(now)",
                 "lines": [{"sku": "a", "quantity": "1", "paidFen": "1234"}]}
                """
        }

        /// The services behind the gateway, and the part of a home that each of them gives.
        private static let parts = [
            "identity": "PART_PROFILE", "points": "PART_POINTS", "tiers": "PART_TIER",
            "recommendations": "PART_RECOMMENDATIONS",
        ]

        /// Links that do harm, one kind after another.
        private static let faults: [(name: String, script: LinkScript)] = [
            ("cut in the handshake", LinkScript(up: [.pass(300), .reset])),
            ("cut in the answer", LinkScript(down: [.pass(2_600), .close])),
            ("stalled", LinkScript(down: [.pass(1_500), .stall])),
            ("half closed", LinkScript(down: [.pass(2_600), .halfClose])),
            (
                "a byte at a time, slowly",
                LinkScript(
                    up: [.trickle(byteCount: 1, every: .milliseconds(20))]
                )
            ),
            ("corrupted", LinkScript(up: [.pass(900), .corrupt(1)])),
        ]

        @Test func homesAndOrdersSurviveBadWays() async throws {
            let bench = try await Bench.start()
            try await Installation.with(environment: bench.environment, portBase: bench.portBase) {
                installation in
                let member = try await Self.register(installation)
                for (service, part) in Self.parts.sorted(by: { $0.key < $1.key }) {
                    let proxy = try #require(bench.proxies[service])
                    for (name, script) in Self.faults {
                        proxy.setScript { _ in script }
                        proxy.resetLinks()
                        let label = "\(service), \(name)"
                        try await Self.homeAnswers(installation, member, part, label)
                        try await Self.orderIsCleanlyDone(installation, member, label)
                    }
                    proxy.setScript { _ in .unharmed }
                    proxy.resetLinks()
                    let isWhole = try await Wait.until(within: .seconds(30)) {
                        try await Self.home(installation, member)?["missing"] == nil
                    }
                    #expect(isWhole, "the home is not whole once \(service) is back")
                }
                try await Self.everythingAddsUp(installation, member)
            }
            bench.stop()
        }

        /// Random faults on every way at once, from a seed, while orders go on.
        @Test func ordersAreBookedOnceOverRandomFaults() async throws {
            let bench = try await Bench.start()
            try await Installation.with(environment: bench.environment, portBase: bench.portBase) {
                installation in
                let member = try await Self.register(installation)
                bench.setRandomScripts(seed: 11)
                for number in 0..<(Bench.isLongRun ? 60 : 8) {
                    // A till repeats an order under its own id until it is told what became of it.
                    let isBooked = try await Wait.until(within: .seconds(60)) {
                        let answer = try await installation.huitou(
                            "call",
                            "gateway/CommitOrder",
                            Self.order("random-\(number)", of: member)
                        )
                        return answer.exitCode == 0
                    }
                    #expect(isBooked, "order \(number) was never booked")
                }
                for proxy in bench.proxies.values {
                    proxy.setScript { _ in .unharmed }
                    proxy.resetLinks()
                }
                try await Self.everythingAddsUp(installation, member)
            }
            bench.stop()
        }

        private static func register(_ installation: Installation) async throws -> String {
            let registered = try await installation.call(
                "gateway/RegisterMember",
                """
                {"identities": [{"kind": "IDENTITY_KIND_PHONE", "value": "13912340000"}],
                 "name": "Wang Wei",
                 "organisation": "demo/retail", "channel": "app", "idempotencyKey": "faults"}
                """
            )
            return try #require(registered["memberId"] as? String)
        }

        /// The home; `nil` where it is refused.
        private static func home(
            _ installation: Installation,
            _ member: String
        ) async throws -> [String: Any]? {
            let result = try await installation.huitou(
                "call",
                "gateway/GetHome",
                #"{"memberId": "\#(member)"}"#
            )
            guard result.exitCode == 0 else {
                let error = try Installation.object(result.errors)
                #expect(
                    ["UNAVAILABLE", "DEADLINE_EXCEEDED"].contains(error["code"] as? String),
                    "\(result.errors)"
                )
                return nil
            }
            return try Installation.object(result.output)
        }

        /// A home comes in time, with everything or with the name of what is missing.
        private static func homeAnswers(
            _ installation: Installation,
            _ member: String,
            _ part: String,
            _ label: String
        ) async throws {
            let start = ContinuousClock.now
            let home = try await home(installation, member)
            #expect(start.duration(to: .now) < .seconds(15), "\(label)")
            guard let home else {
                // Only without the member's profile there is no home at all.
                #expect(part == "PART_PROFILE", "\(label)")
                return
            }
            let missing = (home["missing"] as? [[String: Any]] ?? [])
                .compactMap { $0["part"] as? String }
            #expect(Set(missing).isSubset(of: [part]), "\(label): \(missing)")
        }

        /// An order is booked, or refused in a way that lets the till try again.
        private static func orderIsCleanlyDone(
            _ installation: Installation,
            _ member: String,
            _ label: String
        ) async throws {
            let result = try await installation.huitou(
                "call",
                "gateway/CommitOrder",
                order(label.replacing(" ", with: "-").replacing(",", with: ""), of: member)
            )
            guard result.exitCode != 0 else { return }
            let error = try Installation.object(result.errors)
            #expect(
                ["UNAVAILABLE", "DEADLINE_EXCEEDED"].contains(error["code"] as? String),
                "\(label): \(result.errors)"
            )
        }

        /// The stores verify, and what the member has is what the journal says.
        private static func everythingAddsUp(
            _ installation: Installation,
            _ member: String
        ) async throws {
            let trial = try await installation.call("points/GetTrialBalance", "{}")
            let orders = Int(trial["orders"] as? String ?? "") ?? 0
            #expect(orders > 0)
            let balance = try await installation.call(
                "points/GetBalance",
                #"{"memberId": "\#(member)"}"#
            )
            #expect(Installation.availablePoints(balance) == String(12 * orders), "\(balance)")
            let isCaughtUp = try await Wait.until(within: .seconds(60)) {
                let home = try await home(installation, member)
                let tier = home?["tier"] as? [String: Any]
                return home?["missing"] == nil && tier?["growth"] as? String == String(12 * orders)
            }
            #expect(isCaughtUp, "tiers did not catch up")
            let verified = try await installation.huitou("verify")
            #expect(verified.exitCode == 0, "\(verified.output) \(verified.errors)")
        }
    }
}
