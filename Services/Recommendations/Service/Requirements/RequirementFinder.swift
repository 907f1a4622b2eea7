package import Messages
package import Primitives
package import RecommendationsDomain

import Synchronization

/// Answers what is required of products, from an index of the catalogue that follows its changes.
///
/// The index is kept up beside the calls by ``refresh()``; a call that comes before brings the
/// changed blocks up itself, so that no answer is of an older catalogue than its call.
package final class RequirementFinder: Sendable {
    private let recommender: Recommender
    private let exclusions: Exclusions
    private let stock: @Sendable (String) -> StockLevels.Unit?
    private let index = Mutex(RequirementIndex())
    private let indexing = SerialGate()

    /// What a member is not to be shown.
    package typealias Exclusions = @Sendable (MemberID) async throws -> ExcludedProducts

    /// Where products are looked for, and for whom.
    struct Search {
        /// Whose list orders what fits equally well; `nil` for a guest.
        var member: MemberID?
        /// The most products.
        var itemsMax: Int
        /// The unit in which popular products come first; `nil` for all.
        var organisation: OrganisationPath?
        /// Whether only what the unit has in stock is found.
        var isInStockOnly = false
        /// Whether what no stock was told of is left out too.
        var isStockStrict = false
        /// Who reads the answer.
        var audience = Audience.member
    }

    /// Finds products of a recommender's catalogue, ordered by its lists.
    ///
    /// - Parameters:
    ///   - recommender: Catalogue and lists.
    ///   - stock: What units have in stock; `nil` where stock does not matter.
    ///   - exclusions: What members said that they do not want.
    package init(
        _ recommender: Recommender,
        stock: @escaping @Sendable (String) -> StockLevels.Unit? = { _ in nil },
        exclusions: @escaping Exclusions = { _ in ExcludedProducts() }
    ) {
        self.recommender = recommender
        self.stock = stock
        self.exclusions = exclusions
    }

    /// Indexes what has changed of the catalogue.
    package func refresh() async { _ = await current() }

    /// Finds products for somebody.
    ///
    /// - Parameters:
    ///   - requirements: 1 to `Requirement.countMax`.
    ///   - wanted: For whom, and where.
    /// - Throws: Where the member's log, or what it does not want, cannot be read.
    /// - Returns: The products, or what to give up.
    func find(
        _ requirements: [Requirement],
        _ wanted: Search
    ) async throws -> RecommendationsV1.FindProductsResponse {
        let standing = try await recommender.productStanding(
            for: wanted.member,
            in: wanted.organisation,
            audience: wanted.audience
        )
        let excluded = try await excluded(for: wanted)
        let (index, catalogue) = await current()
        let places = standing.places
        let search = RequirementSearch(
            requirements,
            index: index,
            catalogue: catalogue,
            excluded: excluded,
            standing: { product in
                // Every place of the list is above all that is only popular.
                let place = places.isEmpty ? nil : places[catalogue.products[product.index].sku]
                let listed = place.map { Double(places.count - $0) } ?? 0
                return listed + standing.popularity.share(of: product)
            }
        )
        var limits = RequirementSearch.Limits()
        limits.itemsMax = wanted.itemsMax
        return RecommendationsV1.FindProductsResponse(
            search.answer(limits),
            to: requirements,
            catalogue: catalogue,
            standing: standing
        )
    }

    /// Counts the values that products have.
    ///
    /// - Parameters:
    ///   - requirements: What products must meet to be counted, but for wishes.
    ///   - valuesMax: The most values of one facet.
    /// - Returns: The values.
    package func describe(
        _ requirements: [Requirement],
        valuesMax: Int
    ) async -> RecommendationsV1.DescribeCatalogueResponse {
        let (index, catalogue) = await current()
        let search = RequirementSearch(
            requirements,
            index: index,
            catalogue: catalogue,
            standing: { _ in 0 }
        )
        return RecommendationsV1.DescribeCatalogueResponse(
            CatalogueFacets(of: search.fitting, in: index, valuesMax: valuesMax)
        )
    }

    /// What is not shown, whatever is required: what a list of the member would not show either.
    private func excluded(for wanted: Search) async throws -> ExcludedProducts {
        var excluded = ExcludedProducts()
        if let member = wanted.member {
            excluded = try await exclusions(member)
            let standing = try await recommender.standing(of: member)
            if standing.isPersonalised { excluded.childAges = standing.childAges }
        }
        if wanted.isInStockOnly, let organisation = wanted.organisation {
            excluded.stock = stock(organisation.rawValue)
            excluded.isStockStrict = wanted.isStockStrict
        }
        return excluded
    }

    /// The catalogue, and its index.
    private func current() async -> (RequirementIndex, Catalogue) {
        let catalogue = recommender.catalogue
        let known = index.withLock { $0 }
        if known.version == catalogue.version { return (known, catalogue) }
        return await indexing.alone {
            let catalogue = recommender.catalogue
            var next = index.withLock { $0 }
            if next.version != catalogue.version {
                next.refresh(to: catalogue)
                index.withLock { $0 = next }
            }
            return (next, catalogue)
        }
    }
}
