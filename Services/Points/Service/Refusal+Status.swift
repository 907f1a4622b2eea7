package import PointsDomain
package import RPCCore
import Primitives

extension Refusal {
    /// The status of a command that moves nothing.
    package var rpcError: RPCError {
        let message = message
        return RPCError(
            code,
            reason: reason,
            message: message,
            fieldViolations: field.map { [.init(field: $0, description: message)] } ?? []
        )
    }

    private var code: RPCError.Code {
        switch self {
        case .holdNotFound, .entryNotFound, .proposalNotFound:
            .notFound
        case .secondPersonRequired:
            .permissionDenied
        case .currencyUnknown, .tooFarAhead, .insufficientBalance, .balanceExceeded,
            .lotsExhausted, .holdsExhausted, .deadlineOutOfRange, .holdResolved, .holdLapsed,
            .holdExceeded, .entryNotReversible, .entryOfOrder, .entryReversed, .reversalExceeded,
            .notTransferable, .sameMember, .proposalsExhausted, .debtExceeded, .alreadyMerged,
            .notMerged, .holdsOpen, .entryNotAssignable, .nothingDue, .reasonUnknown,
            .termsOutOfRange, .earnExceeded, .memberMayNotEarn, .memberMayNotBurn:
            .failedPrecondition
        }
    }

    var reason: String {
        switch self {
        case .currencyUnknown: "points.currency_unknown"
        case .tooFarAhead: "points.too_far_ahead"
        case .insufficientBalance: "points.insufficient_balance"
        case .balanceExceeded: "points.balance_exceeded"
        case .lotsExhausted: "points.lots_exhausted"
        case .holdsExhausted: "points.holds_exhausted"
        case .deadlineOutOfRange: "points.deadline_out_of_range"
        case .holdNotFound: "points.hold_not_found"
        case .holdResolved: "points.hold_resolved"
        case .holdLapsed: "points.hold_lapsed"
        case .holdExceeded: "points.hold_exceeded"
        case .entryNotFound: "points.entry_not_found"
        case .entryNotReversible: "points.entry_not_reversible"
        case .entryOfOrder: "points.entry_of_order"
        case .entryReversed: "points.entry_reversed"
        case .reversalExceeded: "points.reversal_exceeded"
        case .notTransferable: "points.not_transferable"
        case .sameMember: "points.same_member"
        case .proposalsExhausted: "points.proposals_exhausted"
        case .proposalNotFound: "points.proposal_not_found"
        case .secondPersonRequired: "points.second_person_required"
        case .debtExceeded: "points.debt_exceeded"
        case .alreadyMerged: "points.already_merged"
        case .notMerged: "points.not_merged"
        case .holdsOpen: "points.holds_open"
        case .entryNotAssignable: "points.entry_not_assignable"
        case .nothingDue: "points.nothing_due"
        case .reasonUnknown: "points.reason_unknown"
        case .termsOutOfRange: "points.terms_out_of_range"
        case .earnExceeded: "points.earn_exceeded"
        case .memberMayNotEarn: "points.member_may_not_earn"
        case .memberMayNotBurn: "points.member_may_not_burn"
        }
    }

    /// The field at fault, in every request that has it.
    private var field: String? {
        switch self {
        case .currencyUnknown, .notTransferable: "currency"
        case .tooFarAhead: "at"
        case .reasonUnknown: "reason_code"
        case .insufficientBalance, .holdExceeded, .reversalExceeded, .debtExceeded,
            .earnExceeded:
            "amount"
        case .deadlineOutOfRange: "deadline"
        case .holdNotFound, .holdResolved, .holdLapsed: "hold_id"
        case .entryNotFound, .entryNotReversible, .entryOfOrder, .entryReversed: "entry_id"
        case .sameMember: "receiver_id"
        case .proposalNotFound: "proposal_id"
        case .alreadyMerged, .notMerged: "merged_id"
        case .entryNotAssignable: "entry_ids"
        case .termsOutOfRange: "expires_at"
        case .balanceExceeded, .lotsExhausted, .holdsExhausted, .proposalsExhausted,
            .secondPersonRequired, .holdsOpen, .nothingDue, .memberMayNotEarn, .memberMayNotBurn:
            nil
        }
    }

    private var message: String {
        switch self {
        case .currencyUnknown:
            "the program has no such currency; GetBalance lists those that it has"
        case .tooFarAhead:
            "at lies more than 24 hours ahead of the ledger's clock; set the client's clock"
        case .insufficientBalance:
            "less than that is available; ask GetBalance for how much"
        case .balanceExceeded:
            "the member would have more than \(Pocket.balanceMax) of the currency"
        case .lotsExhausted:
            "the member has \(Pocket.lotsMax) lots of the currency, which is the most; spend some"
        case .holdsExhausted:
            "the member has \(Account.holdsMax) open holds, which is the most; resolve some"
        case .deadlineOutOfRange:
            "must lie after now, and no further ahead than a hold of the currency may live"
        case .memberMayNotEarn:
            "the member is closed or erased, or frozen for earning; identity says which"
        case .memberMayNotBurn:
            "the member is closed or erased, or frozen for burning; identity says which"
        case .holdNotFound:
            "the member has no hold of this name; PlaceHold comes first"
        case .holdResolved:
            "the hold was captured or released before; place another one"
        case .holdLapsed:
            "the hold's deadline has passed and it is released; place another one"
        case .holdExceeded:
            "more than is held; capture at most that, and burn the rest"
        case .entryNotFound:
            "the member has no such entry"
        case .entryNotReversible:
            "entries of this kind cannot be taken back; name the entry that gave or spent"
        case .entryOfOrder:
            "the entry belongs to an order; take that back with ReverseOrder"
        case .entryReversed:
            "all of the entry was taken back before"
        case .reversalExceeded:
            "more than is left of the entry; send 0 for all that is left"
        case .notTransferable:
            "members cannot give this currency to each other"
        case .sameMember:
            "giver and receiver are one member"
        case .proposalsExhausted:
            "\(Account.proposalsMax) adjustments wait for a decision, which is the most"
        case .proposalNotFound:
            "no such adjustment waits for a decision; it was decided on, or its time is over"
        case .secondPersonRequired:
            "somebody else than the one who proposed the adjustment must decide on it"
        case .debtExceeded:
            "the member owes less, or nothing; send 0 for all that is owed"
        case .alreadyMerged:
            "the members are one already, or the other one was merged elsewhere"
        case .notMerged:
            "is not merged into this member"
        case .holdsOpen:
            "open holds have what would move; capture or release them first"
        case .entryNotAssignable:
            "an entry is none of the merged account's since the merge that earned or spent"
        case .nothingDue:
            "nothing has lapsed, passed its deadline or is to be announced"
        case .reasonUnknown:
            "the program has no such reason; PROTOCOL.md lists the standard ones"
        case .termsOutOfRange:
            "must lie after activates_at and after now"
        case .earnExceeded:
            "more than the program gives of the currency at once"
        }
    }
}
