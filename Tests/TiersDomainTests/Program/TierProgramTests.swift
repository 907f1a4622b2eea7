import Testing
import TiersDomain

@Suite struct TierProgramTests {
    static func tier(
        _ code: String,
        _ growthMin: Int64,
        keep: Int64? = nil,
        benefits: [String] = []
    ) -> Tier {
        Tier(
            code: code,
            name: LocalizedText(english: code, chinese: code),
            growthMin: Growth(growthMin),
            keepMin: Growth(keep ?? growthMin),
            ownBenefits: benefits.map {
                Benefit(code: $0, name: LocalizedText(english: $0, chinese: $0))
            }
        )
    }

    static let refused: [(String, String, Int, [Tier])] = [
        ("program", "Super", 1, [tier("a", 0)]),
        ("program", "", 1, [tier("a", 0)]),
        ("version", "p", 0, [tier("a", 0)]),
        ("tiers", "p", 1, []),
        ("tiers", "p", 1, (0...32).map { tier("t\($0)", Int64($0)) }),
        ("tiers[0].growth_min", "p", 1, [tier("a", 1)]),
        ("tiers[1].code", "p", 1, [tier("a", 0), tier("a", 5)]),
        ("tiers[1].code", "p", 1, [tier("a", 0), tier("b-c", 5)]),
        ("tiers[2].growth_min", "p", 1, [tier("a", 0), tier("b", 5), tier("c", 5)]),
        ("tiers[1].growth_min", "p", 1, [tier("a", 0), tier("b", 1_000_000_000_001)]),
        ("tiers[1].keep_min", "p", 1, [tier("a", 0), tier("b", 5, keep: 6)]),
        ("tiers[1].keep_min", "p", 1, [tier("a", 0), tier("b", 5, keep: -1)]),
        (
            "tiers[1].benefits[0].code", "p", 1,
            [tier("a", 0, benefits: ["x"]), tier("b", 5, benefits: ["x"])]
        ),
        ("tiers[0].benefits[1].code", "p", 1, [tier("a", 0, benefits: ["x", "x"])]),
        ("tiers[0].benefits", "p", 1, [tier("a", 0, benefits: (0...64).map { "b\($0)" })]),
    ]

    @Test(arguments: refused.indices) func refusesNamingTheField(index: Int) {
        let (field, name, version, tiers) = Self.refused[index]
        let error = #expect(throws: TierProgramError.self) {
            try TierProgram(
                name: name,
                version: version,
                tiers: tiers,
                periodEnd: .none,
                reversals: .never
            )
        }
        #expect(error?.field == field)
    }

    @Test func aTierGivesWhatTheTiersBelowGive() throws {
        let program = try TestRules.program()
        #expect(program.benefits(ofRank: 2).map(\.code) == ["of_ordinary", "of_vip", "of_black"])
        #expect(program.benefits(ofRank: 0).map(\.code) == ["of_ordinary"])
        #expect(program.label == "supermarket@1")
        #expect(program.rank(of: "black") == 2)
        #expect(program.rank(of: "gold") == nil)
    }

    @Test(arguments: [(-1, 0), (0, 0), (1999, 0), (2000, 1), (9999, 1), (10_000, 2)])
    func rankByGrowth(growth: Int64, rank: Int) throws {
        #expect(try TestRules.program().rank(reachedBy: Growth(growth)) == rank)
    }
}
