package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Recommendations`.
package struct RecommendationsHandlers: RecommendationsV1.RecommendationsServer {
    private let recommender: Recommender
    private let directoryFindings: @Sendable () async throws -> [String]

    /// The longest page.
    package static let pageSizeMax: UInt32 = 200
    /// The page where none is asked for.
    package static let pageSizeDefault: UInt32 = 50
    /// The items where no number is asked for.
    package static let itemsDefault = 20
    /// The most products of one request.
    package static let productsMax = 1000

    /// Answers from a recommender.
    ///
    /// - Parameters:
    ///   - recommender: What members buy.
    ///   - directoryFindings: What does not hold of what is known of members.
    package init(
        recommender: Recommender,
        directoryFindings: @escaping @Sendable () async throws -> [String] = { [] }
    ) {
        self.recommender = recommender
        self.directoryFindings = directoryFindings
    }

    package func recommend(
        _ request: RecommendationsV1.RecommendRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RecommendResponse {
        guard let member = MemberID(rawValue: request.memberID) else {
            throw RPCError.invalid(field: "member_id", "must be positive")
        }
        guard request.itemsMax <= UInt32(Ranker.itemsMax) else {
            throw RPCError.invalid(
                field: "items_max",
                "must be 0 to \(Ranker.itemsMax), is \(request.itemsMax)"
            )
        }
        let organisation = OrganisationPath(request.organisation)
        guard organisation != nil || request.organisation.isEmpty else {
            throw RPCError.invalid(
                field: "organisation",
                "must be a path such as acme/north/store-12, or empty"
            )
        }
        return try await Self.reporting {
            try await recommender.recommend(
                for: member,
                itemsMax: request.itemsMax == 0 ? Self.itemsDefault : Int(request.itemsMax),
                organisation: organisation
            )
        }
    }

    package func listPurchases(
        _ request: RecommendationsV1.ListPurchasesRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListPurchasesResponse {
        guard let member = MemberID(rawValue: request.memberID) else {
            throw RPCError.invalid(field: "member_id", "must be positive")
        }
        guard request.pageSize <= Self.pageSizeMax else {
            throw RPCError.invalid(field: "page_size", "must be 0 to \(Self.pageSizeMax)")
        }
        let size = Int(request.pageSize == 0 ? Self.pageSizeDefault : request.pageSize)
        var before = Int64.max
        if !request.cursor.isEmpty {
            guard let number = Int64(request.cursor), number > 0 else {
                throw RPCError.invalid(
                    field: "cursor",
                    "must be empty, or the next_cursor of the page before"
                )
            }
            before = number
        }
        let purchases = try await Self.reporting { [before] in
            try await recommender.purchases(of: member, before: before)
        }
        let page = purchases.prefix(size)
        return RecommendationsV1.ListPurchasesResponse(
            purchases: page.map(\.message),
            nextCursor: purchases.count > size ? page.last.map { "\($0.number)" } ?? "" : ""
        )
    }

    package func putProducts(
        _ request: RecommendationsV1.PutProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutProductsResponse {
        guard (1...Self.productsMax).contains(request.products.count) else {
            throw RPCError.invalid(
                field: "products",
                "must name 1 to \(Self.productsMax) products, names \(request.products.count)"
            )
        }
        var seen: Set<String> = []
        var products: [Product] = []
        products.reserveCapacity(request.products.count)
        for (index, message) in request.products.enumerated() {
            products.append(try Product(validating: message, path: "products[\(index)]"))
            guard seen.insert(message.sku).inserted else {
                throw RPCError.invalid(
                    field: "products[\(index)].sku",
                    "stands in the request twice"
                )
            }
        }
        let changes = try await Self.reporting { [products] in
            try await recommender.put(products)
        }
        return RecommendationsV1.PutProductsResponse(
            added: UInt32(changes.added),
            changed: UInt32(changes.changed),
            unchanged: UInt32(changes.unchanged)
        )
    }

    package func verifyRecommendations(
        _ request: RecommendationsV1.VerifyRecommendationsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.VerifyRecommendationsResponse {
        let audit = try await Self.reporting { try await recommender.verify() }
        let findings = audit.findings + (try await directoryFindings())
        return RecommendationsV1.VerifyRecommendationsResponse(
            members: UInt64(audit.members),
            products: UInt64(audit.products),
            purchases: UInt64(audit.purchases),
            findings: findings
        )
    }

    /// Runs a call of the store and gives its failures their status.
    private static func reporting<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch RecommendationsStoreError.overloaded(let retryAfter) {
            throw RPCError(
                .resourceExhausted,
                reason: "recommendations.overloaded",
                message: "recommendations has too much to do; nothing was changed",
                retryAfter: retryAfter
            )
        }
    }
}
