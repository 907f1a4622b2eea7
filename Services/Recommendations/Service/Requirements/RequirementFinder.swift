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
    private let index = Mutex(RequirementIndex())
    private let indexing = SerialGate()

    /// What a member is not to be shown.
    package typealias Exclusions = @Sendable (MemberID) async throws -> ExcludedProducts

    /// Finds products of a recommender's catalogue, ordered by its lists.
    ///
    /// - Parameters:
    ///   - recommender: Catalogue and lists.
    ///   - exclusions: What members said that they do not want.
    package init(
        _ recommender: Recommender,
        exclusions: @escaping Exclusions = { _ in ExcludedProducts() }
    ) {
        self.recommender = recommender
        self.exclusions = exclusions
    }

    /// Indexes what has changed of the catalogue.
    package func refresh() async { _ = await current() }

    /// Finds products for somebody.
    ///
    /// - Parameters:
    ///   - requirements: 1 to `Requirement.countMax`.
    ///   - member: Whose list orders what fits equally well; `nil` for a guest.
    ///   - itemsMax: The most products.
    ///   - organisation: The unit in which popular products come first; `nil` for all.
    /// - Throws: Where the member's log, or what it does not want, cannot be read.
    /// - Returns: The products, or what to give up.
    package func find(
        _ requirements: [Requirement],
        for member: MemberID?,
        itemsMax: Int,
        organisation: OrganisationPath?
    ) async throws -> RecommendationsV1.FindProductsResponse {
        let standing = try await recommender.productStanding(for: member, in: organisation)
        let excluded = try await excluded(for: member)
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
        limits.itemsMax = itemsMax
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

    private func excluded(for member: MemberID?) async throws -> ExcludedProducts {
        guard let member else { return ExcludedProducts() }
        return try await exclusions(member)
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
