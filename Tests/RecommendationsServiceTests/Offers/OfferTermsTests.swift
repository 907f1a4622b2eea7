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

/// What members hold stays as it was made, and what was made is told in pages and not for ever.
@Suite(.timeLimit(.minutes(2)))
struct OfferTermsTests {
    private func reason(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch { return (error as? RPCError)?.reason }
    }

    private func choose(_ house: OfferHouse, _ desk: OfferDesk, _ count: UInt32 = 3) async throws {
        _ = try await OffersHandlers(desk: desk).chooseOffers(
            .init(memberID: 1, offersMax: count),
            context: house.context()
        )
    }

    static let changes: [@Sendable (inout RecommendationsV1.Offer) -> Void] = [
        { $0.benefitFen = 50 }, { $0.nameEn = "Fifty fen off" }, { $0.nameZh = "立减" },
        { $0.skus = ["tea"] }, { $0.categories = ["drinks"] },
        { $0.kind = .gift },
    ]

    @Test(arguments: StorageEngine.allCases)
    func termsOfWhatMembersHoldStay(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c")])
            // Nobody holds it yet.
            try await house.put(desk, [house.coupon("c") { $0.nameEn = "Five off" }])
            try await house.put(desk, [house.coupon("c")])
            try await choose(house, desk)
            for change in Self.changes {
                #expect(
                    await reason {
                        try await house.put(
                            desk,
                            [house.coupon("new"), house.coupon("c", change)]
                        )
                    } == "recommendations.offer_held"
                )
            }
            #expect(try await house.offers.book().offers.map(\.id) == ["c"])
            // Whom it reaches and what may be spent may change.
            try await house.put(
                desk,
                [
                    house.coupon("c") {
                        $0.budgetFen = 2_000_000
                        $0.membersMax = 9
                        $0.margin = 2_000
                        $0.endsAt -= 1
                    }
                ]
            )
            // Nobody holds it any more.
            house.wait(days: 11)
            try await desk.sweep()
            try await house.put(desk, [house.coupon("c") { $0.benefitFen = 50 }])
            #expect(try await house.offers.book().offers.map(\.benefitFen) == [50])
        }
    }

    /// A process that has not seen the change yet makes nothing by the old terms.
    @Test func nothingIsMadeByTermsOfBefore() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let (first, second) = (try await house.desk(), try await house.desk())
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(first, [house.coupon("c")])
            _ = try await OffersHandlers(desk: second).listOffers(
                .init(organisation: "acme"),
                context: house.context()
            )
            try await house.put(first, [house.coupon("c") { $0.benefitFen = 50 }])
            try await choose(house, second)
            #expect(try await house.offers.totals()["c"]?.made == 0)
            try await choose(house, first)
            #expect(try await house.offers.totals()["c"]?.reservedFen == 50)
        }
    }

    @Test func aUseFromBeforeItWasMadeIsRefused() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, [house.coupon("c")])
            try await choose(house, desk)
            func use(_ earlier: Int64) async throws {
                _ = try await OffersHandlers(desk: desk).reportOfferUse(
                    .init(
                        memberID: 1,
                        offerID: "c",
                        channel: "pos",
                        orderID: "o",
                        benefitFen: 100,
                        usedAt: house.now.microseconds - earlier
                    ),
                    context: house.context()
                )
            }
            let error = await #expect(throws: RPCError.self) { try await use(300_000_001) }
            #expect(error?.fieldViolations.map(\.field) == ["used_at"])
            #expect(try await house.offers.totals()["c"]?.spentFen == 0)
            // A till's clock may be a little behind.
            try await use(300_000_000)
            #expect(try await house.offers.totals()["c"]?.spentFen == 100)
        }
    }

    @Test func openOffersAreBounded() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk { $0.openMax = 3 }
            let ended: (inout RecommendationsV1.Offer) -> Void = {
                $0.endsAt = OfferHouse.start.microseconds
            }
            try await house.put(desk, ["a", "b", "c"].map { house.coupon($0) })
            try await house.put(desk, [house.coupon("over", ended)])
            #expect(
                await reason { try await house.put(desk, [house.coupon("d")]) }
                    == "recommendations.too_many_offers"
            )
            // One ends, and another may begin.
            try await house.put(desk, [house.coupon("a", ended), house.coupon("d")])
            #expect(try await house.offers.book().offers.map(\.id) == ["a", "b", "c", "over", "d"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatWasMadeIsTold(inPages engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk { $0.weekMax = 100 }
            let handlers = OffersHandlers(desk: desk)
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(desk, (10..<17).map { house.coupon("c\($0)") })
            for _ in 0..<7 {
                try await choose(house, desk, 1)
                house.wait(days: 9)
            }
            var told: [String] = []
            var sizes: [Int] = []
            var cursor = ""
            repeat {
                let page = try await handlers.listMadeOffers(
                    .init(memberID: 1, pageSize: 3, cursor: cursor),
                    context: house.context()
                )
                told += page.offers.map(\.offerID)
                sizes.append(page.offers.count)
                cursor = page.nextCursor
            } while !cursor.isEmpty
            #expect(told == (10..<17).map { "c\($0)" })
            #expect(sizes == [3, 3, 1])
            for bad in ["x", "1 2", "1 0 c", "-"] {
                let error = await #expect(throws: RPCError.self) {
                    _ = try await handlers.listMadeOffers(
                        .init(memberID: 1, cursor: bad),
                        context: house.context()
                    )
                }
                #expect(error?.fieldViolations.map(\.field) == ["cursor"])
            }
        }
    }

    /// What was made goes once both its days and its offer are long over; open ones and those of
    /// offers that go on stay.
    @Test(arguments: StorageEngine.allCases)
    func whatIsLongOverIsDeleted(engine: StorageEngine) async throws {
        try await OfferHouse.with(on: engine) { house in
            let desk = try await house.desk { $0.makingsDays = 60 }
            let member = try #require(MemberID(rawValue: 1))
            try await house.buy([.init(member: 1, daysAgo: 300)])
            try await house.put(
                desk,
                [
                    house.coupon("ends") {
                        $0.endsAt = OfferHouse.start.microseconds + 30 * OfferHouse.day
                    },
                    house.coupon("goes-on"),
                ]
            )
            try await choose(house, desk)
            house.wait(days: 60)
            try await desk.sweep()
            #expect(try await house.offers.makings(of: member).count == 2)
            house.wait(days: 9)
            try await desk.sweep()
            #expect(try await house.offers.makings(of: member).map(\.offerID) == ["goes-on"])
            #expect(try await house.offers.totals()["ends"]?.made == 1)
        }
    }

    /// Offers for nothing but what a member does not want are neither made nor shown, whoever asks.
    @Test func whatIsNotWantedIsNotOffered() async throws {
        try await OfferHouse.with(on: .sqlite) { house in
            let desk = try await house.desk()
            let member = try #require(MemberID(rawValue: 1))
            try await house.buy([
                .init(member: 1, daysAgo: 300), .init(member: 2, sku: "milk", daysAgo: 300),
            ])
            try await house.put(
                desk,
                [
                    house.coupon("tea") { $0.skus = ["tea"] },
                    house.coupon("both") { $0.skus = ["milk", "tea"] },
                    house.coupon("drinks") { $0.categories = ["drinks"] },
                    house.coupon("all"),
                ]
            )
            func offered() async throws -> [String] {
                try await OffersHandlers(desk: desk).chooseOffers(
                    .init(memberID: 1, offersMax: 20, preview: true),
                    context: house.context()
                ).offers.map(\.offerID).sorted()
            }
            func refuse(_ subject: NotInterested.Subject, _ name: String) async throws {
                _ = try await house.feedback.store.set(
                    NotInterested(subject: subject, name: name, saidAt: house.now),
                    of: member,
                    isUndone: false
                )
                house.feedback.forget([member])
            }
            #expect(try await offered() == ["all", "both", "drinks", "tea"])
            try await refuse(.product, "tea")
            #expect(try await offered() == ["all", "both", "drinks"])
            try await choose(house, desk)
            try await refuse(.category, "drinks")
            // What it holds is not shown either, and stays its own.
            #expect(try await offered() == ["all"])
            #expect(try await house.offers.makings(of: member).count == 3)
            // Also where nothing is chosen by what it did.
            _ = house.people.unpersonalised.withLock { $0.insert(member) }
            #expect(try await offered() == ["all"])
        }
    }
}
