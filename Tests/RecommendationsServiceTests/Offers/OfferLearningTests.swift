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

/// What is learned from members who were held out, and how it changes what is chosen.
@Suite(.timeLimit(.minutes(3)))
struct OfferLearningTests {
    @Test(arguments: StorageEngine.allCases)
    func effectsAreLearnedFromTheHeldOut(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk { $0.heldOut = 0.5 }
            let handlers = OffersHandlers(desk: desk)
            let members = Int64(1)...500
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(desk, [house.coupon("works"), house.coupon("next")])
            let before = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(before.models == 0)
            var random = SeededRandom(seed: 51)
            var buyers: [Int64] = []
            for member in members {
                let answer = try await handlers.chooseOffers(
                    .init(memberID: member, offersMax: 1),
                    context: house.context()
                )
                let rate = answer.heldOut ? 0.1 : 0.4
                if Double.random(in: 0..<1, using: &random) < rate { buyers.append(member) }
            }
            house.wait(days: 4)
            try await house.buy(buyers.map { .init(member: $0, daysAgo: 2) })
            let early = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(early.models == 0)
            house.wait(days: 6)
            let learned = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(learned.treatedMembers + learned.controlMembers == 500)
            // The offer's own and its kind's.
            #expect(Set(learned.effects.map(\.offerID)).isSuperset(of: [""]))
            let kind = try #require(learned.effects.first { $0.offerID.isEmpty }?.effect)
            #expect(kind.source == .measured)
            #expect(abs(kind.uplift - 3_000) < 4 * kind.deviation)
            #expect(kind.deviation < 600)
            // An offer that nobody has had is judged by its kind, in every process.
            let other = try await house.desk { $0.heldOut = 1e-9 }
            try await house.put(other, [house.coupon("new")])
            let preview = try await OffersHandlers(desk: other).chooseOffers(
                .init(memberID: 1, preview: true),
                context: house.context()
            )
            let offer = try #require(preview.offers.first { $0.offerID == "new" })
            #expect(offer.effect?.source == .measured)
            #expect(abs((offer.effect?.uplift ?? 0) - 3_000) < 1_500)
            let again = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(again.effects == learned.effects)
        }
    }

    /// What was measured to change nothing is not made any more, whatever was assumed.
    @Test func whatDoesNothingIsNotMadeAnyMore() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.5 }
            let handlers = OffersHandlers(desk: desk)
            try await house.buy((1...600).map { .init(member: $0, daysAgo: 300) })
            try await house.put(
                desk,
                [
                    house.coupon("useless") {
                        $0.benefitFen = 1_000
                        $0.contactFen = 40
                    }
                ]
            )
            // Of either kind every fifth buys.
            var counts = [true: 0, false: 0]
            var buyers: [Int64] = []
            for member in Int64(1)...500 {
                let answer = try await handlers.chooseOffers(
                    .init(memberID: member),
                    context: house.context()
                )
                counts[answer.heldOut, default: 0] += 1
                if counts[answer.heldOut, default: 0].isMultiple(of: 5) { buyers.append(member) }
            }
            house.wait(days: 5)
            try await house.buy(buyers.map { .init(member: $0, daysAgo: 3) })
            house.wait(days: 5)
            func offered() async throws -> Bool {
                let answer = try await OffersHandlers(desk: house.desk()).chooseOffers(
                    .init(memberID: 550, preview: true),
                    context: house.context()
                )
                return !answer.offers.isEmpty
            }
            #expect(try await offered())
            _ = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(try await !offered())
        }
    }

    /// A campaign that reached those who buy anyway: its effect is taken for what it is, an
    /// observation, and goes for kinds of coupons of which nothing was measured.
    @Test func pastCampaignsAreObserved() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            var random = SeededRandom(seed: 53)
            var orders: [OfferHouse.Order] = []
            var reached: Set<MemberID> = []
            for member in Int64(1)...900 {
                let isRegular = member % 2 == 0
                for index in 0..<(isRegular ? 6 : 1) {
                    orders.append(.init(member: member, daysAgo: Int64(100 + 20 * index)))
                }
                // Regular ones were chosen far more often.
                let isReached = Double.random(in: 0..<1, using: &random) < (isRegular ? 0.8 : 0.2)
                if isReached, let id = MemberID(rawValue: member) { reached.insert(id) }
                let rate = (isRegular ? 0.6 : 0.1) + (isReached ? 0.1 : 0)
                if Double.random(in: 0..<1, using: &random) < rate {
                    orders.append(.init(member: member, daysAgo: 50))
                }
            }
            try await house.buy(orders)
            let today = Int32(house.now.microseconds / OfferHouse.day)
            let campaign = Campaign(
                campaignID: "tea",
                kind: "coupon",
                firstDay: Day(today - 60),
                lastDay: Day(today - 31),
                members: reached.sorted(),
                coupons: [Campaign.Coupon(couponID: "c", skus: ["tea"])],
                redemptions: []
            )
            _ = try await house.store.put([campaign])
            let desk = try await house.desk()
            let learned = try await OffersHandlers(desk: desk).retrainUplift(
                .init(),
                context: house.context()
            )
            #expect(learned.effects.map(\.kind) == [.amount, .percent, .threshold])
            let effect = try #require(learned.effects.first?.effect)
            #expect(effect.source == .observed)
            // The plain difference would be some 4,000.
            #expect(abs(effect.uplift - 1_000) < 4 * effect.deviation)
            #expect(effect.deviation < 500)
            try await house.put(desk, [house.coupon("c")])
            let offer = try await OffersHandlers(desk: desk).chooseOffers(
                .init(memberID: 901, organisation: "acme/north", preview: true),
                context: house.context()
            )
            #expect(offer.offers.allSatisfy { $0.effect?.source == .observed })
        }
    }
}
