import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// The report of prices that nothing published explains.
@Suite(.timeLimit(.minutes(2)))
struct PriceFairnessCallTests {
    private func report(
        _ house: OfferHouse,
        organisation: String = "acme"
    ) async throws -> RecommendationsV1.GetPriceFairnessResponse {
        try await OffersHandlers(desk: house.desk()).getPriceFairness(
            .init(
                organisation: organisation,
                firstDay: "2025-12-01",
                lastDay: "2026-01-01"
            ),
            context: house.context()
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func publishedOffersExplainAndOthersDoNot(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk()
            try await house.buy(
                (1...6).map { .init(member: $0, daysAgo: 3, paidFen: 1_000) } + [
                    // A tenth off, as is published.
                    .init(member: 7, daysAgo: 3, paidFen: 900, discountFen: 100),
                    // Two of it at the same price.
                    .init(member: 8, daysAgo: 3, paidFen: 2_000, quantity: 2),
                    // Off for whatever reason.
                    .init(member: 9, daysAgo: 3, paidFen: 700, discountFen: 300),
                    // Another store has its own prices.
                    .init(member: 9, daysAgo: 3, paidFen: 1_400, store: "acme/south/store-2"),
                    // On sale for everybody.
                    .init(member: 1, daysAgo: 2, paidFen: 800, discountFen: 200),
                    .init(member: 2, daysAgo: 2, paidFen: 800, discountFen: 200),
                ]
            )
            try await house.put(
                desk,
                [
                    house.coupon("tenth") {
                        $0.kind = .percent
                        $0.benefitFen = 0
                        $0.percentOff = 1_000
                        $0.benefitMaxFen = 5_000
                        $0.startsAt -= 10 * OfferHouse.day
                        $0.skus = ["tea"]
                    }
                ]
            )
            let answer = try await report(house)
            #expect(answer.sales == 12)
            #expect(answer.groups == 3)
            #expect(answer.dispersedGroups == 1)
            #expect(answer.unexplainedSales == 1)
            #expect(answer.explainedShare > 0 && answer.explainedShare < 1)
            let finding = try #require(answer.findings.first)
            #expect(finding.sku == "tea" && finding.organisation == "acme/north/store-1")
            #expect(finding.sales == 9 && finding.unexplainedSales == 1)
            #expect(finding.lowestFen == 700 && finding.highestFen == 1_000)
            #expect(finding.day == "2025-12-29")
            #expect(answer.parts.map(\.members).reduce(0, +) == 9)
            #expect(!answer.flagged)
            // One unit sees its own.
            #expect(try await report(house, organisation: "acme/south").sales == 1)
        }
    }

    /// The most valuable members pay a twentieth more: the report says so.
    @Test func whatTheValuablePayMoreIsFlagged() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            var orders: [OfferHouse.Order] = []
            for member in Int64(1)...100 {
                for index in 0..<(3 + member / 5) {
                    let day = 1 + (member + index) % 5
                    orders.append(
                        .init(
                            member: member,
                            daysAgo: day,
                            paidFen: member > 90 ? 1_050 : 1_000
                        )
                    )
                }
            }
            try await house.buy(orders)
            let answer = try await report(house)
            #expect(answer.flagged)
            #expect(answer.parts.last?.flagged == true)
            #expect(abs((answer.parts.last?.difference ?? 0) - 0.05) < 0.015)
            #expect(answer.unexplainedSales > 100)
        }
    }

    @Test func ordersTakenBackAndMovedCountOnce() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            try await house.buy([.init(member: 1, daysAgo: 3), .init(member: 2, daysAgo: 3)])
            let (one, two) = (MemberID(rawValue: 1), MemberID(rawValue: 2))
            let (first, second) = (try #require(one), try #require(two))
            let store = house.store
            for (absorbed, survivor) in [(second, first)] {
                _ = try await house.database.write {
                    try store.apply([.merged(absorbed, into: survivor, mergeID: 4)], in: $0)
                }
            }
            let answer = try await report(house)
            #expect(answer.sales == 2)
            #expect(answer.parts.map(\.members).reduce(0, +) == 1)
        }
    }

    @Test func badPeriodsNameTheirField() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let handlers = OffersHandlers(desk: try await house.desk())
            for (first, last, field) in [
                ("2026-13-01", "2026-01-01", "first_day"), ("2026-01-02", "", "last_day"),
                ("2026-01-02", "2026-01-01", "last_day"),
                ("2025-01-01", "2026-01-02", "last_day"),
            ] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await handlers.getPriceFairness(
                        .init(organisation: "acme", firstDay: first, lastDay: last),
                        context: house.context()
                    )
                }
                #expect(error?.fieldViolations.map(\.field) == [field])
            }
        }
    }
}
