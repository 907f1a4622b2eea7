package import Primitives

/// Books a paid order and what it earns, once.
///
/// The order's identity is the command's: whoever sends it again, under whichever member, means
/// the same order.
package struct CommitOrder: Hashable, Sendable {
    /// The order.
    package let order: Order

    /// Books this order.
    package init(order: Order) {
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
    /// The account holds as many lots as it can.
    case lotsExhausted
    /// The account would hold more points than it can.
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
    }

    /// The stable number.
    package var code: Code {
        switch self {
        case .replayed: .replayed
        case .orderDiffers: .orderDiffers
        case .paidTooFarAhead: .paidTooFarAhead
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
        case .paidTooFarAhead, .lotsExhausted, .balanceExceeded: true
        }
    }
}

extension CommitOrder {
    /// Decides.
    ///
    /// - Parameters:
    ///   - state: The account of the order's member, and the order if it is there.
    ///   - program: The settings.
    ///   - now: When this is booked; not before anything that the account has booked.
    /// - Returns: The entry to book, or the outcome where nothing moves.
    package func decide(
        _ state: LedgerState,
        program: Program,
        now: Timestamp
    ) -> CommitOrderDecision {
        if let booked = state.order {
            if let field = booked.order.difference(from: order) {
                return .settled(.orderDiffers(field: field))
            }
            return .settled(.replayed(booked.asBooked))
        }
        let account = state.account
        precondition(account.member == order.member, "the account of another member was loaded")
        precondition(account.bookedAt.map { $0 <= now } ?? true, "the ledger's time runs back")
        if order.paidAt > now.advanced(by: Order.clockAheadMax) {
            return .settled(.paidTooFarAhead)
        }
        let points = BaseRule.points(for: order)
        let pocket = account.pocket(.points)
        if points > .zero, pocket.lots.count >= Pocket.lotsMax { return .settled(.lotsExhausted) }
        let balanceAfter = pocket.balance + points
        if balanceAfter > Pocket.balanceMax { return .settled(.balanceExceeded) }
        let number = account.version + 1
        let change = LotChange(
            lotNumber: number,
            points: points,
            grants: program.terms(of: order, bookedAt: now)
        )
        return .book(
            Entry(
                number: number,
                member: order.member,
                kind: .earn,
                currency: .points,
                points: points,
                counterLegs: [CounterLeg(account: .issued, points: -points)],
                lotChanges: points > .zero ? [change] : [],
                balanceAfter: balanceAfter,
                bookedAt: now,
                effectiveAt: order.paidAt,
                reason: .orderPaid,
                ruleVersion: BaseRule.version,
                order: order.identity,
                organisation: order.organisation
            )
        )
    }
}

/// What a command comes to: an outcome that moves nothing, or an entry to book.
package enum Decision<Outcome: Hashable & Sendable>: Hashable, Sendable {
    /// Nothing moves.
    case settled(Outcome)
    /// This entry is to be booked.
    case book(Entry)
}

/// What a ``CommitOrder`` comes to.
package typealias CommitOrderDecision = Decision<CommitOrderOutcome>

/// What a command needs to see of the ledger.
package struct LedgerState: Hashable, Sendable {
    /// The account that the command is about.
    package let account: Account
    /// The order that the command names; `nil` where there is none.
    package let order: BookedOrder?

    /// Bundles what a command needs to see.
    package init(account: Account, order: BookedOrder?) {
        self.account = account
        self.order = order
    }
}
