import ProgramFiles
import Testing
import TiersDomain
import TiersService

@Suite struct TierProgramFileTests {
    @Test func thePresetIsTheSupermarket() throws {
        let program = try TierProgram(file: TierProgram.supermarketText, name: "supermarket.yaml")
        #expect(program.label == "supermarket@1")
        #expect(program.tiers.map(\.code) == ["ordinary", "vip", "black"])
        #expect(program.tiers.map(\.growthMin.rawValue) == [0, 2000, 10_000])
        #expect(program.tiers.map(\.keepMin.rawValue) == [0, 2000, 10_000])
        #expect(program.periodEnd == .fullReassessment)
        #expect(program.reversals == .atOnce)
        #expect(program.tiers[1].name == LocalizedText(english: "VIP", chinese: "VIP会员"))
        #expect(
            program.benefits(ofRank: 2).map(\.code) == [
                "points", "member_day", "birthday_gift", "own_brand_exchange",
                "higher_points_rate", "own_discount",
            ]
        )
    }

    static let lines = """
        program: p
        version: 1
        window: calendar_year
        period_end: none
        reversals: never
        tiers:
          - code: a
            name: {en: A, zh: 甲}
            growth_min: 0
          - code: b
            name: {en: B, zh: 乙}
            growth_min: 10
            keep_min: 5
            benefits:
              - code: x
                name: {en: X, zh: 丙}
        """

    static let refused: [(old: String, new: String, place: String)] = [
        ("version: 1", "version: 0", "p.yaml:2:"),
        ("calendar_year", "rolling", "p.yaml:3:"),
        ("period_end: none", "period_end: perhaps", "p.yaml:4:"),
        ("reversals: never", "reversal: never", "p.yaml:"),
        ("growth_min: 10", "growth_min: 0", "p.yaml:10:"),
        ("keep_min: 5", "keep_min: 11", "p.yaml:10:"),
        ("code: b", "code: B", "p.yaml:10:"),
        ("growth_min: 10", "growth_min: ten", "p.yaml:12:"),
        ("zh: 丙", "cn: 丙", "p.yaml:"),
        ("program: p", "program: P P", "p.yaml:1:"),
    ]

    @Test func aFileIsRead() throws {
        let program = try TierProgram(file: Self.lines, name: "p.yaml")
        #expect(program.tiers[1].keepMin == Growth(5))
        #expect(program.tiers[0].ownBenefits.isEmpty)
    }

    @Test(arguments: refused.indices) func errorsNameTheirPlace(index: Int) {
        let change = Self.refused[index]
        let text = Self.lines.replacing(change.old, with: change.new)
        let error = #expect(throws: ProgramFileError.self) {
            try TierProgram(file: text, name: "p.yaml")
        }
        #expect(error?.description.hasPrefix(change.place) == true, "\(String(describing: error))")
    }
}
