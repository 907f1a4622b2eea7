package import PointsDomain
package import RPCCore
import Primitives

extension InvalidCommand {
    /// The status of a request with such fields.
    package var rpcError: RPCError {
        RPCError(
            .invalidArgument,
            reason: "rpc.invalid_field",
            message: fields.map { "\($0.path): must be \($0.expectation)" }
                .joined(separator: "; "),
            fieldViolations: fields.map { field in
                .init(field: field.path, description: "must be \(field.expectation)")
            }
        )
    }
}

extension CommitOrderOutcome {
    /// The booked order and whether it had been booked before, or the status of the refusal.
    ///
    /// - Throws: The status of the refusal.
    package func answerOrRefusal() throws(RPCError) -> (order: BookedOrder, isReplayed: Bool) {
        switch self {
        case .booked(let order):
            return (order, false)
        case .replayed(let order):
            return (order, true)
        case .orderDiffers(let field):
            throw RPCError(
                .alreadyExists,
                reason: "points.order_differs",
                message: "the order was booked with another \(field)",
                fieldViolations: [
                    .init(field: field, description: "differs from the order that was booked")
                ]
            )
        case .paidTooFarAhead:
            throw .ahead(field: "paid_at", reason: "points.paid_too_far_ahead")
        case .memberMayNotEarn:
            throw Refusal.memberMayNotEarn.rpcError
        case .lotsExhausted:
            throw Refusal.lotsExhausted.rpcError
        case .balanceExceeded:
            throw Refusal.balanceExceeded.rpcError
        }
    }
}

extension ReverseOrderOutcome {
    /// The entry and whether it had been booked before, or the status of the refusal.
    ///
    /// - Throws: The status of the refusal.
    package func answerOrRefusal() throws(RPCError) -> (entry: BookedEntry, isReplayed: Bool) {
        switch self {
        case .reversed(let order, let entry):
            return (Self.booked(entry, order), false)
        case .replayed(let order, let entry):
            return (Self.booked(entry, order), true)
        case .orderNotFound:
            throw .orderNotFound
        case .reversalDiffers(let field):
            throw RPCError(
                .alreadyExists,
                reason: "points.reversal_differs",
                message: "the reversal was booked with another \(field)",
                fieldViolations: [
                    .init(field: field, description: "differs from the reversal that was booked")
                ]
            )
        case .orderAlreadyReversed:
            throw RPCError(
                .failedPrecondition,
                reason: "points.order_already_reversed",
                message: "the order was taken back under another idempotency key"
            )
        case .reversedTooFarAhead:
            throw .ahead(field: "reversed_at", reason: "points.reversed_too_far_ahead")
        case .reversedBeforePaid:
            throw RPCError(
                .failedPrecondition,
                reason: "points.reversed_before_paid",
                message: "the order was paid after this time",
                fieldViolations: [
                    .init(field: "reversed_at", description: "lies before the order was paid")
                ]
            )
        }
    }

    private static func booked(_ entry: Entry, _ order: BookedOrder) -> BookedEntry {
        guard let id = order.reversalID else {
            preconditionFailure("an order is reversed by an entry that has no id")
        }
        return BookedEntry(id: id, entry: entry)
    }
}

extension CommandOutcome {
    /// The entries and whether they had been booked before, or the status of the refusal.
    ///
    /// - Throws: The status of the refusal.
    package func answerOrRefusal() throws(RPCError) -> (entries: [BookedEntry], isReplayed: Bool) {
        switch self {
        case .booked(let entries):
            return (entries, false)
        case .replayed(let entries):
            return (entries, true)
        case .refused(let refusal):
            throw refusal.rpcError
        case .keyReused(let field):
            throw .keyReused(field: field)
        }
    }
}

extension RPCError {
    /// No such order, or none that the caller may know of.
    static let orderNotFound = RPCError(
        .notFound,
        reason: "points.order_not_found",
        message: "there is no such order"
    )

    /// A cursor that no answer to this request gave out.
    static let invalidCursor = RPCError(
        .invalidArgument,
        reason: "points.cursor_invalid",
        message: "cursor: must be next_cursor of an earlier answer for the same member",
        fieldViolations: [
            .init(
                field: "cursor",
                description: "must be next_cursor of an earlier answer for the same member"
            )
        ]
    )

    /// Another command came under the same key; the field is the first that differs.
    fileprivate static func keyReused(field: String) -> RPCError {
        let message =
            switch field {
            case "method": "the key was used for another method; take a new key for a new command"
            case "request": "the key was used for another request; take a new key for a new command"
            default: "the key was used with another \(field); take a new key for a new command"
            }
        // A method and the whole of a request are no fields.
        let isField = field != "method" && field != "request"
        return RPCError(
            .alreadyExists,
            reason: "points.key_reused",
            message: message,
            fieldViolations: isField
                ? [.init(field: field, description: "differs from what was sent under this key")]
                : []
        )
    }

    fileprivate static func ahead(field: String, reason: String) -> RPCError {
        RPCError(
            .failedPrecondition,
            reason: reason,
            message: "\(field) lies more than 24 hours ahead of the ledger's clock",
            fieldViolations: [
                .init(field: field, description: "lies more than 24 hours ahead")
            ]
        )
    }
}

extension PointsStoreError {
    /// The status of a call that the store could not carry out.
    package var rpcError: RPCError {
        switch self {
        case .overloaded(let retryAfter):
            RPCError(
                .resourceExhausted,
                reason: "points.overloaded",
                message: "points has too much to do, or no room on its disk; nothing was changed",
                retryAfter: retryAfter
            )
        case .closed:
            RPCError(
                .unavailable,
                reason: "points.closing",
                message: "this process is closing down; nothing was changed"
            )
        case .cancelled:
            .cancelled
        case .interrupted:
            RPCError(
                .unavailable,
                reason: "points.interrupted",
                message: "whether it was done is not known; the same request may be sent again"
            )
        case .unknownPosition:
            .invalidCursor
        case .corrupt:
            RPCError(
                .dataLoss,
                reason: "points.store_corrupt",
                message: "what points has stored is not what it was: run huitou verify points"
            )
        case .failed:
            RPCError(
                .internalError,
                reason: "points.store_failed",
                message: "the store of points failed; its log says why"
            )
        }
    }
}
