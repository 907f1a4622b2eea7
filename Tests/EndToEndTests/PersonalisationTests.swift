import Foundation
import Messages
import RPCCore
import RPCTransport
import Testing

extension EndToEndTests {
    /// One switch turns personalisation off: recommendations obeys it soon after identity was told.
    @Suite(.serialized)
    struct PersonalisationTests {
        /// How often the switch is thrown, off and on again.
        private static let roundCount = 21
        /// Half of all times are below this.
        private static let medianMax = Duration.seconds(1)
        /// Every time is below this.
        private static let eachMax = Duration.seconds(3)

        @Test func theSwitchIsObeyedWithinASecond() async throws {
            try await Installation.with { installation in
                let services = ["identity", "points", "recommendations"]
                try await RPCClientChannel.with(services, of: installation) { channels in
                    let shopper = try await Shopper(channels)
                    let isKnown = try await Wait.until(within: .seconds(60)) {
                        try await shopper.isPersonal()
                    }
                    try #require(isKnown, "the purchases did not come to recommendations")
                    var times: [Bool: [Duration]] = [:]
                    for round in 0..<Self.roundCount {
                        for isOn in [false, true] {
                            let time = try await shopper.time(turning: isOn, round)
                            times[isOn, default: []].append(try #require(time))
                        }
                    }
                    for (isOn, name) in [(false, "off"), (true, "on")] {
                        let sorted = times[isOn, default: []].sorted()
                        let median = sorted[sorted.count / 2]
                        let worst = try #require(sorted.last)
                        print("personalisation \(name): median \(median), worst \(worst)")
                        #expect(median < Self.medianMax && worst < Self.eachMax)
                    }
                }
            }
        }

        /// A member that has bought something, and what is recommended to it.
        private struct Shopper {
            private let memberID: Int64
            private let consents: IdentityV1.ConsentsClient
            private let recommendations: RecommendationsV1.RecommendationsClient

            init(_ channels: [String: RPCClientChannel]) async throws {
                func channel(_ service: String) throws -> RPCClientChannel {
                    try #require(channels[service])
                }
                consents = IdentityV1.ConsentsClient(channel: try channel("identity"))
                recommendations = RecommendationsV1.RecommendationsClient(
                    channel: try channel("recommendations")
                )
                _ = try await recommendations.putProducts(
                    .init(
                        products: ["milk", "bread"].map { sku in
                            .init(sku: sku, name: sku, category: "food", recommendable: true)
                        }
                    )
                )
                let identity = IdentityV1.IdentityClient(channel: try channel("identity"))
                memberID = try await identity.registerMember(
                    .init(
                        identities: [.init(kind: .phone, value: "13800001234")],
                        organisation: "demo/retail/store-1",
                        channel: "pos",
                        idempotencyKey: "shopper"
                    )
                ).memberID
                let points = PointsV1.PointsClient(channel: try channel("points"))
                let now = Int64(Date().timeIntervalSince1970) * 1_000_000
                for day in 1...2 {
                    _ = try await points.commitOrder(
                        .init(
                            channel: "pos",
                            orderID: "order-\(day)",
                            memberID: memberID,
                            organisation: "demo/retail/store-1",
                            paidAt: now - Int64(day) * 86_400_000_000,
                            lines: [
                                .init(sku: "milk", category: "food", quantity: 1, paidFen: 500)
                            ]
                        )
                    )
                }
            }

            /// Whether what is recommended says anything of what the member bought.
            func isPersonal() async throws -> Bool {
                let answer = try await recommendations.recommend(.init(memberID: memberID))
                let codes = answer.items.flatMap(\.reasons).map(\.code)
                return answer.lastPurchaseAt != 0
                    || codes.contains { $0.hasPrefix("you_") }
            }

            /// From before the switch is thrown until the first answer that obeys it; `nil` where
            /// none does in time, or a later one does not.
            func time(turning isOn: Bool, _ round: Int) async throws -> Duration? {
                let clock = ContinuousClock()
                let start = clock.now
                _ = try await consents.setPersonalisation(
                    .init(
                        memberID: memberID,
                        personalised: isOn,
                        source: "app",
                        idempotencyKey: "\(isOn)-\(round)"
                    )
                )
                repeat {
                    guard try await isPersonal() == isOn else { continue }
                    let time = start.duration(to: clock.now)
                    for _ in 0..<3 {
                        guard try await isPersonal() == isOn else { return nil }
                    }
                    return time
                } while start.duration(to: clock.now) < PersonalisationTests.eachMax
                return nil
            }
        }
    }
}
