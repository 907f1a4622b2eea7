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

/// Which offers are made to whom.
@Suite(.timeLimit(.minutes(2)))
struct OffersTests {
    private func choose(
        _ house: OfferHouse,
        _ desk: OfferDesk,
        _ member: Int64,
        as kind: Principal.Kind = .service,
        _ change: (inout RecommendationsV1.ChooseOffersRequest) -> Void = { _ in }
    ) async throws -> RecommendationsV1.ChooseOffersResponse {
        var request = RecommendationsV1.ChooseOffersRequest(memberID: member)
        change(&request)
        return try await OffersHandlers(desk: desk).chooseOffers(
            request,
            context: house.context(kind)
        )
    }

    @Test(arguments: StorageEngine.allCases)
    func whatIsWorthItsCostIsMadeOnceAndStays(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk()
            // Rarely there: what the coupon adds is worth more than what it costs.
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(
                desk,
                [house.coupon("good"), house.coupon("dear") { $0.benefitFen = 9_000 }]
            )
            let first = try await choose(house, desk, 1)
            #expect(first.offers.map(\.offerID) == ["good"])
            let offer = try #require(first.offers.first)
            #expect(offer.expectedFen > 0)
            #expect(offer.expectedLowFen < offer.expectedFen)
            #expect(offer.expectedHighFen > offer.expectedFen)
            #expect(offer.costFen > 10)
            #expect(offer.effect?.source == .assumed)
            #expect(offer.reasons.map(\.code).contains("assumed_effect"))
            // Seven days end at the seventh midnight after today's.
            let end = (OfferHouse.start.microseconds / OfferHouse.day + 8) * OfferHouse.day
            #expect(offer.validUntil == end)
            let again = try await choose(house, desk, 1)
            #expect(again == first)
            let totals = try await house.offers.totals()
            #expect(totals["good"]?.made == 1)
            #expect(totals["good"]?.reservedFen == 500)
            #expect(totals["dear"]?.made == 0)
        }
    }

    @Test func aSureBuyerGetsNone() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy((1...100).map { .init(member: 1, daysAgo: Int64($0)) })
            try await house.put(desk, [house.coupon("c") { $0.assumedUplift = 100 }])
            #expect(try await choose(house, desk, 1).offers.isEmpty)
        }
    }

    @Test func aPreviewMakesNothing() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c")])
            let shown = try await choose(house, desk, 1) { $0.preview = true }
            #expect(shown.offers.map(\.offerID) == ["c"])
            #expect(shown.offers.first?.validUntil == 0)
            #expect(try await house.offers.totals()["c"]?.made == 0)
        }
    }

    @Test func membersAreNotToldWhatTheyAreWorth() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c")])
            let offer = try #require(try await choose(house, desk, 1, as: .member).offers.first)
            #expect(offer.expectedFen == 0 && offer.costFen == 0 && offer.effect == nil)
            #expect(offer.reasons.map(\.code) == ["you_bought_in_scope"])
            #expect(offer.reasons.first?.textEn == "You shopped on one day in the last year")
            #expect(offer.nameZh == "立减5元")
        }
    }

    @Test func whoIsNotToBeJudgedGetsThePublishedOrder() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.999_999 }
            let member = try #require(MemberID(rawValue: 1))
            _ = house.people.unpersonalised.withLock { $0.insert(member) }
            try await house.buy([.init(member: 1, daysAgo: 300)])
            let ids = ["z", "a", "m", "b"]
            try await house.put(
                desk,
                ids.map { id in house.coupon(id) { $0.benefitFen = id == "z" ? 9_000 : 500 } }
            )
            let answer = try await choose(house, desk, 1) { $0.offersMax = 3 }
            #expect(answer.offers.map(\.offerID) == ["z", "a", "m"])
            #expect(answer.unpersonalised && !answer.heldOut)
            #expect(answer.offers.allSatisfy { $0.reasons.map(\.code) == ["published"] })
            #expect(try await house.offers.makings(of: member).isEmpty)
        }
    }

    @Test func rewardsNeedPoints() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(
                desk,
                [
                    house.coupon("mug") {
                        $0.kind = .pointsReward
                        $0.pointsPrice = 300
                    }
                ]
            )
            #expect(try await choose(house, desk, 1).offers.isEmpty)
            #expect(try await choose(house, desk, 1) { $0.pointsAvailable = 299 }.offers.isEmpty)
            let offer = try #require(
                try await choose(house, desk, 1) { $0.pointsAvailable = 300 }.offers.first
            )
            #expect(offer.pointsSuffice && offer.pointsPrice == 300)
            #expect(offer.reasons.first?.code == "points_suffice")
            #expect(offer.reasons.first?.textEn == "Yours for 300 points")
            #expect(offer.reasons.first?.textZh == "300积分即可兑换")
            #expect(try await choose(house, desk, 1) { $0.pointsAvailable = 5 }.offers.isEmpty)
        }
    }

    @Test func offersAreForTheirUnitAndTheirTime() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(
                desk,
                [
                    house.coupon("south") { $0.organisation = "acme/south" },
                    house.coupon("over") { $0.endsAt = OfferHouse.start.microseconds },
                    house.coupon("early") {
                        $0.startsAt = OfferHouse.start.microseconds + 1
                    },
                    house.coupon("north") { $0.organisation = "acme/north" },
                ]
            )
            #expect(try await choose(house, desk, 1).offers.map(\.offerID) == ["north"])
        }
    }

    @Test func aWeekHasItsMost() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.weekMax = 2 }
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, (1...5).map { house.coupon("c\($0)") })
            let first = try await choose(house, desk, 1) { $0.offersMax = 5 }
            #expect(first.offers.count == 2)
            #expect(try await choose(house, desk, 1) { $0.offersMax = 5 }.offers.count == 2)
            house.wait(days: 9)
            let later = try await choose(house, desk, 1) { $0.offersMax = 5 }
            #expect(later.offers.count == 2)
            let before = Set(first.offers.map(\.offerID))
            #expect(before.isDisjoint(with: later.offers.map(\.offerID)))
        }
    }

    @Test func heldOutMembersAreAStableShareAndAreRecorded() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.heldOut = 0.25 }
            let members = Int64(1)...400
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(desk, [house.coupon("c")])
            var heldOut: Set<Int64> = []
            for member in members {
                let answer = try await choose(house, desk, member)
                #expect(answer.heldOut == answer.offers.isEmpty)
                if answer.heldOut { heldOut.insert(member) }
            }
            // Four deviations of a binomial number.
            let deviation: Double = (400.0 * 0.25 * 0.75).squareRoot()
            #expect(abs(Double(heldOut.count) - 100) < 4 * deviation)
            let totals = try await house.offers.totals()["c"]
            #expect(totals?.heldOut == Int64(heldOut.count))
            #expect(totals?.made == Int64(400 - heldOut.count))
            let other = try await house.desk { $0.heldOut = 0.25 }
            for member in members {
                #expect(
                    try await choose(house, other, member).heldOut == heldOut.contains(member)
                )
            }
            // Whoever may not know is not told.
            let one = try #require(heldOut.min())
            #expect(try await choose(house, desk, one, as: .member).heldOut == false)
        }
    }

    @Test func trialsAreBoundedAndSayThatTheyAreTrials() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            let members = Int64(1)...120
            try await house.buy(members.map { .init(member: $0, daysAgo: 300) })
            try await house.put(
                desk,
                [
                    house.coupon("t") {
                        $0.benefitFen = 9_000
                        $0.trialMembers = 7
                    }
                ]
            )
            var made = 0
            for member in members {
                let offers = try await choose(house, desk, member).offers
                made += offers.count
                #expect(offers.allSatisfy { $0.reasons.contains { $0.code == "trial" } })
            }
            #expect(made == 7)
        }
    }

    typealias Change = @Sendable (inout RecommendationsV1.Offer) -> Void

    static let badOffers: [(String, Change)] = [
        ("offer_id", { $0.offerID = "a b" }), ("kind", { $0.kind = .unspecified }),
        ("organisation", { $0.organisation = "other" }), ("name_en", { $0.nameEn = "" }),
        ("benefit_fen", { $0.benefitFen = 0 }), ("percent_off", { $0.percentOff = 1 }),
        ("margin", { $0.margin = 10_001 }), ("validity_days", { $0.validityDays = 0 }),
        ("ends_at", { $0.endsAt = $0.startsAt }), ("budget_fen", { $0.budgetFen = -1 }),
        ("budget_fen", { $0.budgetFen = 0 }),
        ("assumed_uplift", { $0.assumedUplift = 2_001 }),
        ("points_price", { $0.pointsPrice = 5 }), ("skus[0]", { $0.skus = [""] }),
    ]

    @Test(arguments: badOffers)
    func badOffersNameTheirField(
        field: String,
        change: Change
    ) async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            let offers = [house.coupon("fine"), house.coupon("bad", change)]
            let error = await #expect(throws: RPCError.self) {
                try await house.put(desk, offers)
            }
            #expect(error?.fieldViolations.map(\.field) == ["offers[1].\(field)"])
            #expect(try await house.offers.book().offers.isEmpty)
        }
    }

    @Test func anotherUnitsOfferIsNotReplaced() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.put(desk, [house.coupon("c") { $0.organisation = "acme/south" }])
            let error = await #expect(throws: RPCError.self) {
                _ = try await OffersHandlers(desk: desk).putOffers(
                    .init(organisation: "acme/north", offers: [house.coupon("c")]),
                    context: house.context()
                )
            }
            #expect(error?.reason == "recommendations.offer_elsewhere")
            let listed = try await OffersHandlers(desk: desk).listOffers(
                .init(organisation: "acme/north"),
                context: house.context()
            )
            #expect(listed.offers.isEmpty)
        }
    }
}
