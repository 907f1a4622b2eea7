import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore

/// Every method that books on a member's account, with what comes before it and what it asks for.
enum KeyedMethod: String, CaseIterable {
    case earn
    case burn
    case placeHold
    case capture
    case release
    case reverse
    case transfer
    case adjust
    case decideAdjustment
    case writeOff
    case mergeMembers
    case unmergeMembers
    case confirmNotice

    /// A currency with debts, in which adjustments above 100 are proposals.
    static let program: Program = {
        var points = CurrencyRules(currency: .points)
        points.negative = .debt(limit: Amount(1000))
        points.adjustmentMax = Amount(100)
        return Program(zone: .utc, currencies: [points])
    }()

    static let store = "acme/north/s1"
    static let later: Int64 = 1_770_000_600_000_000

    /// The field that `call` asks for otherwise where it varies.
    var variedField: String {
        switch self {
        case .earn, .burn, .capture, .reverse, .adjust, .writeOff: "amount"
        case .placeHold: "deadline"
        case .release: "hold_id"
        case .transfer: "receiver_id"
        case .decideAdjustment: "approve"
        case .mergeMembers, .unmergeMembers: "merged_id"
        case .confirmNotice: "through"
        }
    }

    /// The kinds and amounts that it books on the account of member 5.
    var booked: [(kind: PointsV1.Entry.Kind, amount: Int64)] {
        switch self {
        case .earn: [(.earn, 10)]
        case .burn: [(.burn, -10)]
        case .placeHold: [(.hold, 0)]
        case .capture: [(.capture, -30)]
        case .release: [(.release, 0)]
        case .reverse: [(.reversal, 25)]
        case .transfer: [(.transferOut, -10)]
        case .adjust: [(.adjustment, -10)]
        case .decideAdjustment: [(.adjustment, 500)]
        case .writeOff: [(.writeOff, 0)]
        case .mergeMembers: [(.mergeIn, 50)]
        case .unmergeMembers: [(.unmergeOut, -50)]
        case .confirmNotice: [(.noticeDelivered, 0)]
        }
    }

    /// Gives member 5 a thousand points and member 6 fifty, and does what the method needs.
    func prepare(_ handlers: PointsHandlers) async throws {
        let before = context(id: "before")
        for (member, amount) in [(5, 1000), (6, 50)] as [(Int64, Int64)] {
            _ = try await handlers.earn(
                Self.earn(amount, of: member, key: "start"),
                context: before
            )
        }
        switch self {
        case .earn, .burn, .placeHold, .transfer, .adjust, .mergeMembers, .confirmNotice: break
        case .capture, .release:
            for hold in ["h1", "h2"] {
                _ = try await handlers.placeHold(Self.hold(hold), context: before)
            }
        case .reverse:
            _ = try await handlers.burn(Self.burn(40, key: "spent"), context: before)
        case .decideAdjustment:
            _ = try await handlers.adjust(Self.adjust(500, key: "proposed"), context: before)
        case .writeOff:
            _ = try await handlers.burn(Self.burn(900, key: "spent"), context: before)
            _ = try await handlers.reverse(
                .init(
                    memberID: 5,
                    organisation: Self.store,
                    reasonCode: "fraud",
                    idempotencyKey: "taken-back",
                    entryID: 1
                ),
                context: before
            )
        case .unmergeMembers:
            _ = try await handlers.mergeMembers(
                .init(
                    memberID: 5,
                    organisation: Self.store,
                    reasonCode: "same_person",
                    idempotencyKey: "merged",
                    mergedID: 6
                ),
                context: before
            )
        }
    }

    /// Calls the method for member 5.
    func call(
        _ handlers: PointsHandlers,
        key: String = "k1",
        varied: Bool = false,
        context: CallContext = context(id: "caller")
    ) async throws -> PointsV1.BookedResponse {
        switch self {
        case .earn:
            return try await handlers.earn(
                Self.earn(varied ? 11 : 10, of: 5, key: key),
                context: context
            )
        case .burn:
            return try await handlers.burn(Self.burn(varied ? 11 : 10, key: key), context: context)
        case .adjust:
            return try await handlers.adjust(
                Self.adjust(varied ? -11 : -10, key: key),
                context: context
            )
        case .placeHold:
            var request = Self.hold(key)
            if varied { request.deadline += 1 }
            return try await handlers.placeHold(request, context: context)
        case .capture, .release, .reverse, .decideAdjustment:
            return try await callOnEarlier(handlers, key, varied, context)
        case .transfer, .writeOff, .mergeMembers, .unmergeMembers, .confirmNotice:
            return try await callOnMember(handlers, key, varied, context)
        }
    }

