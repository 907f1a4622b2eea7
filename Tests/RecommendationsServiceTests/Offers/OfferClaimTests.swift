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

/// Who learns what offers change, when, and of whom.
@Suite(.timeLimit(.minutes(3)))
struct OfferClaimTests {
    /// Of several processes one learns; what it has learned the others know.
    @Test(arguments: StorageEngine.allCases)
    func oneProcessLearnsForAll(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let members = Int64(1)...150
            try await house.buy(
                members.flatMap { member in
                    [OfferHouse.Order(member: member, daysAgo: 300), .init(member: member)]
                }
            )
            let first = try await house.desk(holder: "a")
            let second = try await house.desk(holder: "b")
            // Another process has the claim.
            let end = house.now.advanced(by: .seconds(60))
            _ = try await house.models.claim(.uplift, holder: "c", now: house.now, until: end)
            try await first.relearn()
            #expect(try await house.offers.book().learnedAt == nil)
            let error = await #expect(throws: RPCError.self) {
                _ = try await OffersHandlers(desk: first).retrainUplift(
                    .init(),
                    context: house.context()
                )
            }
            #expect(error?.reason == "recommendations.training_running")
            try await house.models.release(.uplift, holder: "c")
            let start = house.now
            try await first.relearn()
            let book = try await house.offers.book()
            #expect(book.learnedAt == start)
            #expect(book.population != .assumed)
            // The claim was given back, and there is nothing to do until a day later, in any
            // process, just begun or not.
            house.wait(days: 0)
            try await second.relearn()
            try await house.desk(holder: "d").relearn()
            #expect(try await house.offers.book() == book)
            house.wait(days: 1)
            try await second.relearn()
            #expect(try await house.offers.book().learnedAt == house.now)
        }
    }

    /// Orders of erased members are nobody's habits, and who is not to be judged by what it did is
    /// not learned from.
    @Test func theErasedAndTheUnpersonalisedAreNotLearnedFrom() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let members = Int64(1)...300
            try await house.buy(
                members.flatMap { member -> [OfferHouse.Order] in
                    // The first two hundred buy much; the rest nothing of late.
                    let days = member <= 200 ? Array(stride(from: Int64(10), to: 60, by: 10)) : []
                    return [.init(member: member, daysAgo: 300)]
                        + days.map { .init(member: member, daysAgo: $0, paidFen: 20_000) }
                }
            )
            let desk = try await house.desk()
            for number in 201...250 {
                let member = try #require(MemberID(rawValue: Int64(number)))
                let store = house.store
                _ = try await house.database.write { try store.apply([.erased(member)], in: $0) }
            }
            for number in 251...300 {
                let member = try #require(MemberID(rawValue: Int64(number)))
                house.people.unpersonalised.withLock { _ = $0.insert(member) }
            }
            try await desk.relearn()
            let population = try await house.offers.book().population
            // Five orders in 180 days, each and everybody alike.
            #expect(abs(population.rateDays / population.rateShape - 36) < 0.01)
            #expect(population.basketFen == 20_000)
        }
    }

    /// Makings of members who have asked since not to be judged are left out too, also of what is
    /// told of other ways of making offers.
    @Test func makingsOfTheUnpersonalisedAreLeftOut() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.5 }
            let handlers = OffersHandlers(desk: desk)
            let members = Int64(1)...60
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(desk, [house.coupon("c"), house.coupon("d")])
            for member in members {
                _ = try await handlers.chooseOffers(
                    .init(memberID: member, offersMax: 1),
                    context: house.context()
                )
            }
            house.wait(days: 10)
            for number in 1...20 {
                let member = try #require(MemberID(rawValue: Int64(number)))
                house.people.unpersonalised.withLock { _ = $0.insert(member) }
            }
            let learned = try await handlers.retrainUplift(.init(), context: house.context())
            #expect(learned.treatedMembers + learned.controlMembers == 40)
            let report = try await handlers.evaluateOffers(
                .init(organisation: "acme"),
                context: house.context()
            )
            #expect(report.made == learned.treatedMembers)
            #expect(report.heldOut == learned.controlMembers)
            #expect(!report.truncated)
        }
    }

    /// What the log says of other ways is what the offers' own arithmetic says.
    @Test func theLogJudgesOtherWays() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.5 }
            let handlers = OffersHandlers(desk: desk)
            let members = Int64(1)...200
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(desk, [house.coupon("c") { $0.skus = ["tea"] }])
            var buyers: [OfferHouse.Order] = []
            var used: [Int64] = []
            for member in members {
                let answer = try await handlers.chooseOffers(
                    .init(memberID: member),
                    context: house.context()
                )
                // Who has it buys tea and milk; who has not buys milk.
                buyers.append(.init(member: member, sku: "milk", daysAgo: 1))
                guard !answer.heldOut else { continue }
                buyers.append(.init(member: member, daysAgo: 1, paidFen: 3_500))
                used.append(member)
            }
            house.wait(days: 3)
            try await house.buy(buyers)
            for member in used {
                _ = try await handlers.reportOfferUse(
                    .init(
                        memberID: member,
                        offerID: "c",
                        channel: "pos",
                        orderID: "o-\(member)",
                        benefitFen: 500,
                        usedAt: house.now.microseconds
                    ),
                    context: house.context()
                )
            }
            house.wait(days: 10)
            let report = try await handlers.evaluateOffers(
                .init(organisation: "acme", offerID: "c"),
                context: house.context()
            )
            let values = Dictionary(
                report.policies.map { ($0.policy, $0) }
            ) { first, _ in first }
            // 3,000 of 10,000 of 4,000 before the coupon, less 500 and a contact of 10.
            let everybody = try #require(values[.everybody])
            #expect(abs((everybody.selfNormalised?.fen ?? 0) - 690) < 0.01)
            #expect(abs((everybody.gain?.fen ?? 0) - 690) < 60)
            #expect(values[.nobody]?.selfNormalised?.fen == 0)
            #expect(values[.nobody]?.gain?.fen == 0)
            #expect(values[.worthItsCost]?.madeShare == 1)
            #expect(values[.learned]?.madeShare == 1)
            for (organisation, id) in [("acme", "x"), ("other", "c")] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await handlers.evaluateOffers(
                        .init(organisation: organisation, offerID: id),
                        context: house.context()
                    )
                }
                #expect(error?.reason == "recommendations.offer_not_found")
            }
        }
    }
}
