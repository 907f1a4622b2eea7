/// The words in which a member reads why something is on the list.
package struct ReasonText: Hashable, Sendable {
    /// The stable name of the reason.
    package let code: String
    /// English.
    package let english: String
    /// Chinese.
    package let chinese: String

    private init(_ code: String, _ english: String, _ chinese: String) {
        self.code = code
        self.english = english
        self.chinese = chinese
    }

    /// Puts a piece of evidence into words.
    ///
    /// - Parameter evidence: What speaks for the product.
    package init(_ evidence: ScoredItem.Evidence) {
        switch evidence {
        case .purchases, .rhythm, .kind, .newKind, .together, .newLike, .like:
            self = Self.personal(evidence)
        case .popular, .popularEverywhere, .rising, .firstBought, .store:
            self = Self.general(evidence)
        case .discount, .ownBrand, .usualPrice, .lowPrice, .coupons, .habits:
            self = Self.pricing(evidence)
        case .behaviour(let kind, let day):
            self = Self.behaviour(kind, day)
        }
    }

    /// The codes of what speaks for a product because of what the member did besides buying.
    package static let behaviourCodes = Set(
        BehaviourEvidence.Kind.allCases.map { behaviour($0, Day(0)).code }
    )

    private static func behaviour(_ kind: BehaviourEvidence.Kind, _ day: Day) -> ReasonText {
        switch kind {
        case .inCart:
            ReasonText("in_your_cart", "In your cart since \(day.date)", "\(day.date) 起在您的购物车中")
        case .favourite:
            ReasonText(
                "in_your_favourites",
                "One of your favourites since \(day.date)",
                "您于 \(day.date) 收藏"
            )
        case .liked:
            ReasonText(
                "you_liked_it",
                "You liked this on \(day.date)",
                "您于 \(day.date) 给过好评"
            )
        case .lookedAt:
            ReasonText(
                "you_looked_at_it",
                "You looked at this on \(day.date)",
                "您于 \(day.date) 浏览过"
            )
        case .searched:
            ReasonText(
                "you_searched_for_it",
                "Matches what you searched for on \(day.date)",
                "符合您 \(day.date) 的搜索"
            )
        }
    }

    private static func personal(_ evidence: ScoredItem.Evidence) -> ReasonText {
        switch evidence {
        case .purchases(1, _, let lastDay):
            ReasonText(
                "you_bought_before",
                "You bought this on \(lastDay.date)",
                "您于 \(lastDay.date) 购买过"
            )
        case .purchases(let days, _, let lastDay):
            ReasonText(
                "you_buy_often",
                "You bought this on \(days) days, last on \(lastDay.date)",
                "您已在 \(days) 天购买过，最近一次是 \(lastDay.date)"
            )
        case .rhythm(let every, _, _, _, let ago):
            ReasonText(
                "you_buy_every",
                "You buy this \(Span.everyEnglish(every)), last \(Span.agoEnglish(ago))",
                "您大约\(Span.everyChinese(every))购买一次，上次是\(Span.agoChinese(ago))"
            )
        case .kind(let name, let days, let ago):
            ReasonText(
                "you_buy_kind",
                "You bought \(name) on \(Span.daysEnglish(days)), last \(Span.agoEnglish(ago))",
                "您已在 \(days) 天购买过「\(name)」，最近一次是\(Span.agoChinese(ago))"
            )
        case .together(_, let name):
            ReasonText(
                "bought_with",
                "You bought \(name): those who buy that also buy this",
                "您购买过「\(name)」：买它的会员也买这个"
            )
        case .newLike(_, let name):
            ReasonText(
                "new_like",
                "New, and like \(name), which you bought",
                "新品，与您买过的「\(name)」相似"
            )
        case .like(_, let name):
            ReasonText(
                "like_bought",
                "Like \(name), which you bought",
                "与您买过的「\(name)」相似"
            )
        default:
            ReasonText(
                "new_kind",
                "A kind of product that you have not tried yet",
                "您还没有尝试过的品类"
            )
        }
    }

    private static func general(_ evidence: ScoredItem.Evidence) -> ReasonText {
        switch evidence {
        case .popularEverywhere:
            ReasonText(
                "popular_lately",
                "Popular: many members have lately bought it",
                "热销：近期有许多会员购买"
            )
        case .rising:
            ReasonText("rising_lately", "Bought more and more lately", "近期销量上升")
        case .firstBought:
            ReasonText(
                "first_bought_lately",
                "Members have lately bought it for the first time",
                "近期有会员首次购买"
            )
        case .store(isHere: true):
            ReasonText("popular_at_store", "Popular in this store", "在本店更受欢迎")
        case .store:
            ReasonText("popular_at_store", "Popular at your store", "在您常去的门店更受欢迎")
        case .popular(isHere: true):
            ReasonText("popular_lately", "Popular in this store lately", "本店近期热销")
        default:
            ReasonText("popular_lately", "Popular lately", "近期热销")
        }
    }

    private static func pricing(_ evidence: ScoredItem.Evidence) -> ReasonText {
        switch evidence {
        case .discount(let percent):
            ReasonText(
                "on_offer",
                "On offer lately: \(percent) % off on average",
                "近期优惠：平均降价 \(percent)%"
            )
        case .ownBrand:
            ReasonText("own_brand", "Our own brand", "自有品牌")
        case .usualPrice:
            ReasonText(
                "fits_your_prices",
                "Costs about what you usually pay",
                "价格与您平时的消费相近"
            )
        case .lowPrice:
            ReasonText("low_price", "Costs less than you usually pay", "价格低于您平时的消费")
        case .coupons(let count):
            ReasonText(
                "coupon",
                count == 1 ? "You have a coupon for it" : "You have \(count) coupons for it",
                "您有 \(count) 张优惠券可用"
            )
        default:
            ReasonText("fits_you", "Suits the way you shop", "符合您的购物习惯")
        }
    }
}

/// Spans of days in words.
private enum Span {
    /// From how many days on weeks are counted.
    private static let weeksFrom = 14

    static func daysEnglish(_ days: Int) -> String { days == 1 ? "one day" : "\(days) days" }

    static func everyEnglish(_ days: Int) -> String {
        switch days {
        case ...1: "every day"
        case ..<weeksFrom: "every \(days) days"
        default: "every \((days + 3) / 7) weeks"
        }
    }

    static func everyChinese(_ days: Int) -> String {
        switch days {
        case ...1: "每天"
        case ..<weeksFrom: "每 \(days) 天"
        default: "每 \((days + 3) / 7) 周"
        }
    }

    static func agoEnglish(_ days: Int) -> String {
        switch days {
        case ...0: "today"
        case 1: "yesterday"
        default: "\(days) days ago"
        }
    }

    static func agoChinese(_ days: Int) -> String {
        switch days {
        case ...0: "今天"
        case 1: "昨天"
        default: " \(days) 天前"
        }
    }
}
