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

/// Budgets and numbers hold, however many choose at once; uses count once.
@Suite(.timeLimit(.minutes(2)))
struct OfferBudgetTests {
    @Test(arguments: StorageEngine.allCases)
    func budgetsHoldUnderConcurrency(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let members = Int64(1)...60
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(
                try await house.desk(),
                [
                    // Enough for 13, and for 600 fen more.
                    house.coupon("budget") { $0.budgetFen = 13 * 500 + 400 },
                    house.coupon("number") { $0.membersMax = 17 },
                ]
            )
            let made = try await withThrowingTaskGroup(of: [String].self) { group in
                for task in 0..<10 {
                    // A process of its own.
                    let desk = try await house.desk()
                    group.addTask {
                        var made: [String] = []
                        for member in members where member % 10 == Int64(task) % 10 {
                            let answer = try await OffersHandlers(desk: desk).chooseOffers(
                                .init(memberID: member, offersMax: 5),
                                context: house.context()
                            )
                            made += answer.offers.map(\.offerID)
                        }
                        return made
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(made.count { $0 == "budget" } == 13)
            #expect(made.count { $0 == "number" } == 17)
            let totals = try await house.offers.totals()
            #expect(totals["budget"]?.reservedFen == 6_500)
            #expect(totals["budget"]?.made == 13)
            #expect(totals["number"]?.made == 17)
        }
    }

    /// The same member asked for by ten at once gets each offer once.
    @Test(arguments: StorageEngine.allCases)
    func oneMemberAskedForByManyGetsEachOnce(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(try await house.desk(), [house.coupon("a"), house.coupon("b")])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    let desk = try await house.desk()
                    group.addTask {
                        _ = try await OffersHandlers(desk: desk).chooseOffers(
                            .init(memberID: 1),
                            context: house.context()
                        )
                    }
                }
                try await group.waitForAll()
            }
            let totals = try await house.offers.totals()
            #expect(totals.mapValues(\.made) == ["a": 1, "b": 1])
            #expect(totals.mapValues(\.reservedFen) == ["a": 500, "b": 500])
        }
    }

    private func use(
        _ house: OfferHouse,
        _ desk: OfferDesk,
        offer: String = "c",
        order: String = "o-1",
        benefitFen: Int64 = 300
    ) async throws -> Bool {
        try await OffersHandlers(desk: desk).reportOfferUse(
            .init(
                memberID: 1,
                offerID: offer,
                channel: "pos",
                orderID: order,
                benefitFen: benefitFen,
                usedAt: house.now.microseconds
            ),
            context: house.context()
        ).replayed
    }

    @Test(arguments: StorageEngine.allCases)
    func usesCountOnce(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c"), house.coupon("d")])
            func reason(_ body: () async throws -> Bool) async -> String? {
                do {
                    _ = try await body()
                    return nil
                } catch { return (error as? RPCError)?.reason }
            }
            #expect(
                await reason { try await use(house, desk) } == "recommendations.offer_not_made"
            )
            _ = try await OffersHandlers(desk: desk).chooseOffers(
                .init(memberID: 1),
                context: house.context()
            )
            #expect(
                await reason { try await use(house, desk, benefitFen: 501) }
                    == "rpc.invalid_field"
            )
            #expect(try await use(house, desk) == false)
            #expect(try await use(house, desk) == true)
            #expect(
                await reason { try await use(house, desk, order: "o-2") }
                    == "recommendations.offer_used"
            )
            var totals = try await house.offers.totals()
            #expect(totals["c"]?.spentFen == 300 && totals["c"]?.reservedFen == 0)
            #expect(totals["c"]?.used == 1)
            house.wait(days: 9)
            #expect(
                await reason { try await use(house, desk, offer: "d") }
                    == "recommendations.offer_lapsed"
            )
            // Tills may be late: what was set aside is free two days later only.
            try await desk.sweep()
            #expect(try await house.offers.totals()["d"]?.reservedFen == 500)
            house.wait(days: 2)
            try await desk.sweep()
            totals = try await house.offers.totals()
            #expect(totals["d"]?.reservedFen == 0)
            #expect(totals["c"]?.spentFen == 300)
        }
    }

    /// Nothing is kept of an erased member, and what was set aside for it is free.
    @Test(arguments: StorageEngine.allCases)
    func erasedMembersLeaveNothing(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c")])
            _ = try await OffersHandlers(desk: desk).chooseOffers(
                .init(memberID: 1),
                context: house.context()
            )
            let member = try #require(MemberID(rawValue: 1))
            #expect(try await house.offers.makings(of: member).count == 1)
            let store = house.store
            _ = try await house.database.write { try store.apply([.erased(member)], in: $0) }
            #expect(try await house.offers.makings(of: member).isEmpty)
            #expect(try await house.offers.totals()["c"]?.reservedFen == 0)
            // Nor is anything made to it again.
            _ = try await OffersHandlers(desk: desk).chooseOffers(
                .init(memberID: 1),
                context: house.context()
            )
            #expect(try await house.offers.makings(of: member).isEmpty)
        }
    }
}
