import Foundation
import Primitives
import Testing

@Suite struct ZoneRulesTests {
    static func zone(_ name: String) throws -> ZoneRules {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
        return try ZoneRules(name: name, version: "2025b", tzif: [UInt8](data))
    }

    static func time(_ text: String) throws -> Timestamp {
        let date = try Date(text, strategy: .iso8601)
        return Timestamp(microseconds: Int64(date.timeIntervalSince1970) * 1_000_000)
    }

    static func local(_ text: String) throws -> LocalDateTime {
        let parts = text.split(separator: "T")
        let date = try #require(LocalDate(String(parts[0])))
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        return LocalDateTime(date: date, secondOfDay: clock[0] * 3600 + clock[1] * 60 + clock[2])
    }

    @Test(arguments: ZoneTable.rows)
    func wallClockAgreesWithPython(row: ZoneTable.Row) throws {
        let zone = try Self.zone(row.zone)
        let moment = Timestamp(microseconds: row.second * 1_000_000)
        #expect(zone.local(moment).description == row.local)
        #expect(zone.local(moment.advanced(byMicroseconds: 999_999)).description == row.local)
    }

    /// From a wall clock back: the same moment, or the earlier one that shows the same.
    @Test(arguments: ZoneTable.rows)
    func momentComesBack(row: ZoneTable.Row) throws {
        let zone = try Self.zone(row.zone)
        let moment = Timestamp(microseconds: row.second * 1_000_000)
        let found = zone.moment(of: try Self.local(row.local))
        #expect(found <= moment)
        #expect(zone.local(found).description == row.local)
        #expect(moment.microseconds(since: found) <= 7_200_000_000)
    }

    @Test(arguments: [
        // Clocks in New York go forward on 2017-03-12 at 2:00 and back on 2017-11-05 at 2:00.
        ("America/New_York", "2017-03-12T01:59:59", "2017-03-12T06:59:59Z"),
        ("America/New_York", "2017-03-12T02:00:00", "2017-03-12T07:00:00Z"),
        ("America/New_York", "2017-03-12T02:30:00", "2017-03-12T07:00:00Z"),
        ("America/New_York", "2017-03-12T03:00:00", "2017-03-12T07:00:00Z"),
        ("America/New_York", "2017-11-05T01:00:00", "2017-11-05T05:00:00Z"),
        ("America/New_York", "2017-11-05T01:59:59", "2017-11-05T05:59:59Z"),
        ("America/New_York", "2017-11-05T02:00:00", "2017-11-05T07:00:00Z"),
        ("America/New_York", "2117-03-14T02:30:00", "2117-03-14T07:00:00Z"),
        // Samoa left out 30 December 2011.
        ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T10:00:00Z"),
        // Cuba changes at midnight: 2026-03-08 begins at 1:00.
        ("America/Havana", "2026-03-08T00:00:00", "2026-03-08T05:00:00Z"),
    ])
    func gapsAndOverlaps(zone: String, local: String, moment: String) throws {
        let found = try Self.zone(zone).moment(of: Self.local(local))
        #expect(try found == Self.time(moment))
    }

    @Test func daysBeginAndEndLocally() throws {
        let shanghai = try Self.zone("Asia/Shanghai")
        let date = try #require(LocalDate("2026-02-28"))
        #expect(try shanghai.startOfDay(date) == Self.time("2026-02-27T16:00:00Z"))
        #expect(try shanghai.endOfDay(date) == Self.time("2026-02-28T16:00:00Z"))
        let newYork = try Self.zone("America/New_York")
        let short = try #require(LocalDate("2017-03-12"))
        let long = try #require(LocalDate("2017-11-05"))
        let hour: Int64 = 3_600_000_000
        #expect(newYork.endOfDay(short).microseconds(since: newYork.startOfDay(short)) == 23 * hour)
        #expect(newYork.endOfDay(long).microseconds(since: newYork.startOfDay(long)) == 25 * hour)
        #expect(ZoneRules.utc.endOfDay(.max) == .max)
    }

    @Test func monthsAndYearsBeginAndEndLocally() throws {
        let shanghai = try Self.zone("Asia/Shanghai")
        // In Shanghai this is 2026-03-01 00:30 already.
        let moment = try Self.time("2026-02-28T16:30:00Z")
        #expect(try shanghai.startOfMonth(moment) == Self.time("2026-02-28T16:00:00Z"))
        #expect(try shanghai.endOfMonth(moment) == Self.time("2026-03-31T16:00:00Z"))
        #expect(try shanghai.startOfYear(moment) == Self.time("2025-12-31T16:00:00Z"))
        #expect(try shanghai.endOfYear(moment) == Self.time("2026-12-31T16:00:00Z"))
    }

    @Test(arguments: [
        ("2026-01-31T04:00:00Z", 1, "2026-02-28T16:00:00Z"),
        ("2024-01-31T04:00:00Z", 1, "2024-02-29T16:00:00Z"),
        ("2026-01-30T17:00:00Z", 1, "2026-02-28T16:00:00Z"),
        ("2024-02-29T04:00:00Z", 12, "2025-02-28T16:00:00Z"),
        ("2026-05-31T15:59:59Z", 12, "2027-05-31T16:00:00Z"),
    ])
    func validityEndsWithItsLastDay(from: String, months: Int, end: String) throws {
        let shanghai = try Self.zone("Asia/Shanghai")
        let found = shanghai.endOfValidity(from: try Self.time(from), months: months)
        #expect(try found == Self.time(end))
    }

    @Test func validityInDays() throws {
        let shanghai = try Self.zone("Asia/Shanghai")
        let end = shanghai.endOfValidity(from: try Self.time("2026-02-27T17:00:00Z"), days: 1)
        #expect(try end == Self.time("2026-03-01T16:00:00Z"))
    }

    @Test func everyZoneOfTheSystemIsRead() throws {
        let names = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("Z ") }
            .map { $0.split(separator: " ")[1] }
        #expect(names.count > 300)
        for name in names { _ = try Self.zone(String(name)) }
    }

    @Test func cutTablesAreRefused() throws {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/America/New_York"))
        let bytes = [UInt8](data)
        for count in 0..<bytes.count - 1 {
            #expect(throws: ZoneRulesError.self, "\(count) bytes") {
                try ZoneRules(name: "A/B", version: "", tzif: [UInt8](bytes.prefix(count)))
            }
        }
    }

    /// Whatever stands in a byte, reading ends with rules or with an error.
    @Test func changedTablesDoNoHarm() throws {
        let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Asia/Shanghai"))
        for index in data.indices {
            for value: UInt8 in [0, 0x7F, 0x80, 0xFF] {
                var bytes = [UInt8](data)
                bytes[index] = value
                guard let zone = try? ZoneRules(name: "A/B", version: "", tzif: bytes) else {
                    continue
                }
                let date = try #require(LocalDate("2026-03-08"))
                #expect(zone.startOfDay(date) < zone.endOfDay(date.adding(days: 3)))
            }
        }
    }

    @Test(arguments: ["", "/etc/passwd", "../x", "Asia//Shanghai", "a/b/c/d", "Asia/Shang hai"])
    func pathsAreNoNames(name: String) {
        #expect(!ZoneRules.isZoneName(name))
        #expect(throws: ZoneRulesError.badName) {
            try ZoneRules(name: name, version: "", tzif: [])
        }
    }
}
