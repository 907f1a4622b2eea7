package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain
import RecommendationsPrediction
import Synchronization

/// Answers the calls of `huitou.recommendations.v1.Offers`.
package struct OffersHandlers: RecommendationsV1.OffersServer {
    let desk: OfferDesk

    /// The most offers of one request.
    package static let offersMax = 200
    /// The most offers chosen for a member at once.
    package static let chosenMax = 20
    /// How many are chosen where no number is asked for.
    package static let chosenDefault = 3

    /// Answers from a desk.
    package init(desk: OfferDesk) {
        self.desk = desk
    }

    package func putOffers(
        _ request: RecommendationsV1.PutOffersRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.PutOffersResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        guard (1...Self.offersMax).contains(request.offers.count) else {
            throw RPCError.invalid(
                field: "offers",
                "must be 1 to \(Self.offersMax), are \(request.offers.count)"
            )
        }
        var seen: Set<String> = []
        var offers: [Offer] = []
        for (index, message) in request.offers.enumerated() {
            let path = "offers[\(index)]"
            offers.append(
                try Offer(validating: message, path: path, organisation: organisation)
            )
            guard seen.insert(message.offerID).inserted else {
                throw RPCError.invalid(
                    field: "\(path).offer_id",
                    "stands in the request twice"
                )
            }
        }
        let changes = try await OfferFields.reporting { [offers] in
            try await desk.store.put(
                offers,
                within: organisation,
                openMax: desk.settings.openMax,
                at: desk.now()
            )
        }
        if let refusal = changes.refusal {
            throw refusal.error(organisation, openMax: desk.settings.openMax)
        }
        desk.forgetBook()
        return RecommendationsV1.PutOffersResponse(
            added: UInt32(changes.added),
            changed: UInt32(changes.changed),
            unchanged: UInt32(changes.unchanged)
        )
    }

    package func listOffers(
        _ request: RecommendationsV1.ListOffersRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListOffersResponse {
        let organisation = try OrganisationPath(requested: request.organisation)
        let size = try OfferFields.count(request.pageSize, "page_size", usual: 50, max: 200)
        var after: Int64 = 0
        if !request.cursor.isEmpty {
            guard let number = Int64(request.cursor), number > 0 else {
                throw RPCError.invalid(
                    field: "cursor",
                    "must be empty, or the next_cursor of the page before"
                )
            }
            after = number
        }
        let (book, totals) = try await OfferFields.reporting {
            (try await desk.shelved().book, try await desk.store.totals())
        }
        let found = book.offers.compactMap { offer -> (Offer, OfferTotals)? in
            guard let own = totals[offer.id], own.position > after,
                organisation.contains(offer.organisation)
                    || offer.organisation.contains(organisation)
            else { return nil }
            return (offer, own)
        }
        let page = found.prefix(size)
        return RecommendationsV1.ListOffersResponse(
            offers: page.map { offer, own in
                RecommendationsV1.OfferState(
                    offer,
                    own,
                    effect: book.effect(of: offer),
                    settings: desk.settings
                )
            },
            nextCursor: found.count > size ? page.last.map { "\($0.1.position)" } ?? "" : ""
        )
    }

    package func chooseOffers(
        _ request: RecommendationsV1.ChooseOffersRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ChooseOffersResponse {
        let organisation =
            request.organisation.isEmpty
            ? nil : try OrganisationPath(requested: request.organisation)
        if let points = request.pointsAvailable, points < 0 {
            throw RPCError.invalid(field: "points_available", "must not be negative")
        }
        let wish = OfferDesk.Wish(
            member: try MemberID(requested: request.memberID),
            countMax: try OfferFields.count(
                request.offersMax,
                "offers_max",
                usual: Self.chosenDefault,
                max: Self.chosenMax
            ),
            organisation: organisation,
            pointsAvailable: request.pointsAvailable,
            isPreview: request.preview
        )
        let choice = try await OfferFields.reporting { try await desk.choose(wish) }
        let kind = context.principal?.kind
        let isForMember = kind == .member
        let mayKnow = kind == .service || kind == .operator || kind == .staff
        return RecommendationsV1.ChooseOffersResponse(
            offers: choice.offers.map { chosen in
                RecommendationsV1.ChosenOffer(
                    chosen,
                    points: request.pointsAvailable,
                    isForMember: isForMember
                )
            },
            heldOut: choice.isHeldOut && mayKnow,
            unpersonalised: !choice.isPersonalised
        )
    }

    package func reportOfferUse(
        _ request: RecommendationsV1.ReportOfferUseRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ReportOfferUseResponse {
        let member = try MemberID(requested: request.memberID)
        try OfferFields.name(request.offerID, "offer_id")
        try OfferFields.name(request.channel, "channel")
        try OfferFields.name(request.orderID, "order_id", byteCountMax: 128)
        guard request.benefitFen >= 0 else {
            throw RPCError.invalid(field: "benefit_fen", "must not be negative")
        }
        let usedAt = Timestamp(microseconds: request.usedAt)
        guard usedAt.isInRange, usedAt <= desk.now() else {
            throw RPCError.invalid(field: "used_at", "must not lie after now")
        }
        let standing = try await desk.standing(member)
        let outcome = try await OfferFields.reporting {
            try await desk.store.use(
                OfferUse(
                    member: standing.member,
                    offerID: request.offerID,
                    order: OrderKey(channel: request.channel, orderID: request.orderID),
                    benefitFen: request.benefitFen,
                    usedAt: usedAt
                )
            )
        }
        switch outcome {
        case .noted: return RecommendationsV1.ReportOfferUseResponse(replayed: false)
        case .replayed: return RecommendationsV1.ReportOfferUseResponse(replayed: true)
        default: throw outcome.refusal
        }
    }
}

extension OfferUseOutcome {
    /// The status with which a use is refused.
    fileprivate var refusal: RPCError {
        switch self {
        case .tooMuch(let max):
            .invalid(field: "benefit_fen", "must be 0 to \(max): no more was set aside")
        case .usedBefore:
            RPCError(
                .failedPrecondition,
                reason: "recommendations.offer_used",
                message: "the offer was used with another order"
            )
        case .lapsed:
            RPCError(
                .failedPrecondition,
                reason: "recommendations.offer_lapsed",
                message: "the offer's time had passed"
            )
        case .tooEarly:
            .invalid(field: "used_at", "must not lie before the offer was made")
        case .notMade, .noted, .replayed:
            RPCError(
                .notFound,
                reason: "recommendations.offer_not_made",
                message: "no such offer was made to the member"
            )
        }
    }
}

extension OfferChanges.Refusal {
    /// The status with which offers are refused.
    fileprivate func error(_ organisation: OrganisationPath, openMax: Int) -> RPCError {
        switch self {
        case .elsewhere(let id):
            RPCError(
                .alreadyExists,
                reason: "recommendations.offer_elsewhere",
                message: "the offer \(id) belongs to a unit outside of \(organisation)"
            )
        case .held(let id):
            RPCError(
                .failedPrecondition,
                reason: "recommendations.offer_held",
                message: "members hold the offer \(id): its kind, names, scope, figures and price "
                    + "stay; publish another one"
            )
        case .tooMany(let count):
            RPCError(
                .failedPrecondition,
                reason: "recommendations.too_many_offers",
                message: "there would be \(count) offers that have not ended; "
                    + "at most \(openMax) may be (offers.open_max)"
            )
        }
    }
}
