import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import StorageCore
import StoragePostgres
import StorageTestKit
import Synchronization
import Testing

/// Lists under the rules, with behaviour as evidence, as members see them.
@Suite(.timeLimit(.minutes(2)))
struct ListRulesServiceTests {
    private static func product(
        _ sku: String,
        category: String = "c",
        price: Int64 = 0,
        ages: ClosedRange<Int32> = 0...0
    ) -> Product {
        var details = Product.Details()
        details.priceFen = price
        details.ageMonthsMin = ages.lowerBound
        details.ageMonthsMax = ages.upperBound
        return Product(sku: sku, name: sku, category: category, brand: "b", details: details)
    }

    /// The seller's things, most popular first: others than the members asked about buy them.
    private static let skus = ["milk", "rice", "tea", "soap", "salt"]

    private func with(
        _ products: [Product] = skus.map { product($0, category: "c-" + $0) },
        _ body: (FeedbackFixture) async throws -> Void
    ) async throws {
        try await FeedbackFixture.with(products: products) { fixture in
            for (index, sku) in Self.skus.enumerated() {
                for buyer in 0..<Int64(10 - index) {
                    try await fixture.buy(
                        100 + buyer,
                        order: Int64(index) * 100 + buyer + 1,
                        [sku]
                    )
                }
            }
            try await body(fixture)
        }
    }

    private func skus(_ response: RecommendationsV1.RecommendResponse) -> [String] {
        response.items.map(\.sku)
    }

    @Test func theNextAnswerObeysAndObeysTheUndoing() async throws {
        try await with { fixture in
            let before = try await skus(fixture.list(1))
            #expect(before == Self.skus)
            try await fixture.setNotInterested(1, .product, "rice")
            try await fixture.setNotInterested(1, .category, "c-soap")
            #expect(try await skus(fixture.list(1)) == ["milk", "tea", "salt"])
            #expect(try await skus(fixture.list(2)) == Self.skus)
            try await fixture.setNotInterested(1, .product, "rice", undo: true)
            #expect(try await skus(fixture.list(1)) == ["milk", "rice", "tea", "salt"])
            // Also for whoever asked not to be judged by what it did.
            fixture.members.set(1) { $0.isPersonalised = false }
            #expect(try await skus(fixture.list(1)) == ["milk", "rice", "tea", "salt"])
        }
    }

