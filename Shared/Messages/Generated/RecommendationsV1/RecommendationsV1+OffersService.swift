// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

package import RPCCore

extension RecommendationsV1 {
    /// The methods of `huitou.recommendations.v1.Offers`.
    package enum OffersMethods {
        /// Publishes offers, or replaces them. Their budget, time, margin, cost of contact and whom they
        /// reach may change at any time; kind, names, scope, figures and price of an offer that members
        /// hold may not (recommendations.offer_held). No more than offers.open_max that have not ended
        /// (recommendations.too_many_offers).
        package static let putOffers = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "PutOffers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing])
        )

        /// The data that a request of `PutOffers` is about.
        package static func targetOfPutOffers(
            _ request: RecommendationsV1.PutOffersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The offers of a unit, of those above it and of those below it, in the published order.
        package static let listOffers = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "ListOffers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .auditor])
        )

        /// The data that a request of `ListOffers` is about.
        package static func targetOfListOffers(
            _ request: RecommendationsV1.ListOffersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// The offers worth making to a member, the best first; none where none is worth its cost. What is
        /// chosen is made: it stays the member's until it lapses and counts in its budget. Whoever asked not
        /// to be judged by what it did, and whoever identity has not told of yet, gets what is published, in
        /// the published order. Offers for nothing but what the member does not want are left out.
        package static let chooseOffers = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "ChooseOffers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .till, .channelApp, .member, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .storeManager, .guide, .serviceAgent]),
            isHeavy: true
        )

        /// The data that a request of `ChooseOffers` is about.
        package static func targetOfChooseOffers(
            _ request: RecommendationsV1.ChooseOffersRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// A member has used an offer that was made to it; the same order again changes nothing.
        package static let reportOfferUse = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "ReportOfferUse",
            kind: .unary,
            idempotency: .keyed,
            access: AccessRule(kinds: [.service, .till, .channelApp, .operator])
        )

        /// The data that a request of `ReportOfferUse` is about.
        package static func targetOfReportOfferUse(
            _ request: RecommendationsV1.ReportOfferUseRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// What was made to a member, the oldest first, in pages; of offers that have ended for as long as
        /// offers.makings_days says.
        package static let listMadeOffers = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "ListMadeOffers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .member, .staff, .operator], roles: [.serviceAgent])
        )

        /// The data that a request of `ListMadeOffers` is about.
        package static func targetOfListMadeOffers(
            _ request: RecommendationsV1.ListMadeOffersRequest
        ) -> AccessTarget {
            AccessTarget(memberID: request.memberID)
        }

