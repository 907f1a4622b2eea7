package import Messages
package import RPCCore

import Primitives
import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Recommendations`.
package struct RecommendationsHandlers: RecommendationsV1.RecommendationsServer {
    private let recommender: Recommender
    private let lists: ServedListLog?
    private let laboratory: Laboratory?
    private let loggedShare: Double
    private let random: @Sendable () -> UInt64
    private let directoryFindings: @Sendable () async throws -> [String]

    /// The longest page.
    package static let pageSizeMax: UInt32 = 200
    /// The page where none is asked for.
    package static let pageSizeDefault: UInt32 = 50
    /// The most products of one request.
    package static let productsMax = 1000

    /// Answers from a recommender.
    ///
    /// - Parameters:
    ///   - recommender: What members buy.
    ///   - lists: Where lists are kept; without it none is.
    ///   - laboratory: Where experiments choose lists; without it there is none.
    ///   - loggedShare: The share of lists, 0 to 1, that are kept without being asked for.
    ///   - random: Makes the numbers of lists, and draws those that are kept.
    ///   - directoryFindings: What does not hold of what is known of members.
    package init(
        recommender: Recommender,
        lists: ServedListLog? = nil,
        laboratory: Laboratory? = nil,
        loggedShare: Double = 0,
        random: @escaping @Sendable () -> UInt64 = { .random(in: 0 ... .max) },
        directoryFindings: @escaping @Sendable () async throws -> [String] = { [] }
    ) {
        self.recommender = recommender
        self.lists = lists
        self.laboratory = laboratory
        self.loggedShare = loggedShare
        self.random = random
        self.directoryFindings = directoryFindings
    }

    package func recommend(
        _ request: RecommendationsV1.RecommendRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RecommendResponse {
        var asked = try ListRequest(validating: request)
        if !request.experiment.isEmpty { try OfferFields.name(request.experiment, "experiment") }
        return try await Self.reporting {
            var choice: ServedList.Choice?
            if !request.experiment.isEmpty {
                let assigned = try await laboratory?.assign(asked.member, in: request.experiment)
                guard let assigned else { throw ExperimentsHandlers.unknown }
                asked = asked.changed(by: assigned.arm)
                choice = assigned.part.map { part in
                    ServedList.Choice(
                        experiment: request.experiment,
                        arm: assigned.arm.name,
                        propensity: part.propensity
                    )
                }
            }
            let (answer, standing) = try await recommender.list(asked)
            let audience = Audience(context)
            var response = answer.response
            if !audience.mayReadBehaviour(standing) { response = response.withoutBehaviour }
            if let lists, isLogged(request, standing, choice) {
                let id = Int64(random() >> 1 | 1)
                let home = standing.home?.rawValue ?? ""
                let list = ServedList(
                    id: id,
                    memberID: standing.member,
                    servedAt: recommender.moment,
                    kind: asked.list.rawValue,
                    organisation: asked.unit.isEmpty ? home : asked.unit,
                    channel: asked.channel,
                    modelVersion: response.modelVersion,
                    products: answer.products,
                    choice: choice
                )
                if lists.add(list) { response.listID = id }
            }
            return response
        }
    }

    /// Whether a list is kept: where the member's consent allows it, and it was asked for, drawn,
    /// or chosen by an experiment.
    private func isLogged(
        _ request: RecommendationsV1.RecommendRequest,
        _ standing: Standing,
        _ choice: ServedList.Choice?
    ) -> Bool {
        guard standing.isPersonalised, standing.recordsBehaviour else { return false }
        if request.log || choice != nil { return true }
        return loggedShare > 0 && Double(random() >> 11) * 0x1p-53 < loggedShare
    }

    package func listPurchases(
        _ request: RecommendationsV1.ListPurchasesRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListPurchasesResponse {
        let member = try MemberID(requested: request.memberID)
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

    package func listProducts(
        _ request: RecommendationsV1.ListProductsRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListProductsResponse {
        let page = try ProductPage(validating: request)
        return try await Self.reporting { try await page.read(from: recommender.store) }
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
    static func reporting<Result>(
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

extension ListKind {
    /// The list that a message names; `nil` where there is none such.
    init?(_ list: RecommendationsV1.RecommendationList) {
        switch list {
        case .unspecified, .blend: self = .blend
        case .nextBasket: self = .nextBasket
        case .discovery: self = .discovery
        case .unrecognized: return nil
        }
    }
}
