/// The rule of a zone for the far future, as POSIX writes it: `EST5EDT,M3.2.0,M11.1.0`.
///
/// With the extension of RFC 8536, section 3.3.1: the time of a change may lie between −167 and
/// 167 hours from the day's midnight.
struct PosixZone: Hashable, Sendable {
    /// The day of the year on which clocks change.
    enum ChangeDay: Hashable, Sendable {
        /// Day 1 to 365, 29 February never counted.
        case julian(Int)
        /// Day 0 to 365, 29 February counted.
        case zeroBased(Int)
        /// Weekday (0 for Sunday) of week 1 to 5 (5 for the last) of a month.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    /// When clocks change: a day, and seconds from its midnight by the clock before the change.
    struct Change: Hashable, Sendable {
        let day: ChangeDay
        let second: Int
    }

    /// Summer time, where there is one.
    struct Daylight: Hashable, Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    let standardOffset: Int
    let daylight: Daylight?

    /// The offset at a moment, in seconds.
    func offset(atSecond second: Int64) -> Int {
        guard let daylight else { return standardOffset }
        let (start, end) = changes(inYearOf: second, daylight)
        let isDaylight =
            start < end
            ? second >= start && second < end
            : second >= start || second < end
        return isDaylight ? daylight.offset : standardOffset
    }

    /// The next moment at which the offset may change.
    func nextChange(after second: Int64) -> Int64? {
        guard let daylight else { return nil }
        let year = year(of: second)
        let candidates = (year...year + 1).flatMap { year in
            [start(of: daylight, year), end(of: daylight, year)]
        }
        return candidates.filter { $0 > second }.min()
    }

    private func changes(inYearOf second: Int64, _ daylight: Daylight) -> (Int64, Int64) {
        let year = year(of: second)
        return (start(of: daylight, year), end(of: daylight, year))
    }

    private func year(of second: Int64) -> Int {
        LocalDateTime(secondsSinceEpoch: second + Int64(standardOffset)).date.year
    }

    private func start(of daylight: Daylight, _ year: Int) -> Int64 {
        Self.second(of: daylight.start, year) - Int64(standardOffset)
    }

    private func end(of daylight: Daylight, _ year: Int) -> Int64 {
        Self.second(of: daylight.end, year) - Int64(daylight.offset)
    }

    /// When the wall clock shows the moment of a change, in seconds since the epoch.
    private static func second(of change: Change, _ year: Int) -> Int64 {
        let firstDay = LocalDate(year: year, month: 1, day: 1) ?? .max
        let days: Int
        switch change.day {
        case .julian(let day):
            let isAfterLeapDay = day >= 60 && LocalDate.isLeapYear(year)
            days = firstDay.daysSinceEpoch + day - 1 + (isAfterLeapDay ? 1 : 0)
        case .zeroBased(let day):
            days = firstDay.daysSinceEpoch + day
        case .weekday(let month, let week, let weekday):
            let first = LocalDate(year: year, month: month, day: 1) ?? .max
            // Our weekdays count from Monday, 1, to Sunday, 7.
            let ahead = (weekday - first.weekday % 7 + 7) % 7
            var day = ahead + (week - 1) * 7
            while day >= LocalDate.dayCount(year: first.year, month: month) { day -= 7 }
            days = first.daysSinceEpoch + day
        }
        return Int64(days) * 86_400 + Int64(change.second)
    }
}

extension PosixZone {
    /// Reads a rule; `nil` for anything that is none.
    init?(_ text: String) {
        var reader = Reader(rest: Array(text.utf8)[...])
        guard reader.name(), let west = reader.time(hoursMax: 24) else { return nil }
        standardOffset = -west
        if reader.rest.isEmpty {
            daylight = nil
            return
        }
        guard reader.name() else { return nil }
        var offset = -west + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let west = reader.time(hoursMax: 24) else { return nil }
            offset = -west
        }
        guard let start = reader.change(), let end = reader.change(), reader.rest.isEmpty else {
            return nil
        }
        daylight = Daylight(offset: offset, start: start, end: end)
    }

    /// Takes a rule apart from left to right.
    private struct Reader {
        var rest: ArraySlice<UInt8>

        /// A name: three or more letters, or anything between angle brackets.
        mutating func name() -> Bool {
            if take("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(end + 1)...]
                return true
            }
            let letters = rest.prefix {
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            }
            rest = rest.dropFirst(letters.count)
            return letters.count >= 3
        }

        /// `[+-]hh[:mm[:ss]]`, in seconds.
        mutating func time(hoursMax: Int) -> Int? {
            let isNegative = take("-")
            if !isNegative { _ = take("+") }
            guard let hours = number(max: hoursMax) else { return nil }
            var seconds = hours * 3600
            if take(":") {
                guard let minutes = number(max: 59) else { return nil }
                seconds += minutes * 60
                if take(":") {
                    guard let rest = number(max: 59) else { return nil }
                    seconds += rest
                }
            }
            return isNegative ? -seconds : seconds
        }

        /// A comma and a day, perhaps with a slash and a time.
        mutating func change() -> Change? {
            guard take(","), let day = day() else { return nil }
            guard take("/") else { return Change(day: day, second: 7200) }
            guard let second = time(hoursMax: 167) else { return nil }
            return Change(day: day, second: second)
        }

        private mutating func day() -> ChangeDay? {
            if take("J") {
                guard let day = number(max: 365), day >= 1 else { return nil }
                return .julian(day)
            }
            guard take("M") else { return number(max: 365).map { .zeroBased($0) } }
            guard let month = number(max: 12), month >= 1, take("."), let week = number(max: 5),
                week >= 1, take("."), let weekday = number(max: 6)
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday)
        }

        private mutating func number(max: Int) -> Int? {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard (1...3).contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            let number = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            return number <= max ? number : nil
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest = rest.dropFirst()
            return true
        }
    }
}
