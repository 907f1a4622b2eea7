import Foundation
import Primitives

/// A zone out of the system's tables.
func zone(_ name: String) throws -> ZoneRules {
    let data = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
    return try ZoneRules(name: name, version: "", tzif: Array(data))
}

/// A moment as `2026-03-09T04:00` says it in UTC, or on the clock of a zone.
func moment(_ text: some StringProtocol, _ zone: ZoneRules = .utc) -> Timestamp {
    let parts = String(text).split(separator: "T").map(String.init)
    let clock = (parts.last ?? "").split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, clock.count == 2, let date = LocalDate(parts[0]) else {
        preconditionFailure("\(text) is no time")
    }
    return zone.moment(
        of: LocalDateTime(date: date, secondOfDay: clock[0] * 3600 + clock[1] * 60)
    )
}