    @Test func stockPriceAndExcludedCategoriesAreObeyed() async throws {
        let prices: [String: Int64] = ["milk": 500, "rice": 900, "tea": 0, "soap": 100]
        let products = Self.skus.map {
            Self.product($0, category: "c-" + $0, price: prices[$0] ?? 0)
        }
        try await with(products) { fixture in
            let asOf = fixture.clock.now.microseconds
            _ = try await fixture.feedback.putStock(
                .init(
                    organisation: "acme/north/store-1",
                    levels: [
                        .init(sku: "milk", quantity: 0, asOf: asOf),
                        .init(sku: "tea", quantity: 4, asOf: asOf),
                    ]
                ),
                context: FeedbackFixture.context(.service)
            )
            func list(
                _ change: (inout RecommendationsV1.RecommendRequest) -> Void
            ) async throws -> [String] {
                try await skus(
                    fixture.list(1) { request in
                        request.organisation = "acme/north/store-1"
                        change(&request)
                    }
                )
            }
            let all = try await list { _ in }
            #expect(all == Self.skus)
            #expect(try await list { $0.inStockOnly = true } == ["rice", "tea", "soap", "salt"])
            let strict = try await list {
                $0.inStockOnly = true
                $0.strictStock = true
            }
            #expect(strict == ["tea"])
            #expect(try await list { $0.priceMaxFen = 500 } == ["milk", "tea", "soap", "salt"])
            #expect(
                try await list { $0.excludeCategories = ["c-milk", "c-salt"] }
                    == ["rice", "tea", "soap"]
            )
            // News of stock changes the next answer.
            _ = try await fixture.feedback.putStock(
                .init(
                    organisation: "acme/north/store-1",
                    levels: [.init(sku: "milk", quantity: 1, asOf: asOf + 1)]
                ),
                context: FeedbackFixture.context(.service)
            )
            #expect(try await list { $0.inStockOnly = true } == Self.skus)
        }
    }

    @Test func itemsForChildrenOfAnotherAgeAreLeftOut() async throws {
        let products = Self.skus.map {
            Self.product($0, category: "c-" + $0, ages: $0 == "milk" ? 0...6 : 0...0)
        }
        try await with(products) { fixture in
            let before = try await skus(fixture.list(1))
            #expect(before == Self.skus)
            fixture.members.set(1) { $0.childAges = [0..<12] }
            #expect(try await skus(fixture.list(1)) == Self.skus)
            fixture.members.set(1) { $0.childAges = [36..<72] }
            #expect(try await skus(fixture.list(1)) == ["rice", "tea", "soap", "salt"])
        }
    }

    @Test func whatWasShownOftenGoesToTheEnd() async throws {
        try await with { fixture in
            for number in 0..<5 {
                var shown = fixture.act("i\(number)", .impression, "milk")
                shown.listID = 7
                shown.place = 1
                try await fixture.record(1, shown)
            }
            #expect(try await skus(fixture.list(1)) == ["rice", "tea", "soap", "salt", "milk"])
            fixture.clock.pass(seconds: 8 * 86_400)
            #expect(try await skus(fixture.list(1)) == Self.skus)
        }
    }

    /// What was looked at is lifted, and says so; without it the score is lower again.
    @Test func behaviourIsAReasonThatIsTrue() async throws {
        try await with { fixture in
            let before = try await fixture.list(1)
            let score = try #require(before.items.first { $0.sku == "salt" }).score
            try await fixture.record(1, fixture.act("c", .cartAdd, "salt"))
            let lifted = try await fixture.list(1)
            let first = try #require(lifted.items.first)
            #expect(first.sku == "salt")
            let reason = try #require(first.reasons.first { $0.code == "in_your_cart" })
            #expect(abs(first.score - score - reason.contribution) < 1e-9)
            #expect(reason.contribution > 0 && reason.textEn.contains("2024-10-04"))
            let codes = first.reasons.map(\.code)
            #expect(codes.sorted() == ["in_your_cart", "popular_lately"])
            fixture.clock.pass(seconds: 60)
            try await fixture.record(1, fixture.act("r", .cartRemove, "salt"))
            #expect(try await fixture.list(1) == before)
            // A product that nobody bought is a candidate of its own.
            _ = try await fixture.recommender.put([Self.product("new")])
            try await fixture.record(1, fixture.act("v", .view, "new"))
            let list = try await fixture.list(1)
            let new = try #require(list.items.first { $0.sku == "new" })
            #expect(new.reasons.map(\.code) == ["you_looked_at_it"])
            // What is bought needs no reminder.
            try await fixture.buy(1, order: 999, ["new"])
            let bought = try await fixture.list(1).items.first { $0.sku == "new" }
            #expect(bought?.reasons.map(\.code).contains("you_looked_at_it") == false)
        }
    }

    @Test func withoutConsentBehaviourCountsForNothing() async throws {
        try await with { fixture in
            try await fixture.record(1, fixture.act("c", .cartAdd, "salt"))
            #expect(try await skus(fixture.list(1)).first == "salt")
            fixture.members.set(1) { $0.recordsBehaviour = false }
            #expect(try await skus(fixture.list(1)) == Self.skus)
            fixture.members.set(1) { standing in
                standing.recordsBehaviour = true
                standing.isPersonalised = false
            }
            #expect(try await skus(fixture.list(1)) == Self.skus)
        }
    }

    @Test func aGoodScoreLiftsAndNamesItself() async throws {
        try await with { fixture in
            var review = fixture.act("r", .review, "salt")
            review.score = 4
            try await fixture.record(1, review)
            // It stands as high as the best, which is known longer.
            let list = try await fixture.list(1)
            #expect(skus(list).prefix(2) == ["milk", "salt"])
            let reason = try #require(
                list.items[1].reasons.first { $0.code == "you_liked_it" }
            )
            #expect(reason.textEn == "You liked this on 2024-10-04" && !reason.textZh.isEmpty)
        }
    }

    /// Where no store is named, the one at which the member arrived stands in for some hours.
    @Test func whoIsInAStoreSeesWhatIsPopularThere() async throws {
        try await with { fixture in
            for order in Int64(0)..<40 {
                try await fixture.buy(
                    300 + order,
                    order: 2000 + 3 * order,
                    store: "acme/south/store-9",
                    ["soap"]
                )
                for more in Int64(1)...2 {
                    try await fixture.buy(
                        300 + order,
                        order: 2000 + 3 * order + more,
                        store: "acme/west/store-5",
                        ["salt"]
                    )
                }
            }
            fixture.clock.pass(seconds: 2)
            #expect(try await skus(fixture.list(1)).first == "salt")
            var arrival = fixture.act("a", .arrival)
            arrival.organisation = "acme/south/store-9"
            try await fixture.record(1, arrival)
            let there = try #require(try await fixture.list(1).items.first)
            #expect(there.sku == "soap")
            #expect(there.reasons.map(\.textEn) == ["Popular in this store lately"])
            // A store that is named, and consent that is not given, come before.
            let named = try await fixture.list(1) { $0.organisation = "acme/west/store-5" }
            #expect(named.items.first?.sku == "salt")
            fixture.members.set(1) { $0.recordsBehaviour = false }
            #expect(try await skus(fixture.list(1)).first == "salt")
            fixture.members.set(1) { $0.recordsBehaviour = true }
            fixture.clock.pass(seconds: 3 * 3_600)
            #expect(try await skus(fixture.list(1)).first == "salt")
        }
    }

    /// Staff and tills read what the member did only where it agreed to that; the order stays.
    @Test func staffReadBehaviourOnlyWithConsentToGuidance() async throws {
        try await with { fixture in
            try await fixture.record(
                1,
                fixture.act("c", .cartAdd, "salt"),
                fixture.act("v", .view, "soap")
            )
            func list(
                _ kind: Principal.Kind
            ) async throws -> RecommendationsV1.RecommendResponse {
                try await fixture.handlers.recommend(
                    .init(memberID: 1),
                    context: FeedbackFixture.context(kind)
                )
            }
            func codes(_ response: RecommendationsV1.RecommendResponse) -> Set<String> {
                Set(response.items.flatMap(\.reasons).map(\.code))
            }
            let own = try await list(.member)
            #expect(own.items.first?.sku == "salt")
            #expect(codes(own).isSuperset(of: ["in_your_cart", "you_looked_at_it"]))
            for kind in [Principal.Kind.staff, .till] {
                #expect(try await list(kind) == own)
            }
            fixture.members.set(1) { $0.showsTrail = false }
            for kind in [Principal.Kind.member, .channelApp, .service] {
                #expect(try await list(kind) == own)
            }
            for kind in [Principal.Kind.staff, .till] {
                let told = try await list(kind)
                #expect(skus(told) == skus(own))
                #expect(told.items.map(\.score) == own.items.map(\.score))
                #expect(codes(told) == ["popular_lately", "fits_you"])
                let neutral = try #require(
                    told.items.first?.reasons.first { $0.code == "fits_you" }
                )
                let cart = own.items.first?.reasons.first { $0.code == "in_your_cart" }
                #expect(neutral.contribution == cart?.contribution)
                #expect(neutral.textEn == "Suits the way you shop")
            }
            // The same where products are asked for by requirement.
            let finder = RequirementFinder(fixture.recommender)
            func found(_ kind: Principal.Kind) async throws -> Set<String> {
                let answer = try await RequirementsHandlers(finder: finder).findProducts(
                    .init(
                        memberID: 1,
                        requirements: [.init(field: .brand, operator: .is, values: ["b"])]
                    ),
                    context: FeedbackFixture.context(kind)
                )
                return Set(answer.items.flatMap(\.reasons).map(\.code))
            }
            #expect(try await found(.member).contains("in_your_cart"))
            let staff = try await found(.staff)
            #expect(staff.contains("fits_you") && !staff.contains("in_your_cart"))
        }
    }

    /// What the store has none of, and what is for children of another age, is not found either.
    @Test func requirementsKnowStockAndTheChildsAge() async throws {
        let products = Self.skus.map {
            Self.product($0, category: "c-" + $0, ages: $0 == "milk" ? 0...6 : 0...0)
        }
        try await with(products) { fixture in
            let store = "acme/north/store-1"
            let asOf = fixture.clock.now.microseconds
            _ = try await fixture.feedback.putStock(
                .init(
                    organisation: store,
                    levels: [
                        .init(sku: "rice", quantity: 0, asOf: asOf),
                        .init(sku: "tea", quantity: 4, asOf: asOf),
                    ]
                ),
                context: FeedbackFixture.context(.service)
            )
            let handlers = RequirementsHandlers(
                finder: RequirementFinder(
                    fixture.recommender,
                    stock: { fixture.memory.stock(of: $0).unit }
                )
            )
            func found(
                _ change: (inout RecommendationsV1.FindProductsRequest) -> Void
            ) async throws -> Set<String> {
                var request = RecommendationsV1.FindProductsRequest(
                    memberID: 1,
                    requirements: [.init(field: .brand, operator: .is, values: ["b"])],
                    organisation: store
                )
                change(&request)
                return Set(
                    try await handlers.findProducts(request, context: FeedbackFixture.context())
                        .items.map(\.sku)
                )
            }
            #expect(try await found { _ in } == Set(Self.skus))
            #expect(try await found { $0.inStockOnly = true } == ["milk", "tea", "soap", "salt"])
            let strict = try await found {
                $0.inStockOnly = true
                $0.strictStock = true
            }
            #expect(strict == ["tea"])
            let guest = try await handlers.findProductsForGuest(
                .init(
                    requirements: [.init(field: .brand, operator: .is, values: ["b"])],
                    organisation: store,
                    inStockOnly: true,
                    strictStock: true
                ),
                context: FeedbackFixture.context()
            )
            #expect(guest.total == 1)
            fixture.members.set(1) { $0.childAges = [36..<72] }
            #expect(try await found { _ in } == ["rice", "tea", "soap", "salt"])
            fixture.members.set(1) { $0.isPersonalised = false }
            #expect(try await found { _ in } == Set(Self.skus))
            await #expect {
                _ = try await found { $0.strictStock = true }
            } throws: {
                ($0 as? RPCError)?.fieldViolations.map(\.field) == ["strict_stock"]
            }
        }
    }

    /// Who never bought anything sees what is popular on the channel, or where it belongs.
    @Test func newcomersSeeWhatIsPopularAroundThem() async throws {
        try await with { fixture in
            for order in Int64(0)..<40 {
                try await fixture.buy(
                    300 + order,
                    order: 2000 + 2 * order,
                    store: "acme/south/store-9",
                    channel: "app",
                    ["soap"]
                )
                try await fixture.buy(
                    400 + order,
                    order: 2001 + 2 * order,
                    store: "acme/west/store-5",
                    ["salt"]
                )
            }
            fixture.clock.pass(seconds: 2)
            fixture.members.set(1) { $0.home = OrganisationPath("acme/west") }
            #expect(try await skus(fixture.list(1)).first == "salt")
            #expect(try await skus(fixture.list(1) { $0.channel = "app" }).first == "soap")
            let asked = try await fixture.list(1) { $0.organisation = "acme/south/store-9" }
            #expect(asked.items.first?.sku == "soap")
            // Who has bought is ranked by that, and by what is popular everywhere.
            fixture.members.set(2) { $0.home = OrganisationPath("acme/west") }
            try await fixture.buy(2, order: 9000, ["tea"])
            let known = try await skus(fixture.list(2))
            let places = try ["soap", "salt"].map { try #require(known.firstIndex(of: $0)) }
            #expect(places[0] < places[1])
            #expect(try await fixture.recommender.verify().findings == [])
        }
    }

    @Test func fieldsOfContextAreNamedWhereTheyAreWrong() async throws {
        try await with { fixture in
            let cases: [(String, (inout RecommendationsV1.RecommendRequest) -> Void)] = [
                ("list", { $0.list = .unrecognized(4) }),
                ("channel", { $0.channel = "Mini Program" }),
                ("channel", { $0.channel = String(repeating: "a", count: 33) }),
                ("in_stock_only", { $0.inStockOnly = true }),
                (
                    "strict_stock",
                    {
                        $0.organisation = "acme"
                        $0.strictStock = true
                    }
                ),
                ("price_max_fen", { $0.priceMaxFen = -1 }),
                ("exclude_categories", { $0.excludeCategories = (0...50).map { "c\($0)" } }),
                ("exclude_categories[1]", { $0.excludeCategories = ["c", ""] }),
            ]
            for (field, change) in cases {
                do {
                    _ = try await fixture.list(1, change)
                    Issue.record("\(field) was let in")
                } catch let error as RPCError {
                    #expect(error.fieldViolations.map(\.field) == [field])
                    #expect(field != "list" || "\(error)".contains("must be 0 to 3"))
                }
            }
        }
    }

    @Test func listsAreKeptWhereTheyAreAskedForAndAllowed() async throws {
        try await with { fixture in
            let plain = try await fixture.list(1)
            #expect(plain.listID == 0)
            let first = try await fixture.list(1) { $0.log = true }
            let second = try await fixture.list(1) { request in
                request.log = true
                request.channel = "app"
            }
            #expect(first.listID > 0 && second.listID > 0 && first.listID != second.listID)
            fixture.members.set(2) { $0.recordsBehaviour = false }
            #expect(try await fixture.list(2) { $0.log = true }.listID == 0)
            var click = fixture.act("k", .click, "rice")
            click.listID = first.listID
            click.place = 2
            try await fixture.record(1, click)
            fixture.clock.pass(seconds: 60)
            try await fixture.buy(1, order: 999, ["tea"])
            try await fixture.lists.flush()
            let found = Mutex<[Int64: ServedOutcome]>([:])
            try await fixture.served.forEachOutcome(
                in: nil,
                from: FeedbackFixture.start,
                until: fixture.clock.now,
                boughtWithin: .seconds(3600)
            ) { outcome in found.withLock { $0[outcome.list.id] = outcome } }
            let outcomes = found.withLock { $0 }
            #expect(outcomes.count == 2)
            let outcome = try #require(outcomes[first.listID])
            #expect(outcome.list.kind == "blend" && outcome.list.channel.isEmpty)
            #expect(outcomes[second.listID]?.list.channel == "app")
            #expect(outcome.items.map(\.isClicked) == [false, true, false, false, false])
            #expect(outcome.items.map(\.isBought) == [false, false, true, false, false])
        }
    }

    /// Two processes on one database: what is said to one the other obeys within a second.
    @Test(.enabled(if: PostgresServer.uri != nil, Comment(rawValue: PostgresServer.absence)))
    func otherProcessesObeyWithinASecond() async throws {
        try await PostgresServer.withSchema { configuration in
            let databases = [
                try await PostgresDatabase.open(configuration),
                try await PostgresDatabase.open(configuration),
            ]
            let members = FeedbackFixture.Members()
            let clock = FeedbackFixture.Clock()
            let one = try await FeedbackFixture(
                databases[0],
                isShared: true,
                members: members,
                clock: clock
            )
            let two = try await FeedbackFixture(
                databases[1],
                isShared: true,
                members: members,
                clock: clock
            )
            _ = try await one.recommender.put(Self.skus.map { Self.product($0) })
            try await two.recommender.refreshCatalogue()
            for fixture in [one, two] {
                for (index, sku) in Self.skus.enumerated() {
                    try await fixture.buy(100 + Int64(index), order: Int64(index) + 1, [sku])
                }
            }
            #expect(try await Set(skus(two.list(1))) == Set(Self.skus))
            try await one.setNotInterested(1, .product, "milk")
            try await one.record(1, one.act("c", .cartAdd, "salt"))
            _ = try await one.feedback.putStock(
                .init(
                    organisation: "acme/x",
                    levels: [.init(sku: "rice", quantity: 0, asOf: clock.now.microseconds)]
                ),
                context: FeedbackFixture.context(.service)
            )
            clock.pass(seconds: 1)
            try await two.memory.refreshStock()
            let list = try await skus(two.list(1))
            #expect(list.first == "salt" && !list.contains("milk"))
            let inStock = try await two.list(1) { request in
                request.organisation = "acme/x"
                request.inStockOnly = true
            }
            #expect(!inStock.items.contains { $0.sku == "rice" })
            for database in databases { await database.close() }
        }
    }
}
