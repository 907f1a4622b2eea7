package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Recommendations`.
package struct RecommendationsHandlers: RecommendationsV1.RecommendationsServer {
    private let recommender: Recommender

    /// The items where no number is asked for.
    package static let itemsDefault = 20
    /// The most products of one request.
    package static let productsMax = 1000
    /// The longest text of a product, in bytes.
    package static let textByteCountMax = 256

    /// Answers from a recommender.
    package init(recommender: Recommender) {
        self.recommender = recommender
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
        return RecommendationsV1.VerifyRecommendationsResponse(
            members: UInt64(audit.members),
            products: UInt64(audit.products),
            purchases: UInt64(audit.purchases),
            findings: audit.findings
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

extension Product {
    /// Takes a product from outside.
    fileprivate init(
        validating message: RecommendationsV1.Product,
        path: String
    ) throws(RPCError) {
        guard (1...64).contains(message.sku.utf8.count),
            message.sku.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else {
            throw .invalid(field: "\(path).sku", "must be 1 to 64 printable characters")
        }
        let texts = [
            ("name", message.name), ("category", message.category), ("brand", message.brand),
            ("department", message.department),
        ]
        for (field, text) in texts
        where text.utf8.count > RecommendationsHandlers.textByteCountMax {
            throw .invalid(
                field: "\(path).\(field)",
                "must have at most \(RecommendationsHandlers.textByteCountMax) bytes"
            )
        }
        self.init(
            sku: message.sku,
            name: message.name.isEmpty ? message.sku : message.name,
            category: message.category,
            brand: message.brand,
            department: message.department,
            isRecommendable: message.recommendable
        )
    }
}
