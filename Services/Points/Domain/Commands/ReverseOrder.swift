package import Primitives

/// Takes a whole order back, and the points that it earned, once.
///
/// The order and the key are the command's identity. Its content is everything else that the
/// client sends: organisation, time (no time given is content too) and reason.
package struct ReverseOrder: Hashable, Sendable {
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
        identity: OrderIdentity,
        organisation: OrganisationPath,
        reversedAt: Timestamp?,
        key: IdempotencyKey,
        reason: ReasonCode
    ) {
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
package typealias ReverseOrderDecision = Decision<ReverseOrderOutcome>

extension ReverseOrder {
    /// Decides.
    ///
    /// What the order's own entry granted is taken back, never what the rules would give today:
    /// first out of the lot that it granted, then out of others. What is gone from all of them is
    /// booked as the program's loss.
    ///
    /// - Parameters:
    ///   - state: The account of the order's member, and the order.
    ///   - now: When this is booked; not before anything that the account has booked.
    /// - Returns: The entry to book, or the outcome where nothing moves.
    package func decide(_ state: LedgerState, now: Timestamp) -> ReverseOrderDecision {
        guard let booked = state.order, booked.order.organisation.isOneCompany(with: organisation)
        else { return .settled(.orderNotFound) }
        if let reversal = booked.reversal {
            guard reversal.key == key else { return .settled(.orderAlreadyReversed) }
            if let field = difference(from: reversal) {
                return .settled(.reversalDiffers(field: field))
            }
            return .settled(.replayed(booked, reversal))
        }
        let account = state.account
        precondition(account.member == booked.order.member, "another member's account was loaded")
        precondition(account.bookedAt.map { $0 <= now } ?? true, "the ledger's time runs back")
        let effectiveAt = reversedAt ?? now
        if effectiveAt > now.advanced(by: Order.clockAheadMax) {
            return .settled(.reversedTooFarAhead)
        }
        if effectiveAt.advanced(by: Order.clockAheadMax) < booked.order.paidAt {
            return .settled(.reversedBeforePaid)
        }
        return .book(entry(taking: booked, from: account, effectiveAt: effectiveAt, now: now))
    }

    private func entry(
        taking booked: BookedOrder,
        from account: Account,
        effectiveAt: Timestamp,
        now: Timestamp
    ) -> Entry {
        let earned = booked.earning.points
        let pocket = account.pocket(booked.earning.currency)
        let (changes, shortfall) = pocket.takeBack(
            earned,
            ownLot: booked.earning.number,
            now: now
        )
        let taken = earned - shortfall
        var legs = [CounterLeg(account: .issued, points: earned)]
        if shortfall > .zero { legs.append(CounterLeg(account: .loss, points: -shortfall)) }
        return Entry(
            number: account.version + 1,
            member: account.member,
            kind: .reversal,
            currency: booked.earning.currency,
            points: -taken,
            counterLegs: legs,
            lotChanges: changes,
            balanceAfter: pocket.balance - taken,
            bookedAt: now,
            effectiveAt: effectiveAt,
            reason: reason,
            ruleVersion: nil,
            order: identity,
            organisation: organisation,
            key: key,
            requestedAt: reversedAt,
            reversesNumber: booked.earning.number
        )
    }

    /// Where this command differs from the one that an entry was booked for.
    private func difference(from entry: Entry) -> String? {
        if organisation != entry.organisation { return "organisation" }
        if reversedAt != entry.requestedAt { return "reversed_at" }
        if reason != entry.reason { return "reason_code" }
        return nil
    }
}

extension OrganisationPath {
    /// Whether both lie in the same company: the first step of the path.
    func isOneCompany(with other: OrganisationPath) -> Bool {
        let slash = UInt8(ascii: "/")
        return rawValue.utf8.prefix { $0 != slash }
            .elementsEqual(other.rawValue.utf8.prefix { $0 != slash })
    }
}
