package import Primitives

/// Takes a whole order back, and the points that it earned, once.
///
/// The order and the key are the command's identity. Its content is everything else that the
/// client sends: organisation, time (no time given is content too) and reason.
package struct ReverseOrder: Hashable, Sendable {
    /// Who reports it.
    package let caller: Caller
    /// The order.
    package let identity: OrderIdentity
    /// Where the goods came back: anywhere within the order's own company.
    package let organisation: OrganisationPath
    /// When, by the client's clock; `nil` for the time of booking.
    package let reversedAt: Timestamp?
    /// The client's name for this reversal.
    package let key: IdempotencyKey
    /// Why.
    package let reason: ReasonCode

    /// Takes an order back.
    package init(
        caller: Caller,
        identity: OrderIdentity,
        organisation: OrganisationPath,
        reversedAt: Timestamp?,
        key: IdempotencyKey,
        reason: ReasonCode
    ) {
        self.caller = caller
        self.identity = identity
        self.organisation = organisation
        self.reversedAt = reversedAt
        self.key = key
        self.reason = reason
    }
}

/// What became of a ``ReverseOrder``, in order of precedence: the first that applies.
package enum ReverseOrderOutcome: Hashable, Sendable {
    /// The company of the given organisation has no such order.
    case orderNotFound
    /// This reversal was booked before: the entry of then, nothing moved.
    case replayed(BookedOrder, Entry)
    /// The key was used with other content; the first field that differs.
    case reversalDiffers(field: String)
    /// The order was taken back under another key.
    case orderAlreadyReversed
    /// The goods came back further ahead of our clock than a clock may run.
    case reversedTooFarAhead
    /// The goods came back longer before the order was paid than clocks may differ.
    case reversedBeforePaid
    /// Booked now.
    case reversed(BookedOrder, Entry)

    /// The stable number of an outcome.
    package enum Code: UInt8, CaseIterable, Hashable, Sendable {
        /// See ``ReverseOrderOutcome/orderNotFound``.
        case orderNotFound = 1
        /// See ``ReverseOrderOutcome/replayed(_:_:)``.
        case replayed = 2
        /// See ``ReverseOrderOutcome/reversalDiffers(field:)``.
        case reversalDiffers = 3
        /// See ``ReverseOrderOutcome/orderAlreadyReversed``.
        case orderAlreadyReversed = 4
        /// See ``ReverseOrderOutcome/reversedTooFarAhead``.
        case reversedTooFarAhead = 5
        /// See ``ReverseOrderOutcome/reversedBeforePaid``.
        case reversedBeforePaid = 6
        /// See ``ReverseOrderOutcome/reversed(_:_:)``.
        case reversed = 7
    }

    /// The stable number.
    package var code: Code {
        switch self {
        case .orderNotFound: .orderNotFound
        case .replayed: .replayed
        case .reversalDiffers: .reversalDiffers
        case .orderAlreadyReversed: .orderAlreadyReversed
        case .reversedTooFarAhead: .reversedTooFarAhead
        case .reversedBeforePaid: .reversedBeforePaid
        case .reversed: .reversed
        }
    }
}

extension ReverseOrderOutcome.Code {
    /// Whether the same command can have another outcome later, when time or the order has moved.
    package var isTransient: Bool {
        switch self {
        case .orderNotFound, .reversedTooFarAhead: true
        case .replayed, .reversalDiffers, .orderAlreadyReversed, .reversedBeforePaid, .reversed:
            false
        }
    }
}

/// What a ``ReverseOrder`` comes to.
package typealias ReverseOrderDecision = OrderDecision<ReverseOrderOutcome>

extension ReverseOrder {
    /// Decides.
    ///
    /// What the order's own entry gave is taken back, never what the rules would give today: first
    /// out of the lot that it granted, then out of others, then as the currency's policy says. Of
    /// whose order it is: of the member that it was sent for, unless an unmerge said otherwise.
    ///
    /// - Parameters:
    ///   - account: Of the order's owner, or of the member that this one was merged into.
    ///   - booked: The order, if it is there.
    ///   - owner: Whose the order is; `nil` for the account's own member.
    ///   - assigned: How much of what it earned went to another member since.
    ///   - program: The settings.
    ///   - now: When this is booked; not before anything that the account has booked.
    /// - Returns: The entries to book, or the outcome where nothing moves.
    package func decide(
        _ account: Account,
        _ booked: BookedOrder?,
        owner: MemberID? = nil,
        assigned: Amount = .zero,
        program: Program,
        now: Timestamp
    ) -> ReverseOrderDecision {
        guard let booked, booked.order.organisation.isOneCompany(with: organisation)
        else { return .settled(.orderNotFound) }
        if let reversal = booked.reversal {
            guard reversal.key == key else { return .settled(.orderAlreadyReversed) }
            if let field = difference(from: reversal) {
                return .settled(.reversalDiffers(field: field))
            }
            return .settled(.replayed(booked, reversal))
        }
        let effectiveAt = reversedAt ?? now
        if effectiveAt > now.advanced(by: Order.clockAheadMax) {
            return .settled(.reversedTooFarAhead)
        }
        if effectiveAt.advanced(by: Order.clockAheadMax) < booked.order.paidAt {
            return .settled(.reversedBeforePaid)
        }
        var draft = Draft(
            envelope: Envelope(
                caller: caller,
                key: key,
                member: owner ?? account.member,
                organisation: organisation,
                reason: reason,
                at: reversedAt
            ),
            state: LedgerState(account: account),
            program: program,
            now: now
        )
        book(booked, left: booked.earning.gross - assigned, in: &draft)
        return .book(draft)
    }

    private func book(_ booked: BookedOrder, left: Amount, in draft: inout Draft) {
        let earning = booked.earning
        draft.releaseOverdueHolds()
        let isOurs = earning.member == draft.account.member
        var taken: (lots: [LotChange], debts: [DebtChange], legs: [CounterLeg]) = ([], [], [])
        if left > .zero, let rules = draft.program.rules(earning.currency) {
            taken = draft.takeBack(
                left,
                from: .account,
                ownEntry: isOurs ? earning.number : nil,
                rules
            )
        }
        draft.book(
            .reversal,
            currency: earning.currency,
            lots: taken.lots,
            debts: taken.debts,
            legs: taken.legs,
            counterpart: earning.counterLegs.first { $0.account != .debt }?.account,
            subject: .reversedOrder(identity, number: earning.number)
        )
    }

    /// Where this command differs from the one that an entry was booked for.
    private func difference(from entry: Entry) -> String? {
        if organisation != entry.organisation { return "organisation" }
        if reversedAt != entry.request.at { return "reversed_at" }
        if reason != entry.reason { return "reason_code" }
        return nil
    }
}

extension OrganisationPath {
    /// Whether both lie in the same company: the first step of the path.
    package func isOneCompany(with other: OrganisationPath) -> Bool {
        let slash = UInt8(ascii: "/")
        return rawValue.utf8.prefix { $0 != slash }
            .elementsEqual(other.rawValue.utf8.prefix { $0 != slash })
    }
}
