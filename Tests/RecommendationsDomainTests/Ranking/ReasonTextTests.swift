import Primitives
import RecommendationsDomain
import Testing

@Suite struct ReasonTextTests {
    private static let last = Day(20_100)
    private static let at = Timestamp(microseconds: 20_100 * 86_400_000_000)

    private static func rhythm(every: Int, ago: Int) -> ScoredItem.Evidence {
        .rhythm(everyDays: every, days: 5, lastAt: at, lastDay: last, daysAgo: ago)
    }

    @Test(
        arguments: [
            (rhythm(every: 1, ago: 0), "You buy this every day, last today", "您大约每天购买一次，上次是今天"),
            (
                rhythm(every: 9, ago: 1), "You buy this every 9 days, last yesterday",
                "您大约每 9 天购买一次，上次是昨天"
            ),
            (
                rhythm(every: 20, ago: 20), "You buy this every 3 weeks, last 20 days ago",
                "您大约每 3 周购买一次，上次是 20 天前"
            ),
            (
                .kind(name: "tea", days: 1, daysAgo: 3),
                "You bought tea on one day, last 3 days ago",
                "您已在 1 天购买过「tea」，最近一次是 3 天前"
            ),
            (
                .together(sku: "m", name: "Milk"),
                "You bought Milk: those who buy that also buy this",
                "您购买过「Milk」：买它的会员也买这个"
            ),
            (
                .newLike(sku: "m", name: "Milk"), "New, and like Milk, which you bought",
                "新品，与您买过的「Milk」相似"
            ),
            (
                .like(sku: "m", name: "Milk"), "Like Milk, which you bought", "与您买过的「Milk」相似"
            ),
            (
                .popularEverywhere, "Popular: many members have lately bought it",
                "热销：近期有许多会员购买"
            ),
            (.discount(percent: 15), "On offer lately: 15 % off on average", "近期优惠：平均降价 15%"),
            (.coupons(1), "You have a coupon for it", "您有 1 张优惠券可用"),
        ] as [(ScoredItem.Evidence, String, String)]
    )
    func numbersAndNamesAreFilledIn(
        evidence: ScoredItem.Evidence,
        english: String,
        chinese: String
    ) {
        let text = ReasonText(evidence)
        #expect(text.english == english)
        #expect(text.chinese == chinese)
    }

    @Test func everyReasonHasWordsAndACodeOfItsOwn() {
        let evidence: [ScoredItem.Evidence] = [
            .purchases(days: 1, lastAt: Self.at, lastDay: Self.last),
            .purchases(days: 2, lastAt: Self.at, lastDay: Self.last), Self.rhythm(every: 3, ago: 2),
            .kind(name: "tea", days: 2, daysAgo: 2), .newKind, .together(sku: "m", name: "Milk"),
            .popular(isHere: false), .rising, .firstBought, .store(isHere: false),
            .discount(percent: 3), .ownBrand, .usualPrice,
            .lowPrice, .coupons(2), .habits, .newLike(sku: "m", name: "Milk"),
            .like(sku: "m", name: "Milk"),
        ]
        let texts = evidence.map { ReasonText($0) }
        #expect(Set(texts.map(\.code)).count == evidence.count)
        #expect(Set(texts.map(\.english)).count == evidence.count)
        #expect(Set(texts.map(\.chinese)).count == evidence.count)
        // One code for what is popular, wherever.
        #expect(ReasonText(.popularEverywhere).code == "popular_lately")
        for evidence in [ScoredItem.Evidence.popular, ScoredItem.Evidence.store] {
            let here = ReasonText(evidence(true))
            #expect(here.code == ReasonText(evidence(false)).code)
            #expect(here.english.contains("in this store") && here.chinese.contains("本店"))
            #expect(!ReasonText(evidence(false)).english.contains("this store"))
        }
        #expect(
            ReasonText.behaviourCodes == [
                "in_your_cart", "in_your_favourites", "you_liked_it", "you_looked_at_it",
                "you_searched_for_it",
            ]
        )
    }
}
