package import Messages
import Primitives
package import RPCCore
import RecommendationsDomain

extension OffersHandlers {
    /// Tells what was made to a member, a page at a time.
    package func listMadeOffers(
        _ request: RecommendationsV1.ListMadeOffersRequest,
        context: CallContext
    ) async throws -> RecommendationsV1.ListMadeOffersResponse {
        let member = try MemberID(requested: request.memberID)
        let size = try OfferFields.count(request.pageSize, "page_size", usual: 50, max: 200)
        let place = OfferMaking.Place(cursor: request.cursor)
        guard request.cursor.isEmpty || place != nil else {
            throw RPCError.invalid(
                field: "cursor",
                "must be empty, or the next_cursor of the page before"
            )
        }
        let found = try await OfferFields.reporting {
            try await desk.store.makings(
                of: try await desk.standing(member).member,
                after: place,
                countMax: size + 1,
                // Members do not learn of what they were held out from: it would no longer be a
                // lot.
                isHeldOutTold: context.principal?.kind != .member
            )
        }
        let page = found.prefix(size)
        return RecommendationsV1.ListMadeOffersResponse(
            offers: page.map { making in
                .init(
                    offerID: making.offerID,
                    state: making.state.message,
                    madeAt: making.madeAt.microseconds,
                    validUntil: making.validUntil.microseconds,
                    channel: making.order?.channel ?? "",
                    orderID: making.order?.orderID ?? ""
                )
            },
            nextCursor: found.count > size ? page.last?.place.cursor ?? "" : ""
        )
    }
}

extension OfferMaking.Place {
    /// Reads a cursor; `nil` for none of ours.
    fileprivate init?(cursor: String) {
        let parts = cursor.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let at = Int64(parts[0]),
            let member = Int64(parts[1]).flatMap(MemberID.init(rawValue:))
        else { return nil }
        self.init(
            madeAt: Timestamp(microseconds: at),
            member: member,
            offerID: String(parts[2])
        )
    }

    /// The place as a cursor.
    fileprivate var cursor: String { "\(madeAt.microseconds) \(member.rawValue) \(offerID)" }
}

extension OfferMaking.State {
    fileprivate var message: RecommendationsV1.ListMadeOffersResponse.MadeOffer.State {
        switch self {
        case .open: .open
        case .used: .used
        case .lapsed: .lapsed
        case .heldOut: .heldOut
        }
    }
}
