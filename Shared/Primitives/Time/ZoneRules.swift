/// The rules of one time zone: what a wall clock there shows at each moment.
///
/// A value made from the system's table (TZif, RFC 8536), so that pure code can work with local
/// days without asking the system. Local days and times lie in the years 1900 to 9999.
package struct ZoneRules: Hashable, Sendable {
    /// A stretch of time with one offset from UTC.
    struct Transition: Hashable, Sendable {
        /// When it begins, in seconds since the epoch.
        let start: Int64
        /// Seconds to add to UTC.
        let offset: Int
    }

    /// The name of the zone: `Asia/Shanghai`.
    package let name: String
    /// The version of the table that the rules come from: `2025b`; empty where it is not known.
    package let version: String

    /// The offset before the first transition.
    let firstOffset: Int
    /// The changes of offset, in order.
    let transitions: [Transition]
    /// What holds after the last transition; `nil` where its offset holds for ever.
    let tail: PosixZone?

    init(
        name: String,
        version: String,
        firstOffset: Int,
        transitions: [Transition],
        tail: PosixZone?
    ) {
        self.name = name
        self.version = version
        self.firstOffset = firstOffset
        self.transitions = transitions
        self.tail = tail
    }

    /// UTC, which has no rules.
    package static let utc = ZoneRules(
        name: "UTC",
        version: "",
        firstOffset: 0,
        transitions: [],
        tail: nil
    )

    /// Seconds to add to UTC at a moment; negative west of Greenwich.
    package func offsetSeconds(at moment: Timestamp) -> Int {
        offset(atSecond: moment.microseconds.quotientRoundedDown(by: 1_000_000))
    }

    /// What a wall clock shows at a moment; fractions of a second are cut.
    package func local(_ moment: Timestamp) -> LocalDateTime {
        let second = moment.microseconds.quotientRoundedDown(by: 1_000_000)
        return LocalDateTime(secondsSinceEpoch: second + Int64(offset(atSecond: second)))
    }

    /// The day that a calendar shows at a moment.
    package func date(_ moment: Timestamp) -> LocalDate {
        local(moment).date
    }

    /// The moment at which a wall clock shows a time.
    ///
    /// A time that comes twice, where clocks are set back, is the first of the two. A time that
    /// does not come, where clocks are set forward, is the moment of the change: the first moment
    /// at which the clock shows no less.
    package func moment(of local: LocalDateTime) -> Timestamp {
        let wanted = local.secondsSinceEpoch
        // No offset is over 26 hours, so that what holds a day and a half before and after the
        // same reading in UTC covers every rule that may apply.
        let span: Int64 = 36 * 3600
        var second = wanted - span
        let end = wanted + span
        while second < end {
            let offset = Int64(offset(atSecond: second))
            let next = nextChange(after: second) ?? Int64.max
            let found = wanted - offset
            if found < second {
                // The clock jumped over the time at the change that began this stretch.
                return Self.timestamp(second)
            }
            if found < next { return Self.timestamp(found) }
            second = next
        }
        return Self.timestamp(wanted - Int64(offset(atSecond: wanted)))
    }

    /// The first moment of a local day: midnight, or the first moment after it that exists.
    package func startOfDay(_ date: LocalDate) -> Timestamp {
        moment(of: LocalDateTime(date: date))
    }

    /// The end of a local day, 24:00: the first moment of the next one.
    ///
    /// What is valid until a day is valid before this moment and not at it.
    package func endOfDay(_ date: LocalDate) -> Timestamp {
        guard date < .max else { return .max }
        return startOfDay(date.adding(days: 1))
    }

    /// The first moment of the local month in which a moment lies.
    package func startOfMonth(_ moment: Timestamp) -> Timestamp {
        startOfDay(date(moment).startOfMonth)
    }

    /// The end of the local month in which a moment lies: the first moment of the next.
    package func endOfMonth(_ moment: Timestamp) -> Timestamp {
        endOfDay(date(moment).endOfMonth)
    }

    /// The first moment of the local year in which a moment lies.
    package func startOfYear(_ moment: Timestamp) -> Timestamp {
        startOfDay(date(moment).startOfYear)
    }

    /// The end of the local year in which a moment lies: the first moment of the next.
    package func endOfYear(_ moment: Timestamp) -> Timestamp {
        endOfDay(date(moment).endOfYear)
    }

    /// The end of a validity of whole months that begins at a moment: 24:00 of its last day.
    ///
    /// - Parameters:
    ///   - moment: When the validity begins.
    ///   - months: How many months: from 31 January, 1 month ends with the last day of February.
    /// - Returns: The first moment at which it is over.
    package func endOfValidity(from moment: Timestamp, months: Int) -> Timestamp {
        endOfDay(date(moment).adding(months: months))
    }

    /// The end of a validity of whole days that begins at a moment: 24:00 of its last day.
    ///
    /// - Parameters:
    ///   - moment: When the validity begins; the day in which it lies is not counted.
    ///   - days: How many days follow that day.
    /// - Returns: The first moment at which it is over.
    package func endOfValidity(from moment: Timestamp, days: Int) -> Timestamp {
        endOfDay(date(moment).adding(days: days))
    }

    // MARK: - Search

    private func offset(atSecond second: Int64) -> Int {
        guard let last = transitions.last else {
            return tail?.offset(atSecond: second) ?? firstOffset
        }
        if second >= last.start, let tail { return tail.offset(atSecond: second) }
        let index = firstIndex(after: second)
        return index == 0 ? firstOffset : transitions[index - 1].offset
    }

    /// When the offset may change next.
    private func nextChange(after second: Int64) -> Int64? {
        let index = firstIndex(after: second)
        if index < transitions.count { return transitions[index].start }
        return tail?.nextChange(after: second)
    }

    /// The index of the first transition after a second.
    private func firstIndex(after second: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].start <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func timestamp(_ second: Int64) -> Timestamp {
        let (microseconds, overflow) = second.multipliedReportingOverflow(by: 1_000_000)
        if overflow { return second > 0 ? .max : .min }
        return Swift.min(.max, Swift.max(.min, Timestamp(microseconds: microseconds)))
    }
}
