import IdentityDomain
import Primitives
import Testing

/// In which stages children are, and when they move on.
@Suite struct ChildStagesTests {
    static let stages = IdentityProgram.standard.childStages

    static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

    @Test(arguments: [
        ("2026-06-15", "2025-07-31", [], "2025-08-01"),
        ("2026-06-15", "2025-08-01", ["expected"], "2026-06-01"),
        ("2026-06-15", "2026-05-31", ["expected"], "2026-06-01"),
        ("2026-06-15", "2026-06-01", ["infant"], "2027-06-01"),
        ("2026-06-15", "2027-05-31", ["infant"], "2027-06-01"),
        ("2026-06-15", "2027-06-01", ["toddler"], "2029-06-01"),
        ("2024-02-29", "2025-02-01", ["toddler"], "2027-02-01"),
        ("2026-06-15", "2044-05-31", ["teenager"], "2044-06-01"),
        ("2026-06-15", "2044-06-01", [], "9999-12-31"),
    ])
    func aChildMovesOn(born: String, today: String, names: [String], next: String) throws {
        let children = [try Self.day(born)]
        let today = try Self.day(today)
        #expect(Self.stages.names(of: children, on: today) == names)
        #expect(Self.stages.nextDay(of: children, after: today) == (try Self.day(next)))
    }

    @Test func severalChildrenGiveEachStageOnce() throws {
        let children = try ["2020-01-31", "2026-03-03", "2026-03-03"].map { try Self.day($0) }
        let today = try Self.day("2026-04-01")
        #expect(Self.stages.names(of: children, on: today) == ["infant", "school"])
        #expect(Self.stages.nextDay(of: children, after: today) == (try Self.day("2027-03-01")))
        #expect(Self.stages.names(of: [], on: today) == [])
        #expect(Self.stages.nextDay(of: [], after: today) == nil)
    }

    @Test func noDayOfBirthCanBeToldFromTheNextDay() throws {
        for day in 1...28 {
            let born = try #require(LocalDate(year: 2026, month: 5, day: day))
            let next = Self.stages.nextDay(of: [born], after: born)
            #expect(next == (try Self.day("2027-05-01")))
        }
    }
}
