import IdentityDomain
import Primitives
import Testing

/// When a birthday may be changed.
@Suite struct BirthdayTests {
    static func birthday(_ text: String) -> Birthday? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3
            ? Birthday(year: parts[0], month: parts[1], day: parts[2])
            : Birthday(year: nil, month: parts[0], day: parts[1])
    }

    /// A birthday that was changed on a day, and another that is wanted on a later one.
    struct Row: Sendable, CustomTestStringConvertible {
        let held: String?
        let changedOn: String?
        let wanted: String?
        let today: String
        var isCorrection = false
        /// `nil` for taken.
        let lockedUntil: String?
        var changesOn: String?
        var testDescription: String { "\(held ?? "-") → \(wanted ?? "-") on \(today)" }
    }

    @Test(arguments: [
        // The first one is free.
        Row(held: nil, changedOn: nil, wanted: "1990-05-17", today: "2026-03-01", lockedUntil: nil),
        // The first change waits for nothing, and is noted.
        Row(
            held: "1990-05-17",
            changedOn: nil,
            wanted: "1990-05-18",
            today: "2026-03-01",
            lockedUntil: nil,
            changesOn: "2026-03-01"
        ),
        // A day less than 365 days later, across a leap day: 28 February 2028 is 364 days later.
        Row(
            held: "05-17",
            changedOn: "2027-03-01",
            wanted: "05-18",
            today: "2028-02-28",
            lockedUntil: "2028-02-29"
        ),
        Row(
            held: "05-17",
            changedOn: "2027-03-01",
            wanted: "05-18",
            today: "2028-02-29",
            lockedUntil: nil,
            changesOn: "2028-02-29"
        ),
        // The clock was set back: still locked.
        Row(
            held: "05-17",
            changedOn: "2027-03-01",
            wanted: "05-18",
            today: "2020-01-01",
            lockedUntil: "2028-02-29"
        ),
        // The same again, and a year that was not known, are no change.
        Row(
            held: "05-17",
            changedOn: "2027-03-01",
            wanted: "05-17",
            today: "2027-03-02",
            lockedUntil: nil,
            changesOn: "2027-03-01"
        ),
        Row(
            held: "05-17",
            changedOn: "2027-03-01",
            wanted: "1990-05-17",
            today: "2027-03-02",
            lockedUntil: nil,
            changesOn: "2027-03-01"
        ),
        // Another year is one.
        Row(
            held: "1990-05-17",
            changedOn: "2027-03-01",
            wanted: "1991-05-17",
            today: "2027-03-02",
            lockedUntil: "2028-02-29"
        ),
        // Nothing is got by taking it away first.
        Row(
            held: "1990-05-17",
            changedOn: "2027-03-01",
            wanted: nil,
            today: "2027-03-02",
            lockedUntil: "2028-02-29"
        ),
        // Those who may correct do not wait, and do not make the member wait.
        Row(
            held: "1990-05-17",
            changedOn: "2027-03-01",
            wanted: "1990-05-18",
            today: "2027-03-02",
            isCorrection: true,
            lockedUntil: nil,
            changesOn: "2027-03-01"
        ),
    ])
    func oneChangeAYear(row: Row) throws {
        let record = BirthdayRecord(
            birthday: row.held.flatMap(Self.birthday),
            wasKnown: row.held != nil,
            changedOn: row.changedOn.flatMap(LocalDate.init)
        )
        let edited = record.edited(
            to: row.wanted.flatMap(Self.birthday),
            today: try #require(LocalDate(row.today)),
            isCorrection: row.isCorrection
        )
        if let until = row.lockedUntil {
            #expect(edited == .locked(until: try #require(LocalDate(until))))
        } else {
            #expect(
                edited
                    == .taken(
                        BirthdayRecord(
                            birthday: row.wanted.flatMap(Self.birthday),
                            wasKnown: true,
                            changedOn: row.changesOn.flatMap(LocalDate.init)
                        )
                    )
            )
        }
    }

    @Test func takingItAwayAndSettingAnotherAreTwoChanges() throws {
        let today = try #require(LocalDate("2026-03-01"))
        let record = BirthdayRecord(birthday: Self.birthday("05-17"), wasKnown: true)
        guard case .taken(let none) = record.edited(to: nil, today: today, isCorrection: false)
        else {
            Issue.record("it cannot be taken away")
            return
        }
        let again = none.edited(
            to: Self.birthday("05-18"),
            today: today.adding(days: 364),
            isCorrection: false
        )
        #expect(again == .locked(until: today.adding(days: 365)))
    }

    @Test(
        arguments: [
            (nil, 2, 29, true), (2000, 2, 29, true), (1999, 2, 29, false), (nil, 2, 30, false),
            (1899, 12, 31, false), (1900, 1, 1, true), (nil, 0, 1, false), (nil, 13, 1, false),
        ] as [(Int?, Int, Int, Bool)]
    )
    func onlyDaysThatExist(year: Int?, month: Int, day: Int, isDay: Bool) {
        #expect((Birthday(year: year, month: month, day: day) != nil) == isDay)
    }
}