    private func callOnEarlier(
        _ handlers: PointsHandlers,
        _ key: String,
        _ varied: Bool,
        _ context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        switch self {
        case .capture:
            let request = PointsV1.CaptureRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "redemption",
                idempotencyKey: key,
                holdID: "h1",
                amount: varied ? 31 : 30
            )
            return try await handlers.capture(request, context: context)
        case .release:
            let request = PointsV1.ReleaseRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "cancelled",
                idempotencyKey: key,
                holdID: varied ? "h2" : "h1"
            )
            return try await handlers.release(request, context: context)
        case .reverse:
            let request = PointsV1.ReverseRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "returned",
                idempotencyKey: key,
                entryID: 3,
                amount: varied ? 26 : 25
            )
            return try await handlers.reverse(request, context: context)
        default:
            let request = PointsV1.DecideAdjustmentRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "goodwill",
                idempotencyKey: key,
                proposalID: 3,
                approve: !varied
            )
            return try await handlers.decideAdjustment(request, context: context)
        }
    }

    private func callOnMember(
        _ handlers: PointsHandlers,
        _ key: String,
        _ varied: Bool,
        _ context: CallContext
    ) async throws -> PointsV1.BookedResponse {
        switch self {
        case .transfer:
            let request = PointsV1.TransferRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "gift",
                idempotencyKey: key,
                currency: "points",
                amount: 10,
                receiverID: varied ? 7 : 6
            )
            return try await handlers.transfer(request, context: context)
        case .writeOff:
            let request = PointsV1.WriteOffRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "uncollectable",
                idempotencyKey: key,
                currency: "points",
                amount: varied ? 301 : 300
            )
            return try await handlers.writeOff(request, context: context)
        case .mergeMembers:
            let request = PointsV1.MergeMembersRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "same_person",
                idempotencyKey: key,
                mergedID: varied ? 7 : 6
            )
            return try await handlers.mergeMembers(request, context: context)
        case .unmergeMembers:
            let request = PointsV1.UnmergeMembersRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "not_same_person",
                idempotencyKey: key,
                mergedID: varied ? 7 : 6
            )
            return try await handlers.unmergeMembers(request, context: context)
        default:
            let request = PointsV1.ConfirmNoticeRequest(
                memberID: 5,
                organisation: Self.store,
                reasonCode: "reminded",
                idempotencyKey: key,
                currency: "points",
                through: varied ? Self.later + 1 : Self.later
            )
            return try await handlers.confirmNotice(request, context: context)
        }
    }
}

/// Requests that are used again and again.
extension KeyedMethod {
    static func earn(_ amount: Int64, of member: Int64 = 5, key: String) -> PointsV1.EarnRequest {
        PointsV1.EarnRequest(
            memberID: member,
            organisation: store,
            reasonCode: "promotion",
            idempotencyKey: key,
            currency: "points",
            amount: amount
        )
    }

    static func burn(_ amount: Int64, key: String) -> PointsV1.BurnRequest {
        PointsV1.BurnRequest(
            memberID: 5,
            organisation: store,
            reasonCode: "redemption",
            idempotencyKey: key,
            currency: "points",
            amount: amount
        )
    }

    static func hold(_ name: String) -> PointsV1.PlaceHoldRequest {
        PointsV1.PlaceHoldRequest(
            memberID: 5,
            organisation: store,
            reasonCode: "redemption",
            holdID: name,
            currency: "points",
            amount: 100,
            deadline: later
        )
    }

    static func adjust(_ amount: Int64, key: String) -> PointsV1.AdjustRequest {
        PointsV1.AdjustRequest(
            memberID: 5,
            organisation: store,
            reasonCode: "goodwill",
            idempotencyKey: key,
            currency: "points",
            amount: amount
        )
    }
}
