import Messages
import Primitives
import RecommendationsDomain
import RecommendationsService
import RecommendationsStorage
import Synchronization
import Testing

/// Items that nobody has bought yet, on the lists of rankers.
@Suite(.timeLimit(.minutes(5)))
struct NewItemsTests {
    /// A product that is new, of a type of which the chain has four.
    private static func newProduct(ofType type: Int, isRecommendable: Bool = true) -> Product {
        var details = Product.Details()
        details.type = "type \(type)"
        return Product(
            sku: "new-\(type)",
            name: "New \(type)",
            category: "category \(type / 3)",
            department: "department \(type * 4 / 30)",
            isRecommendable: isRecommendable,
            details: details
        )
    }

    private func isNewLike(_ item: RecommendationsV1.RecommendResponse.Item) -> Bool {
        item.reasons.contains { $0.code == "new_like" }
    }

    @Test func whatNobodyHasBoughtStandsOnItsPlaces() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            _ = try await chain.train(chain.job(shelf))
            let recommender = try await chain.recommender(shelf)
            let request = ListRequest(member: TestChain.member(0), itemsMax: 20)
            recommender.refreshNewItems()
            let before = try await recommender.recommend(request)
            #expect(!before.items.contains { isNewLike($0) })

            let types = 0..<15
            _ = try await recommender.put(types.map { Self.newProduct(ofType: $0) })
            // Ten minutes later it is looked for again.
            chain.day.withLock { $0 += 1 }
            recommender.refreshNewItems()
            let blend = try await recommender.recommend(request)
            let places = blend.items.indices.filter { isNewLike(blend.items[$0]) }
            #expect(places == NewItemPlaces.places)
            for place in places {
                let item = blend.items[place]
                let reason = try #require(item.reasons.first)
                let like = try #require(Int(reason.withSKU.dropFirst()))
                #expect(item.sku == "new-\(like / 4)")
                #expect(item.isNew && reason.contribution > 0.3)
                #expect(reason.textEn == "New, and like Product \(like), which you bought")
            }
            // As soon as somebody has bought one of them it is new to nobody.
            let bought = blend.items[places[0]].sku
            let order = PurchaseFact.bought(
                TestChain.member(9),
                OrderKey(channel: "pos", orderID: "first"),
                paidAt: chain.now,
                day: Day(chain.day.withLock { $0 }),
                organisation: "acme/store-1",
                lines: [.init(sku: bought, category: "", brand: "")]
            )
            try await recommender.take(chain.batch([order]))
            let later = try await recommender.recommend(request)
            #expect(later.items.count { isNewLike($0) } == 1)
            #expect(!later.items.contains { $0.sku == bought && isNewLike($0) })
            var short = request
            short.itemsMax = 4
            #expect(try await recommender.recommend(short).items.allSatisfy { !isNewLike($0) })
            var next = request
            next.list = .nextBasket
            #expect(try await recommender.recommend(next).items.allSatisfy { !isNewLike($0) })

            // What may no longer be shown is gone at once.
            _ = try await recommender.put(
                types.map { Self.newProduct(ofType: $0, isRecommendable: false) }
            )
            #expect(try await recommender.recommend(request).items.allSatisfy { !isNewLike($0) })
        }
    }

    /// New items are under every rule: what was shown enough or disliked has no place of its own,
    /// and the spread counts them.
    @Test func newItemsAreUnderTheRules() async throws {
        try await TestChain.with { chain, _ in
            try await chain.fill()
            let shelf = try await chain.shelf()
            _ = try await chain.train(chain.job(shelf))
            let memory = try await FeedbackMemory.open(
                store: chain.store.feedbackStore { member, _ in (member, true, true) },
                membersMax: 50,
                isShared: false,
                now: { chain.now }
            )
            var rules = ListRules()
            rules.spreadPlaces = 0
            let types = 0..<15
            func recommender(_ rules: ListRules) async throws -> Recommender {
                let recommender = try await chain.recommender(
                    shelf,
                    feedback: memory,
                    rules: rules
                )
                _ = try await recommender.put(types.map { Self.newProduct(ofType: $0) })
                recommender.refreshNewItems()
                return recommender
            }
            let request = ListRequest(member: TestChain.member(0), itemsMax: 20)
            func new(_ rules: ListRules) async throws -> [String] {
                try await recommender(rules).recommend(request).items.filter { isNewLike($0) }
                    .map(\.sku)
            }
            let before = try await new(rules)
            #expect(before.count == 2)
            let numbers = try await memory.store.numbers(of: Set(before))
            let (disliked, shown) = (
                try #require(numbers[before[0]]), try #require(numbers[before[1]])
            )
            let review = Behaviour(
                id: "r",
                kind: .review,
                at: chain.now,
                products: [disliked],
                score: 1
            )
            let impressions = (0..<5).map { number in
                Behaviour(id: "i\(number)", kind: .impression, at: chain.now, products: [shown])
            }
            _ = try await memory.store.record([review] + impressions, of: request.member)
            memory.forget([request.member])
            let after = try await new(rules)
            #expect(!after.isEmpty && Set(after).isDisjoint(with: before))
            // One of a department on the first places: no second one, though it were new.
            rules.spreadPlaces = 10
            rules.perType = 0
            rules.perDepartment = 1
            let spread = try await recommender(rules).recommend(request)
            let departments = try await chain.store.products().reduce(into: [String: String]()) {
                $0[$1.sku] = $1.department
            }
            let top = spread.items.prefix(2).compactMap { departments[$0.sku] }
            #expect(Set(top).count == 2 && Set(departments.values).count == 2)
            #expect(spread.items.contains { isNewLike($0) })
        }
    }

    /// Once anybody has bought it nobody is told that nobody has, also where the answer was kept.
    @Test func whatAnybodyHasBoughtIsLikeSomethingAndNotNew() async throws {
        try await TestChain.with { chain, _ in
            let shelf = try await chain.fillTrained()
            let recommender = try await chain.recommender(shelf)
            _ = try await recommender.put((0..<15).map { Self.newProduct(ofType: $0) })
            recommender.refreshNewItems()
            let request = ListRequest(member: TestChain.member(0), itemsMax: 20)
            func codes() async throws -> [String: String] {
                let items = try await recommender.recommend(request).items
                let like = items.filter { $0.reasons.contains { $0.code.contains("like") } }
                return Dictionary(
                    uniqueKeysWithValues: like.map { ($0.sku, $0.reasons[0].code) }
                )
            }
            let before = try await codes()
            let found = try #require(before.keys.min())
            #expect(before.count == 2 && before.values.allSatisfy { $0 == "new_like" })
            let order = PurchaseFact.bought(
                TestChain.member(9),
                OrderKey(channel: "pos", orderID: "first"),
                paidAt: chain.now,
                day: Day(chain.day.withLock { $0 }),
                organisation: "acme/store-1",
                lines: [.init(sku: found, category: "", brand: "")]
            )
            _ = try await recommender.take(chain.batch([order]))
            let after = try await codes()
            #expect(after.keys.sorted() == before.keys.sorted())
            #expect(after[found] == "like_bought")
            #expect(after.filter { $0.key != found }.values.allSatisfy { $0 == "new_like" })
            // Nor is it new once it was looked for again.
            chain.day.withLock { $0 += 1 }
            _ = try await recommender.put([Self.newProduct(ofType: 16)])
            recommender.refreshNewItems()
            #expect(try await codes()[found] == "like_bought")
        }
    }
}
