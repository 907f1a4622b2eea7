package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Requirements`.
package struct RequirementsHandlers: RecommendationsV1.RequirementsServer {
    private let finder: RequirementFinder

    /// The products where no number is asked for.
    package static let itemsDefault: UInt32 = 20
    /// The most products.
    package static let itemsMax: UInt32 = 100
    /// The values of a facet where no number is asked for.
    package static let valuesDefault: UInt32 = 20
    /// The most values of a facet.
    package static let valuesMax: UInt32 = 200

    /// Answers from a finder.
    package init(finder: RequirementFinder) {
        self.finder = finder
    }

    package func findProducts(
        _ request: RecommendationsV1.FindProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.FindProductsResponse {
        var member: MemberID?
        if request.memberID != 0 {
            member = MemberID(rawValue: request.memberID)
            guard member != nil else {
                throw RPCError.invalid(field: "member_id", "must be positive, or 0 for none")
            }
        }
        var search = try Self.search(
            itemsMax: request.itemsMax,
            organisation: request.organisation,
            inStockOnly: request.inStockOnly,
            strictStock: request.strictStock
        )
        search.member = member
        search.audience = Audience(context)
        return try await finder.find(
            try Self.requirements(request.requirements, countMin: 1),
            search
        )
    }

    package func findProductsForGuest(
        _ request: RecommendationsV1.FindProductsForGuestRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.FindProductsResponse {
        let search = try Self.search(
            itemsMax: request.itemsMax,
            organisation: request.organisation,
            inStockOnly: request.inStockOnly,
            strictStock: request.strictStock
        )
        return try await finder.find(
            try Self.requirements(request.requirements, countMin: 1),
            search
        )
    }

    package func describeCatalogue(
        _ request: RecommendationsV1.DescribeCatalogueRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.DescribeCatalogueResponse {
        guard request.valuesMax <= Self.valuesMax else {
            throw RPCError.invalid(field: "values_max", "must be 0 to \(Self.valuesMax)")
        }
        let values = request.valuesMax == 0 ? Self.valuesDefault : request.valuesMax
        return await finder.describe(
            try Self.requirements(request.requirements, countMin: 0),
            valuesMax: Int(values)
        )
    }

    private static func search(
        itemsMax: UInt32,
        organisation: String,
        inStockOnly: Bool,
        strictStock: Bool
    ) throws(RPCError) -> RequirementFinder.Search {
        guard itemsMax <= Self.itemsMax else {
            throw .invalid(field: "items_max", "must be 0 to \(Self.itemsMax)")
        }
        let unit = try OrganisationPath.ifRequested(organisation)
        try ListRequest.checkStock(inStockOnly, strict: strictStock, unit)
        return RequirementFinder.Search(
            itemsMax: Int(itemsMax == 0 ? itemsDefault : itemsMax),
            organisation: unit,
            isInStockOnly: inStockOnly,
            isStockStrict: strictStock
        )
    }

    private static func requirements(
        _ messages: [RecommendationsV1.Requirement],
        countMin: Int
    ) throws -> [Requirement] {
        guard (countMin...Requirement.countMax).contains(messages.count) else {
            throw RPCError.invalid(
                field: "requirements",
                "must be \(countMin) to \(Requirement.countMax), are \(messages.count)"
            )
        }
        var requirements: [Requirement] = []
        for (index, message) in messages.enumerated() {
            requirements.append(
                try Requirement(validating: message, path: "requirements[\(index)]")
            )
        }
        return requirements
    }
}
