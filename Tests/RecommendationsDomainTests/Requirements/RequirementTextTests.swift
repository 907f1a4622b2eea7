import Testing

@testable import RecommendationsDomain

@Suite struct RequirementTextTests {
    private static let skin = Requirement.Trait.attribute("skin")

    @Test(
        arguments: [
            (.anyOf(skin, ["dry"]), "skin: dry", "skin：dry"),
            (.anyOf(.brand, ["a", "b", "c"]), "brand: a, b or c", "品牌：a、b或c"),
            (.noneOf(.category, ["tea"]), "category: not tea", "品类：不含tea"),
            (.within(.price, atLeast: nil, atMost: 20_000), "price at most ¥200", "价格不超过¥200"),
            (.within(.price, atLeast: 1_905, atMost: nil), "price at least ¥19.05", "价格不低于¥19.05"),
            (.within(.price, atLeast: 50, atMost: 990), "price ¥0.50 to ¥9.90", "价格¥0.50至¥9.90"),
            (
                .within(.attribute("spf"), atLeast: 30_500_000, atMost: nil), "spf at least 30.5",
                "spf不低于30.5"
            ),
            (.ownBrand(true), "own brand", "自有品牌"),
            (.ownBrand(false), "not own brand", "非自有品牌"),
            (.ages(8...8), "for 8 months", "适合8个月"),
            (.ages(8...12), "for 8 to 12 months", "适合8至12个月"),
            (.contains("oats"), "says “oats”", "含“oats”"),
        ] as [(Requirement.Condition, String, String)]
    )
    func conditionsHaveWords(
        condition: Requirement.Condition,
        english: String,
        chinese: String
    ) {
        let text = RequirementText(Requirement(condition))
        #expect(text.english == english)
        #expect(text.chinese == chinese)
    }

    private static let requirements = [
        Requirement(.anyOf(skin, ["dry"])),
        Requirement(.within(.price, atLeast: 10_000, atMost: 20_000)),
        Requirement(
            .anyOf(.attribute("fragrance"), ["none"]),
            label: .init(english: "no fragrance", chinese: "无香")
        ),
        Requirement(.noneOf(.brand, ["a", "b"]), strength: .wish),
    ]

    @Test func relaxationsHaveWords() {
        func text(_ places: [Int]) -> RequirementText {
            let relaxation = RequirementAnswer.Relaxation(
                requirements: places,
                total: 1,
                items: [],
                adjustments: []
            )
            return RequirementText(relaxation, of: Self.requirements)
        }
        #expect(text([2]).english == "without “no fragrance”")
        #expect(text([2]).chinese == "不要求“无香”")
        #expect(
            text([0, 1, 2]).english
                == "without “skin: dry”, “price ¥100 to ¥200” and “no fragrance”"
        )
        #expect(text([0, 1, 2]).chinese == "不要求“skin：dry”、“价格¥100至¥200”和“无香”")
    }

    @Test(
        arguments: [
            (1, .atMost(23_900), "raise the price limit from ¥200 to ¥239", "价格上限由¥200提高到¥239"),
            (
                1, .atLeast(9_950), "lower the price minimum from ¥100 to ¥99.50",
                "价格下限由¥100降低到¥99.50"
            ),
            (0, .accepted("normal"), "accept also skin: normal", "也接受skin：normal"),
            (3, .allowed(["b"]), "allow brand: b", "允许品牌：b"),
            (2, .dropped, "do without “no fragrance”", "不要求“无香”"),
        ] as [(Int, RequirementAnswer.Change.Kind, String, String)]
    )
    func changesHaveWords(
        place: Int,
        kind: RequirementAnswer.Change.Kind,
        english: String,
        chinese: String
    ) {
        let change = RequirementAnswer.Change(requirement: place, kind: kind)
        let other = RequirementAnswer.Change(requirement: 2, kind: .dropped)
        let one = RequirementAnswer.Adjustment(changes: [change], total: 1, items: [])
        #expect(RequirementText(one, of: Self.requirements).english == english)
        #expect(RequirementText(one, of: Self.requirements).chinese == chinese)
        let two = RequirementAnswer.Adjustment(changes: [change, other], total: 1, items: [])
        let text = RequirementText(two, of: Self.requirements)
        #expect(text.english == english + " and do without “no fragrance”")
        #expect(text.chinese == chinese + "，并不要求“无香”")
    }

    @Test func reasonsNameWhatFits() {
        let texts = Self.requirements.map { RequirementText.reason($0) }
        #expect(texts[0].english == "Fits your requirement “skin: dry”")
        #expect(texts[2].chinese == "符合您的要求“无香”")
        #expect(texts[3].english == "Fits your wish “brand: not a or b”")
        #expect(texts[3].chinese == "符合您的偏好“品牌：不含a或b”")
    }
}
