/// What holds of contacts for one purpose.
package struct ContactRules: Hashable, Sendable {
    /// Whether a member must have said something.
    package enum Basis: Hashable, Sendable {
        /// Needs no consent and cannot be withdrawn: the member waits for it.
        case contract
        /// Allowed until the member withdraws it.
        case untilWithdrawn
        /// Allowed once the member has given it.
        case onceGiven
    }

    /// What makes it allowed.
    package let basis: Basis
    /// Whether it must not disturb.
    package let obeysQuietHours: Bool
    /// The most contacts of a member in one day of the program's zone; `nil` for no cap.
    package let perDayMax: Int?
    /// The most contacts of a member in one week, from Monday; `nil` for no cap.
    package let perWeekMax: Int?

    /// Says what holds.
    package init(basis: Basis, obeysQuietHours: Bool, perDayMax: Int?, perWeekMax: Int?) {
        self.basis = basis
        self.obeysQuietHours = obeysQuietHours
        self.perDayMax = perDayMax
        self.perWeekMax = perWeekMax
    }

    /// What holds of a purpose.
    ///
    /// Each purpose is counted on its own, over all channels: what a
    /// member waits for is never held back by offers.
    package static func of(_ purpose: ContactPurpose) -> ContactRules {
        switch purpose.kind {
        case .transactional:
            ContactRules(
                basis: .contract,
                obeysQuietHours: false,
                perDayMax: nil,
                perWeekMax: nil
            )
        case .service:
            ContactRules(
                basis: .untilWithdrawn,
                obeysQuietHours: true,
                perDayMax: 5,
                perWeekMax: 15
            )
        case .marketing, .personalisation, .use:
            ContactRules(basis: .onceGiven, obeysQuietHours: true, perDayMax: 2, perWeekMax: 5)
        case .partner:
            ContactRules(basis: .onceGiven, obeysQuietHours: true, perDayMax: 1, perWeekMax: 3)
        }
    }
}

/// The hours in which a member does not want to be disturbed, in the program's zone.
package struct QuietHours: Hashable, Sendable {
    /// The minute of the day at which they begin.
    package let fromMinute: Int
    /// The minute of the day at which they are over; before `fromMinute` where they cross midnight.
    package let untilMinute: Int

    /// The minutes of a day.
    package static let minuteCount = 1440
    /// From nine in the evening until nine in the morning.
    package static let standard = QuietHours(uncheckedFrom: 21 * 60, until: 9 * 60)

    private init(uncheckedFrom: Int, until: Int) {
        fromMinute = uncheckedFrom
        untilMinute = until
    }

    /// Takes two minutes of a day; fails outside of 0 to 1439.
    ///
    /// The same minute twice is no time at all.
    package init?(fromMinute: Int, untilMinute: Int) {
        let minutes = 0..<Self.minuteCount
        guard minutes.contains(fromMinute), minutes.contains(untilMinute) else { return nil }
        self.init(uncheckedFrom: fromMinute, until: untilMinute)
    }

    /// Whether a minute of the day lies in them; their end does not.
    package func contains(minute: Int) -> Bool {
        fromMinute <= untilMinute
            ? (fromMinute..<untilMinute).contains(minute)
            : minute >= fromMinute || minute < untilMinute
    }
}
