import IdentityDomain
import Primitives
import Testing

struct TagConditionTests {
    private static let sensitive = ProductMatcher(categories: ["skin/sensitive/*"])

    struct Row: Sendable {
        let name: String
        let condition: TagCondition
        let orders: [PurchasedOrder]
        /// The day, whether the condition holds then, the number, the day of the next change.
        let outcome: String

        init(
            _ name: String,
            _ condition: TagCondition,
            _ orders: [PurchasedOrder],
            _ outcome: String
        ) {
            self.name = name
            self.condition = condition
            self.orders = orders
            self.outcome = outcome
        }
    }

    private static let twoProducts: [PurchasedOrder] = [
        .sample(1, day: 100, "a skin/sensitive x 1 100", "z food x 1 900"),
        .sample(2, day: 110, "b skin/sensitive/day x 2 300"),
    ]

    private static func bought(
        _ measure: TagCondition.Measure,
        _ atLeast: Int64,
        _ days: Int = 180
    ) -> TagCondition {
        .bought(sensitive, measure, atLeast: atLeast, withinDays: days)
    }

    static let boughtRows: [Row] = [
        Row(
            "two products are enough for two, on the last day of the first",
            bought(.products, 2),
            twoProducts,
            "279 yes 2 280"
        ),
        Row(
            "a day later the first is over",
            bought(.products, 2),
            twoProducts,
            "280 no 1 290"
        ),
        Row(
            "later both are",
            bought(.products, 1),
            twoProducts,
            "290 no 0 never"
        ),
        Row(
            "not for three",
            bought(.products, 3),
            twoProducts,
            "110 no 2 280"
        ),
        Row(
            "one product twice is one",
            bought(.products, 2),
            twoProducts + [.sample(3, day: 112, "b skin/sensitive x 1 1")],
            "285 no 1 290"
        ),
        Row(
            "orders",
            bought(.orders, 2),
            twoProducts,
            "120 yes 2 280"
        ),
        Row(
            "units",
            bought(.units, 3),
            twoProducts,
            "120 yes 3 280"
        ),
        Row(
            "units below",
            bought(.units, 4),
            twoProducts,
            "120 no 3 280"
        ),
        Row(
            "money, of the matching lines only",
            bought(.fen, 400),
            twoProducts,
            "120 yes 400 280"
        ),
        Row(
            "money below",
            bought(.fen, 401),
            twoProducts,
            "120 no 400 280"
        ),
        Row(
            "a category of the same beginning is another",
            bought(.orders, 1),
            [.sample(1, day: 100, "a skin/sensitive2 x 1 100")],
            "100 no 0 never"
        ),
        Row(
            "brand and category must both fit",
            .bought(
                ProductMatcher(categories: ["food"], brands: ["y"]),
                .orders,
                atLeast: 1,
                withinDays: 10
            ),
            twoProducts,
            "105 no 0 never"
        ),
        Row(
            "a sku by its name",
            .bought(ProductMatcher(skus: ["z"]), .orders, atLeast: 1, withinDays: 10),
            twoProducts,
            "105 yes 1 110"
        ),
        Row(
            "nothing bought",
            bought(.orders, 1),
            [],
            "1 no 0 never"
        ),
    ]

    private static func milk(_ days: Int...) -> [PurchasedOrder] {
        days.enumerated().map { .sample($0.offset, day: $0.element, "m\($0.offset) milk x 1 10") }
    }

    private static func repurchased(
        _ subject: TagCondition.Subject = .category,
        days: Int = 365
    ) -> TagCondition {
        .repurchased(
            ProductMatcher(),
            each: subject,
            buysMin: 3,
            meanGapDaysMax: 45,
            withinDays: days
        )
    }

