package import Primitives

/// The rules of codes that a device makes without a network, and a till checks without one.
///
/// The store's key of a day authenticates a handle; the handle's secret of that store and day
/// authenticates a time slot. A till that is broken into gives away its own store's keys of a few
/// days and nothing else.
package enum OfflineCode {
    /// How many digits a handle has.
    package static let handleDigitCount = 8
    /// How many digits the authentication code has: 26.6 bits, and 25 over the three slots that a
    /// till tries.
    package static let authenticationDigitCount = 8
    /// How many slots before and after its own a till tries.
    package static let slotsApartMax: Int64 = 1
    /// For how many days ahead keys and secrets are given out, besides today.
    package static let daysAhead: Int64 = 6
    /// For how many days back codes are taken that a till brings later.
    package static let daysBack: Int64 = 7
    /// How many stores one device gets secrets for at once.
    package static let storesMax = 16
    /// How long a handle belongs to a device that does not ask for it again.
    package static let handleLifetime: Duration = .seconds(30 * 86_400)

    /// How many devices of one member have handles; another one takes that of the device that was
    /// longest silent: there are only so many handles for everybody.
    package static let handlesMax = 10
    /// How often one member may ask for what its devices need.
    package static let handleLimits = [
        RateLimit(30, within: .seconds(3600)), RateLimit(100, within: .seconds(86_400)),
    ]

    private static let dayMicroseconds: Int64 = 86_400_000_000

    /// The day of a time: since 1970-01-01, UTC.
    package static func day(of time: Timestamp) -> Int64 {
        let (quotient, remainder) = time.microseconds.quotientAndRemainder(
            dividingBy: dayMicroseconds
        )
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The time slot of a time: minutes since 1970-01-01, UTC.
    package static func slot(of time: Timestamp) -> Int64 {
        let length = MemberCode.lifetime.microseconds
        let (quotient, remainder) = time.microseconds.quotientAndRemainder(dividingBy: length)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The day in which a slot lies.
    package static func day(ofSlot slot: Int64) -> Int64 {
        day(of: Timestamp(microseconds: slot * MemberCode.lifetime.microseconds))
    }

    /// The days for which a till or a device gets something now.
    ///
    /// From yesterday on, since a till's clock may be behind.
    package static func days(at now: Timestamp) -> ClosedRange<Int64> {
        day(of: now) - 1...day(of: now) + daysAhead
    }

    /// The slots that a till tries for a code that it reads now, its own first.
    package static func slots(at time: Timestamp) -> [Int64] {
        let own = slot(of: time)
        return [own, own - slotsApartMax, own + slotsApartMax]
    }
}
