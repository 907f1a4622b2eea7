package import Messages
package import Primitives
package import RPCCore
package import RecommendationsDomain

/// Answers the calls of `huitou.recommendations.v1.Feedback`.
package struct FeedbackHandlers: RecommendationsV1.FeedbackServer {
    let memory: FeedbackMemory
    let recommender: Recommender
    let lists: any ServedListStore
    let calendar: LocalCalendar
    private let keptFor: Duration
    private let now: @Sendable () -> Timestamp

    /// The most behaviours of one request.
    package static let behavioursMax = 100
    /// The most levels of one request, and of one page.
    package static let levelsMax = 1000
    /// The levels of a page where no number is asked for.
    package static let levelsDefault: UInt32 = 200
    /// The highest quantity.
    package static let quantityMax: Int64 = 1_000_000_000

    /// Answers from memory.
    ///
    /// - Parameters:
    ///   - memory: What members did.
    ///   - recommender: What they bought, and the catalogue.
    ///   - lists: The lists that they were shown.
    ///   - calendar: The program's calendar.
    ///   - keptFor: How long behaviour is kept: what lies further back is not taken.
    ///   - now: The wall clock.
    package init(
        memory: FeedbackMemory,
        recommender: Recommender,
        lists: any ServedListStore,
        calendar: LocalCalendar,
        keptFor: Duration,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.memory = memory
        self.recommender = recommender
        self.lists = lists
        self.calendar = calendar
        self.keptFor = keptFor
        self.now = now
    }

    package func recordBehaviour(
        _ request: RecommendationsV1.RecordBehaviourRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.RecordBehaviourResponse {
        let member = try MemberID(requested: request.memberID)
        let messages = request.behaviours
        guard (1...Self.behavioursMax).contains(messages.count) else {
            throw RPCError.invalid(
                field: "behaviours",
                "must be 1 to \(Self.behavioursMax), are \(messages.count)"
            )
        }
        let moment = now()
        let times =
            moment.advanced(by: .zero - keptFor)...moment.advanced(by: SentBehaviour.aheadMax)
        var sent: [SentBehaviour] = []
        var ids: Set<String> = []
        for (index, message) in messages.enumerated() {
            let path = "behaviours[\(index)]"
            sent.append(try SentBehaviour(validating: message, path: path, times: times))
            guard ids.insert(message.id).inserted else {
                throw RPCError.invalid(field: "\(path).id", "stands in the request twice")
            }
        }
        return try await RecommendationsHandlers.reporting { [sent] in
            let behaviours = try await behaviours(sent)
            let recorded = try await memory.store.record(behaviours, of: member)
            guard let recorded else { throw Self.noConsent(to: "behaviour") }
            memory.forget([try await recommender.standing(of: member).member, member])
            return RecommendationsV1.RecordBehaviourResponse(
                recorded: UInt32(recorded),
                repeatedCount: UInt32(behaviours.count - recorded)
            )
        }
    }

    /// Finds the products that behaviours are about.
    private func behaviours(_ sent: [SentBehaviour]) async throws -> [Behaviour] {
        let skus = Set(sent.map(\.message.sku)).subtracting([""])
        let numbers = try await memory.store.numbers(of: skus)
        let catalogue = recommender.catalogue
        return try sent.enumerated().map { index, sent in
            if sent.kind == .search {
                let found = memory.matches(sent.message.searchText, in: catalogue)
                return sent.behaviour(products: found.products, categories: found.categories)
            }
            if sent.message.sku.isEmpty { return sent.behaviour(products: [], categories: []) }
            guard let product = numbers[sent.message.sku] else {
                throw RPCError.invalid(
                    field: "behaviours[\(index)].sku",
                    "is no product of the catalogue"
                )
            }
            return sent.behaviour(products: [product], categories: [])
        }
    }

    package func setNotInterested(
        _ request: RecommendationsV1.SetNotInterestedRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.SetNotInterestedResponse {
        let member = try MemberID(requested: request.memberID)
        let what = try NotInterested(validating: request.what, at: now())
        return try await RecommendationsHandlers.reporting {
            if what.subject == .product, !request.undo {
                guard try await memory.store.numbers(of: [what.name])[what.name] != nil else {
                    throw RPCError.invalid(field: "what.name", "is no product of the catalogue")
                }
            }
            let outcome = try await memory.store.set(
                what,
                of: member,
                isUndone: request.undo
            )
            memory.forget([try await recommender.standing(of: member).member, member])
            switch outcome {
            case .changed, .unchanged:
                return .init(unchanged: outcome == .unchanged)
            case .full:
                throw RPCError(
                    .failedPrecondition,
                    reason: "recommendations.not_interested_exhausted",
                    message: "a member may name at most \(NotInterested.countMax) things"
                )
            case .erased:
                throw RPCError(
                    .failedPrecondition,
                    reason: "recommendations.erased",
                    message: "the member was erased; nothing is kept of it"
                )
            }
        }
    }

    package func listNotInterested(
        _ request: RecommendationsV1.ListNotInterestedRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListNotInterestedResponse {
        let member = try MemberID(requested: request.memberID)
        return try await RecommendationsHandlers.reporting {
            let survivor = try await recommender.standing(of: member).member
            let stored = try await memory.store.feedback(of: survivor)
            return .init(what: stored.unwanted.map { RecommendationsV1.NotInterested($0) })
        }
    }

    package func getMemberTrail(
        _ request: RecommendationsV1.GetMemberTrailRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.GetMemberTrailResponse {
        let member = try MemberID(requested: request.memberID)
        guard request.pageSize <= RecommendationsHandlers.pageSizeMax else {
            throw RPCError.invalid(
                field: "page_size",
                "must be 0 to \(RecommendationsHandlers.pageSizeMax)"
            )
        }
        guard TrailPage.isCursor(request.cursor) else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        return try await RecommendationsHandlers.reporting {
            let standing = try await recommender.standing(of: member)
            guard standing.showsTrail || context.principal?.kind == .member else {
                throw Self.noConsent(to: "guidance")
            }
            let stored = try await memory.store.feedback(of: standing.member)
            let log = try await recommender.store.purchases(of: standing.member)
            let size =
                request.pageSize == 0
                ? RecommendationsHandlers.pageSizeDefault : request.pageSize
            // What came with a merge from a member that agreed, to one that does not, rests.
            let behaviours = standing.recordsBehaviour ? stored.behaviours : []
            return TrailPage(behaviours, log.standing, catalogue: recommender.catalogue)
                .page(after: request.cursor, size: Int(size))
        }
    }

    private static func noConsent(to purpose: String) -> RPCError {
        RPCError(
            .failedPrecondition,
            reason: "recommendations.no_consent",
            message: "the member has not given its consent to \(purpose)"
        )
    }
}

// MARK: Stock

extension FeedbackHandlers {
    /// Takes over what a store has in stock.
    ///
    /// - Throws: What names the field, and then nothing was changed; where the store is overloaded.
    /// - Returns: How much of it is news.
    package func putStock(
        _ request: RecommendationsV1.PutStockRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutStockResponse {
        let store = try Self.store(request.organisation)
        guard (1...Self.levelsMax).contains(request.levels.count) else {
            throw RPCError.invalid(
                field: "levels",
                "must be 1 to \(Self.levelsMax), are \(request.levels.count)"
            )
        }
        let latest = now().advanced(by: SentBehaviour.aheadMax)
        var seen: Set<String> = []
        for (index, level) in request.levels.enumerated() {
            let path = "levels[\(index)]"
            guard (0...Self.quantityMax).contains(level.quantity) else {
                throw RPCError.invalid(
                    field: "\(path).quantity",
                    "must be 0 to \(Self.quantityMax)"
                )
            }
            guard level.asOf > 0, level.asOf <= latest.microseconds else {
                throw RPCError.invalid(field: "\(path).as_of", "must be positive and not ahead")
            }
            guard seen.insert(level.sku).inserted else {
                throw RPCError.invalid(field: "\(path).sku", "stands in the request twice")
            }
        }
        return try await RecommendationsHandlers.reporting { [seen] in
            let numbers = try await memory.store.numbers(of: seen)
            let levels = try request.levels.enumerated().map { index, level in
                guard let product = numbers[level.sku] else {
                    throw RPCError.invalid(
                        field: "levels[\(index)].sku",
                        "is no product of the catalogue"
                    )
                }
                return StockLevel(
                    product: product,
                    quantity: level.quantity,
                    asOf: Timestamp(microseconds: level.asOf)
                )
            }
            let changed = try await memory.store.put(levels, in: store)
            try await memory.refreshStock()
            return .init(changed: UInt32(changed), older: UInt32(levels.count - changed))
        }
    }

    /// Tells what a store has in stock.
    ///
    /// - Throws: What names the field; where the store is overloaded.
    /// - Returns: A page of levels.
    package func listStock(
        _ request: RecommendationsV1.ListStockRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListStockResponse {
        let store = try Self.store(request.organisation)
        guard request.pageSize <= UInt32(Self.levelsMax) else {
            throw RPCError.invalid(field: "page_size", "must be 0 to \(Self.levelsMax)")
        }
        let size = Int(request.pageSize == 0 ? Self.levelsDefault : request.pageSize)
        return try await RecommendationsHandlers.reporting {
            let levels = try await memory.store.levels(
                in: store,
                after: request.cursor,
                countMax: size + 1
            )
            let page = levels.prefix(size)
            return .init(
                levels: page.map { sku, level in
                    RecommendationsV1.StockLevel(
                        sku: sku,
                        quantity: level.quantity,
                        asOf: level.asOf.microseconds
                    )
                },
                nextCursor: levels.count > size ? page.last?.sku ?? "" : ""
            )
        }
    }

    private static func store(_ path: String) throws(RPCError) -> String {
        guard OrganisationPath(path) != nil else {
            throw .invalid(
                field: "organisation",
                "must be a path such as acme/north/store-12"
            )
        }
        return path
    }
}