    static let repurchasedRows: [Row] = [
        Row(
            "three days with 45 between them in the mean",
            repurchased(),
            milk(0, 10, 90),
            "90 yes 3 365"
        ),
        Row(
            "one day more is too much",
            repurchased(),
            milk(0, 10, 91),
            "91 no 3 365"
        ),
        Row(
            "two days are too few",
            repurchased(),
            milk(0, 10),
            "10 no 2 365"
        ),
        Row(
            "two orders of one day are one",
            repurchased(),
            milk(0, 10, 10),
            "10 no 2 365"
        ),
        Row(
            "different products of one category are not one product",
            repurchased(.sku),
            milk(0, 10, 20),
            "20 no 1 365"
        ),
        Row(
            "but all together",
            repurchased(.all),
            milk(0, 10, 20),
            "20 yes 3 365"
        ),
        Row(
            "without a long pause the rest may hold",
            repurchased(),
            milk(0, 300, 310, 320),
            "364 no 4 365"
        ),
        Row(
            "once the first has left the window",
            repurchased(),
            milk(0, 300, 310, 320),
            "365 yes 3 665"
        ),
        Row(
            "the category that holds is told, not the one that was bought more often",
            repurchased(),
            milk(0, 100, 200, 300) + [
                .sample(10, day: 1, "b bread x 1 1"), .sample(11, day: 2, "b bread x 1 1"),
                .sample(12, day: 3, "b bread x 1 1"),
            ],
            "300 yes 3 365"
        ),
    ]

    static let missedRows: [Row] = [
        Row(
            "89 days are not 90",
            .missed(ProductMatcher(), days: 90),
            twoProducts,
            "199 no 89 200"
        ),
        Row(
            "90 are",
            .missed(ProductMatcher(), days: 90),
            twoProducts,
            "200 yes 90 never"
        ),
        Row(
            "of the products that are meant",
            .missed(ProductMatcher(categories: ["food"]), days: 90),
            twoProducts,
            "190 yes 90 never"
        ),
    ]

    @Test(arguments: boughtRows + repurchasedRows + missedRows)
    func isJudgedAsTheTableSays(row: Row) throws {
        let words = row.outcome.split(separator: " ").map(String.init)
        let today = try #require(Int(words[0]))
        let judgement = row.condition.judged(PurchaseHistory(orders: row.orders), today: today)
        let value = judgement.evidence.first.map { "\($0.value)" } ?? "none"
        let changesOn = judgement.changesOn.map { "\($0)" } ?? "never"
        #expect(
            "\(today) \(judgement.holds ? "yes" : "no") \(value) \(changesOn)" == row.outcome,
            "\(row.name)"
        )
    }

    @Test func whoNeverBoughtMissesNothing() {
        let judgement = TagCondition.missed(ProductMatcher(), days: 1)
            .judged(PurchaseHistory(), today: 500)
        #expect(judgement == TagJudgement(holds: false, evidence: [], changesOn: nil))
    }

    @Test func evidenceNamesTheSubjectAndItsRhythm() {
        let judgement = Self.repurchased().judged(
            PurchaseHistory(orders: Self.milk(0, 10, 31)),
            today: 40
        )
        #expect(
            judgement.evidence == [
                TagEvidence(
                    measure: "days of purchase of one category within 365 days",
                    value: 3,
                    threshold: 3,
                    subject: "milk"
                ),
                // 31 days in two gaps: 15.5, rounded up.
                TagEvidence(
                    measure: "mean days from one to the next",
                    value: 16,
                    threshold: 45,
                    isAtMost: true,
                    subject: "milk"
                ),
            ]
        )
        let packed = TagEvidence.packed(judgement.evidence)
        #expect(TagEvidence.unpacked(packed) == judgement.evidence)
        #expect(TagEvidence.unpacked(packed.dropLast()) == nil)
    }

    /// Between a judgement and its `changesOn` nothing changes by itself, whatever was bought.
    @Test func nothingChangesBeforeItsTime() {
        var random = SeededRandom(seed: 5)
        let conditions: [TagCondition] = [
            Self.bought(.products, 2, 60), Self.bought(.fen, 300, 30), Self.repurchased(days: 90),
            .missed(Self.sensitive, days: 45),
            .repurchased(
                ProductMatcher(),
                each: .sku,
                buysMin: 2,
                meanGapDaysMax: 20,
                withinDays: 50
            ),
        ]
        for _ in 0..<100 {
            var history = PurchaseHistory()
            for number in 0..<Int(random.next() % 8) {
                history.insert(
                    .sample(
                        number,
                        day: Int(random.next() % 100),
                        "p\(random.next() % 3) skin/sensitive x 1 \(random.next() % 200)"
                    )
                )
            }
            for condition in conditions {
                var judgement = condition.judged(history, today: 100)
                for today in 101..<320 {
                    let next = condition.judged(history, today: today)
                    if today < judgement.changesOn ?? .max {
                        #expect(next.holds == judgement.holds)
                    }
                    judgement = next
                }
            }
        }
    }
}
