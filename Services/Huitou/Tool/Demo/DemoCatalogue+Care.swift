extension DemoCatalogue {
    /// Goods of which members require something: of a skin, without a scent, for an age.
    static let careSections: [Section] = [
        Section(
            department: "beauty",
            category: "face care",
            goods: [
                Good(
                    "燕麦舒缓面霜 Oat cream 50 ml",
                    23_900,
                    brand: "Runmu",
                    text: "Soothes dry and sensitive skin. 舒缓干性和敏感肌肤。",
                    ["skin": "dry", "skin": "sensitive", "fragrance": "none"]
                ),
                Good(
                    "玫瑰保湿面霜 Rose cream 50 ml",
                    16_900,
                    brand: "Runmu",
                    ["skin": "dry", "skin": "normal", "fragrance": "rose"]
                ),
                Good(
                    "修护冷霜 Cold cream 75 ml",
                    32_900,
                    brand: "Lanhua",
                    ["skin": "dry", "fragrance": "none"]
                ),
                Good(
                    "日常乳液 Daily lotion 100 ml",
                    8_900,
                    brand: "Lanhua",
                    ["skin": "normal", "skin": "oily", "fragrance": "none"]
                ),
                Good(
                    "控油凝露 Oil-control gel 50 ml",
                    12_900,
                    brand: "Lanhua",
                    ["skin": "oily", "fragrance": "none"]
                ),
                Good(
                    "清爽防晒霜 Sunscreen 50 ml",
                    15_900,
                    brand: "Runmu",
                    ["skin": "normal", "skin": "oily", "fragrance": "citrus", "SPF": "50"]
                ),
            ]
        ),
        Section(
            department: "mother and baby",
            category: "baby food",
            goods: [
                Good(
                    "婴儿奶粉1段 Infant formula 1, 800 g",
                    29_800,
                    brand: "Miaomiao",
                    ageMonths: 0...6,
                    ["allergen": "milk"]
                ),
                Good(
                    "婴儿奶粉2段 Infant formula 2, 800 g",
                    28_800,
                    brand: "Miaomiao",
                    ageMonths: 6...12,
                    ["allergen": "milk"]
                ),
                Good(
                    "幼儿奶粉3段 Growing-up milk 3, 800 g",
                    26_800,
                    brand: "Miaomiao",
                    ageMonths: 12...36,
                    ["allergen": "milk"]
                ),
                Good(
                    "婴儿米粉 Rice cereal 225 g",
                    5_900,
                    brand: "Miaomiao",
                    ageMonths: 6...24,
                    ["organic": "yes"]
                ),
                Good(
                    "果泥 Fruit purée 4 × 90 g",
                    3_990,
                    ageMonths: 6...36,
                    ["organic": "yes", "sugar": "none added"]
                ),
            ]
        ),
        Section(
            department: "mother and baby",
            category: "baby care",
            goods: [
                Good("纸尿裤S Nappies S, 60", 9_900, ageMonths: 1...6, ["size": "S"]),
                Good("纸尿裤M Nappies M, 54", 9_900, ageMonths: 4...14, ["size": "M"]),
                Good("纸尿裤L Nappies L, 48", 9_900, ageMonths: 9...24, ["size": "L"]),
                Good(
                    "婴儿润肤霜 Baby cream 60 g",
                    4_900,
                    brand: "Runmu",
                    ageMonths: 0...36,
                    ["skin": "sensitive", "fragrance": "none"]
                ),
            ]
        ),
    ]
}