        /// Learns again what offers change, from whom they were made to and who was held out; one process
        /// at a time (recommendations.training_running).
        package static let retrainUplift = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "RetrainUplift",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .operator]),
            isHeavy: true
        )

        /// The data that a request of `RetrainUplift` is about.
        package static func targetOfRetrainUplift(
            _ request: RecommendationsV1.RetrainUpliftRequest
        ) -> AccessTarget {
            AccessTarget()
        }

        /// What other ways of making offers would have brought, from the log of the one that ran.
        package static let evaluateOffers = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "EvaluateOffers",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `EvaluateOffers` is about.
        package static func targetOfEvaluateOffers(
            _ request: RecommendationsV1.EvaluateOffersRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Whether members paid the same for the same, but for what is published.
        package static let getPriceFairness = MethodDescriptor(
            service: "huitou.recommendations.v1.Offers",
            name: "GetPriceFairness",
            kind: .unary,
            idempotency: .idempotent,
            access: AccessRule(kinds: [.service, .staff, .operator], roles: [.hqAdmin, .hqMarketing, .regionManager, .auditor]),
            isHeavy: true
        )

        /// The data that a request of `GetPriceFairness` is about.
        package static func targetOfGetPriceFairness(
            _ request: RecommendationsV1.GetPriceFairnessRequest
        ) -> AccessTarget {
            AccessTarget(organisation: request.organisation)
        }

        /// Every method, in the order of the file.
        package static let all: [MethodDescriptor] = [
            putOffers,
            listOffers,
            chooseOffers,
            reportOfferUse,
            listMadeOffers,
            retrainUplift,
            evaluateOffers,
            getPriceFairness
        ]
    }

    /// What a server of `huitou.recommendations.v1.Offers` implements.
    package protocol OffersServer: Sendable {
        /// Publishes offers, or replaces them. Their budget, time, margin, cost of contact and whom they
        /// reach may change at any time; kind, names, scope, figures and price of an offer that members
        /// hold may not (recommendations.offer_held). No more than offers.open_max that have not ended
        /// (recommendations.too_many_offers).
        func putOffers(
            _ request: RecommendationsV1.PutOffersRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.PutOffersResponse

        /// The offers of a unit, of those above it and of those below it, in the published order.
        func listOffers(
            _ request: RecommendationsV1.ListOffersRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListOffersResponse

        /// The offers worth making to a member, the best first; none where none is worth its cost. What is
        /// chosen is made: it stays the member's until it lapses and counts in its budget. Whoever asked not
        /// to be judged by what it did, and whoever identity has not told of yet, gets what is published, in
        /// the published order. Offers for nothing but what the member does not want are left out.
        func chooseOffers(
            _ request: RecommendationsV1.ChooseOffersRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ChooseOffersResponse

        /// A member has used an offer that was made to it; the same order again changes nothing.
        func reportOfferUse(
            _ request: RecommendationsV1.ReportOfferUseRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ReportOfferUseResponse

        /// What was made to a member, the oldest first, in pages; of offers that have ended for as long as
        /// offers.makings_days says.
        func listMadeOffers(
            _ request: RecommendationsV1.ListMadeOffersRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.ListMadeOffersResponse

        /// Learns again what offers change, from whom they were made to and who was held out; one process
        /// at a time (recommendations.training_running).
        func retrainUplift(
            _ request: RecommendationsV1.RetrainUpliftRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.RetrainUpliftResponse

        /// What other ways of making offers would have brought, from the log of the one that ran.
        func evaluateOffers(
            _ request: RecommendationsV1.EvaluateOffersRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.EvaluateOffersResponse

        /// Whether members paid the same for the same, but for what is published.
        func getPriceFairness(
            _ request: RecommendationsV1.GetPriceFairnessRequest,
            context: CallContext
        ) async throws -> RecommendationsV1.GetPriceFairnessResponse
    }

    /// Calls `huitou.recommendations.v1.Offers`.
    package struct OffersClient: Sendable {
        private let channel: any RPCChannel

        /// Calls through a channel.
        package init(channel: any RPCChannel) { self.channel = channel }

        /// Publishes offers, or replaces them. Their budget, time, margin, cost of contact and whom they
        /// reach may change at any time; kind, names, scope, figures and price of an offer that members
        /// hold may not (recommendations.offer_held). No more than offers.open_max that have not ended
        /// (recommendations.too_many_offers).
        package func putOffers(
            _ request: RecommendationsV1.PutOffersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.PutOffersResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.putOffers,
                request,
                options: options,
                returning: RecommendationsV1.PutOffersResponse.self
            )
        }

        /// The offers of a unit, of those above it and of those below it, in the published order.
        package func listOffers(
            _ request: RecommendationsV1.ListOffersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListOffersResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.listOffers,
                request,
                options: options,
                returning: RecommendationsV1.ListOffersResponse.self
            )
        }

        /// The offers worth making to a member, the best first; none where none is worth its cost. What is
        /// chosen is made: it stays the member's until it lapses and counts in its budget. Whoever asked not
        /// to be judged by what it did, and whoever identity has not told of yet, gets what is published, in
        /// the published order. Offers for nothing but what the member does not want are left out.
        package func chooseOffers(
            _ request: RecommendationsV1.ChooseOffersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ChooseOffersResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.chooseOffers,
                request,
                options: options,
                returning: RecommendationsV1.ChooseOffersResponse.self
            )
        }

        /// A member has used an offer that was made to it; the same order again changes nothing.
        package func reportOfferUse(
            _ request: RecommendationsV1.ReportOfferUseRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ReportOfferUseResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.reportOfferUse,
                request,
                options: options,
                returning: RecommendationsV1.ReportOfferUseResponse.self
            )
        }

        /// What was made to a member, the oldest first, in pages; of offers that have ended for as long as
        /// offers.makings_days says.
        package func listMadeOffers(
            _ request: RecommendationsV1.ListMadeOffersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.ListMadeOffersResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.listMadeOffers,
                request,
                options: options,
                returning: RecommendationsV1.ListMadeOffersResponse.self
            )
        }

        /// Learns again what offers change, from whom they were made to and who was held out; one process
        /// at a time (recommendations.training_running).
        package func retrainUplift(
            _ request: RecommendationsV1.RetrainUpliftRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.RetrainUpliftResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.retrainUplift,
                request,
                options: options,
                returning: RecommendationsV1.RetrainUpliftResponse.self
            )
        }

        /// What other ways of making offers would have brought, from the log of the one that ran.
        package func evaluateOffers(
            _ request: RecommendationsV1.EvaluateOffersRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.EvaluateOffersResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.evaluateOffers,
                request,
                options: options,
                returning: RecommendationsV1.EvaluateOffersResponse.self
            )
        }

        /// Whether members paid the same for the same, but for what is published.
        package func getPriceFairness(
            _ request: RecommendationsV1.GetPriceFairnessRequest,
            options: CallOptions = .inherited
        ) async throws(RPCError) -> RecommendationsV1.GetPriceFairnessResponse {
            try await channel.unary(
                RecommendationsV1.OffersMethods.getPriceFairness,
                request,
                options: options,
                returning: RecommendationsV1.GetPriceFairnessResponse.self
            )
        }
    }
}

extension RecommendationsV1.OffersServer {
    /// The methods as a router takes them.
    package var rpcMethods: [RPCMethod] {
        [
            .unary(
                RecommendationsV1.OffersMethods.putOffers,
                target: RecommendationsV1.OffersMethods.targetOfPutOffers,
                handler: { request, context in
                    try await self.putOffers(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.listOffers,
                target: RecommendationsV1.OffersMethods.targetOfListOffers,
                handler: { request, context in
                    try await self.listOffers(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.chooseOffers,
                target: RecommendationsV1.OffersMethods.targetOfChooseOffers,
                handler: { request, context in
                    try await self.chooseOffers(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.reportOfferUse,
                target: RecommendationsV1.OffersMethods.targetOfReportOfferUse,
                handler: { request, context in
                    try await self.reportOfferUse(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.listMadeOffers,
                target: RecommendationsV1.OffersMethods.targetOfListMadeOffers,
                handler: { request, context in
                    try await self.listMadeOffers(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.retrainUplift,
                target: RecommendationsV1.OffersMethods.targetOfRetrainUplift,
                handler: { request, context in
                    try await self.retrainUplift(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.evaluateOffers,
                target: RecommendationsV1.OffersMethods.targetOfEvaluateOffers,
                handler: { request, context in
                    try await self.evaluateOffers(request, context: context)
                }
            ),
            .unary(
                RecommendationsV1.OffersMethods.getPriceFairness,
                target: RecommendationsV1.OffersMethods.targetOfGetPriceFairness,
                handler: { request, context in
                    try await self.getPriceFairness(request, context: context)
                }
            ),
        ]
    }
}
