import Messages
import Primitives
import RecommendationsDomain
import RecommendationsService
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
}
