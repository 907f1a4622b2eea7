import Primitives
import TiersDomain

/// Programs, zones and times for the tests of this target.
enum TestRules {
    static func program(
        periodEnd: TierProgram.PeriodEnd = .fullReassessment,
        reversals: TierProgram.ReversalPolicy = .atOnce,
        keepMin: [Int64]? = nil
    ) throws -> TierProgram {
        let growthMin: [Int64] = [0, 2000, 10_000]
        let tiers = zip(["ordinary", "vip", "black"], zip(growthMin, keepMin ?? growthMin))
            .map { code, limits in
                Tier(
                    code: code,
                    name: LocalizedText(english: code, chinese: code),
                    growthMin: Growth(limits.0),
                    keepMin: Growth(limits.1),
                    ownBenefits: [
                        Benefit(
                            code: "of_\(code)",
                            name: LocalizedText(english: code, chinese: code)
                        )
                    ]
                )
            }
        return try TierProgram(
            name: "supermarket",
            version: 1,
            tiers: tiers,
            periodEnd: periodEnd,
            reversals: reversals
        )
    }

    /// UTC+8 all year.
    static let shanghai = ProgramCalendar(zoneName: "Asia/Shanghai") { _ in 8 * 3600 }

    /// UTC−5, from April to October UTC−4: near enough to the real zone around new year.
    static let newYork = ProgramCalendar(zoneName: "America/New_York") { time in
        let days = Int(time.microseconds / 86_400_000_000)
        return (90..<304).contains(days % 1461 % 365) ? -4 * 3600 : -5 * 3600
    }

    /// UTC, but the clock jumps from 2026-12-31T24:00 to 01:00 and is an hour ahead from then on.
    static let jumping = ProgramCalendar(zoneName: "Test/Jumping") { time in
        time.microseconds >= 1_798_761_600_000_000 ? 3600 : 0
    }

    static func calendar(named name: String) -> ProgramCalendar {
        switch name {
        case "new_york": newYork
        case "jumping": jumping
        default: shanghai
        }
    }

    /// Reads `2026-03-01` (noon) or `2026-03-01T23:59:59.999999`, in UTC.
    static func utc(_ text: some StringProtocol) throws -> Timestamp {
        let parts = text.split(separator: "T")
        let date = parts[0].split(separator: "-").compactMap { Int64($0) }
        let clock = (parts.count > 1 ? parts[1] : "12:00:00").split { ":.".contains($0) }
        guard date.count == 3, clock.count >= 3 else { throw BadText(text: String(text)) }
        let time = clock.compactMap { Int64($0) }
        let seconds = days(date) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
        return Timestamp(microseconds: seconds * 1_000_000 + (time.count > 3 ? time[3] : 0))
    }

    /// Reads a time of the zone's own clock; the offset is taken at that moment in UTC.
    static func local(_ text: some StringProtocol, zone: String) throws -> Timestamp {
        let hours: Int64 = zone == "new_york" ? -5 : zone == "jumping" ? 0 : 8
        return try utc(text).advanced(byMicroseconds: -hours * 3_600_000_000)
    }

    private static func days(_ date: [Int64]) -> Int64 {
        var days: Int64 = 0
        for year in 1970..<date[0] { days += isLeap(year) ? 366 : 365 }
        let lengths: [Int64] = [31, isLeap(date[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30]
        return days + lengths.prefix(Int(date[1]) - 1).reduce(0, +) + date[2] - 1
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    struct BadText: Error {
        let text: String
    }
}

extension MemberID {
    static let test = MemberID(now: .min, random: 7)
}
