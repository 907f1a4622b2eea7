package import Primitives

/// Books a paid order and what it earns, once.
///
/// The order's identity is the command's: whoever sends it again, under whichever member, means
/// the same order.
package struct CommitOrder: Hashable, Sendable {
    /// Who reports it.
    package let caller: Caller
    /// The order.
    package let order: Order

    /// Books this order.
    package init(caller: Caller, order: Order) {
        self.caller = caller
        self.order = order
    }
}

/// What became of a ``CommitOrder``, in order of precedence: the first that applies.
package enum CommitOrderOutcome: Hashable, Sendable {
    /// The order is there with the same content: the entry of then, nothing moved.
    case replayed(BookedOrder)
    /// The order is there with other content; the path of the first field that differs.
    case orderDiffers(field: String)
    /// The order says that it was paid further ahead of our clock than a clock may run.
    case paidTooFarAhead
    /// The member is closed or erased, or frozen for earning.
    case memberMayNotEarn
    /// The account holds as many lots as it can.
    case lotsExhausted
    /// The account would hold more than it can.
    case balanceExceeded
    /// Booked now.
    case booked(BookedOrder)

    /// The stable number of an outcome.
    package enum Code: UInt8, CaseIterable, Hashable, Sendable {
        /// See ``CommitOrderOutcome/replayed(_:)``.
        case replayed = 1
        /// See ``CommitOrderOutcome/orderDiffers(field:)``.
        case orderDiffers = 2
        /// See ``CommitOrderOutcome/paidTooFarAhead``.
        case paidTooFarAhead = 3
        /// See ``CommitOrderOutcome/lotsExhausted``.
        case lotsExhausted = 4
        /// See ``CommitOrderOutcome/balanceExceeded``.
        case balanceExceeded = 5
        /// See ``CommitOrderOutcome/booked(_:)``.
        case booked = 6
        /// See ``CommitOrderOutcome/memberMayNotEarn``.
        case memberMayNotEarn = 7
    }

    /// The stable number.
    package var code: Code {
        switch self {
        case .replayed: .replayed
        case .orderDiffers: .orderDiffers
        case .paidTooFarAhead: .paidTooFarAhead
        case .memberMayNotEarn: .memberMayNotEarn
        case .lotsExhausted: .lotsExhausted
        case .balanceExceeded: .balanceExceeded
        case .booked: .booked
        }
    }
}

extension CommitOrderOutcome.Code {
    /// Whether the same command can have another outcome later, when time or the account has moved.
    package var isTransient: Bool {
        switch self {
        case .replayed, .orderDiffers, .booked: false
        case .paidTooFarAhead, .memberMayNotEarn, .lotsExhausted, .balanceExceeded: true
        }
    }
}

extension CommitOrder {
    /// Decides.
    ///
    /// - Parameters:
    ///   - account: Of the order's member, or of the member that this one was merged into.
    ///   - booked: The order, if it is there.
    ///   - owner: Whose it is by now: its member, or the one that this one was merged into.
    ///   - gate: What identity lets the member do.
    ///   - program: The settings.
    ///   - now: When this is booked; not before anything that the account has booked.
    /// - Returns: The entry to book, or the outcome where nothing moves.
    package func decide(
        _ account: Account,
        _ booked: BookedOrder?,
        owner: MemberID? = nil,
        gate: MemberGate = .open,
        program: Program,
        now: Timestamp
    ) -> CommitOrderDecision {
        let order = order.of(account.member)
        if let booked {
            // Of another company's order nothing more is told than that its number is taken.
            guard booked.order.organisation.isOneCompany(with: order.organisation) else {
                return .settled(.orderDiffers(field: "organisation"))
            }
            let known = booked.order.of(owner ?? booked.order.member)
            if let field = known.difference(from: order) {
                return .settled(.orderDiffers(field: field))
            }
            return .settled(.replayed(booked.asBooked))
        }
        if order.paidAt > now.advanced(by: Order.clockAheadMax) {
            return .settled(.paidTooFarAhead)
        }
        if !gate.mayEarn { return .settled(.memberMayNotEarn) }
        var draft = Draft(
            envelope: Envelope(
                caller: caller,
                key: nil,
                // As it was sent: an unmerge gives orders back to whom they were sent for.
                member: self.order.member,
                organisation: order.organisation,
                reason: .orderPaid,
                at: order.paidAt
            ),
            state: LedgerState(account: account),
            program: program,
            now: now
        )
        do throws(Refusal) {
            try earn(for: order, program.pointsRules, in: &draft)
        } catch {
            return .settled(error == .lotsExhausted ? .lotsExhausted : .balanceExceeded)
        }
        return .book(draft)
    }

    private func earn(
        for order: Order,
        _ rules: CurrencyRules,
        in draft: inout Draft
    ) throws(Refusal) {
        let points = BaseRule.points(for: order)
        draft.releaseOverdueHolds()
        draft.bookLapsed(.points, isIdleOnly: true)
        var (lots, debts): ([LotChange], [DebtChange]) = ([], [])
        if points > .zero {
            let terms = draft.program.terms(
                of: points,
                by: rules,
                for: draft.account.tier,
                effectiveAt: order.paidAt,
                bookedAt: draft.now,
                issuer: order.organisation,
                ruleVersion: BaseRule.version
            )
            (lots, debts) = try draft.credit(points, on: .account, rules) { terms.granting($0) }
        }
        draft.book(
            .earn,
            currency: .points,
            lots: lots,
            debts: debts,
            counterpart: rules.source.account(at: order.organisation),
            subject: .order(order.identity),
            request: points,
            ruleVersion: BaseRule.version
        )
    }
}

/// What a command about an order comes to: an outcome that moves nothing, or entries to book.
package enum OrderDecision<Outcome: Hashable & Sendable>: Hashable, Sendable {
    /// Nothing moves.
    case settled(Outcome)
    /// These entries are to be booked, the order's own last.
    case book(Draft)
}

/// What a ``CommitOrder`` comes to.
package typealias CommitOrderDecision = OrderDecision<CommitOrderOutcome>
