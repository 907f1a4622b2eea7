import RecommendationsPrediction

/// What speaks for a member's staying away, or against it, in words.
struct ChurnText {
    let code: String
    let english: String
    let chinese: String

    /// Words a driver.
    ///
    /// - Parameters:
    ///   - driver: What it is, and whether it raises or lowers.
    ///   - outlook: Of the member, for the days that are told.
    init(_ driver: MemberOutlook.Driver, _ outlook: MemberOutlook) {
        let text = Self.text(driver.group, raises: driver.weight > 0, outlook)
        (code, english, chinese) = text
    }

    private static func text(
        _ group: FeatureGroup,
        raises: Bool,
        _ outlook: MemberOutlook
    ) -> (String, String, String) {
        let days = max(0, Int(outlook.firstDay - outlook.lastDay))
        let usual = max(1, Int(outlook.usualWait.rounded()))
        switch (group, raises) {
        case (.recency, true):
            return (
                "overdue", "the last purchase is \(days) days ago; usually \(usual) days pass",
                "距上次购买已 \(days) 天，平时约 \(usual) 天买一次"
            )
        case (.recency, false):
            return (
                "on_time", "bought \(days) days ago; usually \(usual) days pass",
                "\(days) 天前刚买过，平时约 \(usual) 天买一次"
            )
        case (.visits, true):
            return ("fewer_visits", "comes rarely, or less often lately", "到店较少，或近期变少")
        case (.visits, false):
            return ("more_visits", "comes often lately", "近期到店频繁")
        case (.spend, true): return ("spends_less", "spends little lately", "近期消费偏低")
        case (.spend, false): return ("spends_more", "spends much lately", "近期消费较高")
        case (.baskets, true):
            return ("small_baskets", "how much is bought at a time", "单次购买的金额和件数")
        case (.baskets, false):
            return ("large_baskets", "buys much at a time", "单次购买较多")
        case (.categories, true):
            return ("few_needs", "little of what it buys regularly is due", "常购品类近期无需补货")
        case (.categories, false):
            return ("needs_due", "buys many things regularly, some are due", "常购品类多，部分该补货了")
        case (.rhythm, true):
            return ("irregular", "buys at long or uneven intervals", "购买间隔长或不规律")
        case (.rhythm, false): return ("regular", "buys at regular intervals", "购买间隔规律")
        case (.lifetime, true):
            return (
                "fading", "members with such purchases have often left", "有类似购买记录的会员多已流失"
            )
        case (.lifetime, false):
            return (
                "lasting", "members with such purchases mostly come back", "有类似购买记录的会员多会再来"
            )
        case (.offers, true): return ("few_offers", "how it answers to offers", "对优惠的反应")
        case (.offers, false): return ("offers", "answers to offers", "对优惠反应积极")
        case (.tenure, true): return ("new", "how long it has been buying", "成为顾客的时间")
        case (.tenure, false): return ("long_standing", "has been buying for long", "老顾客")
        case (.attributes, _): return ("told", "what the member has told of itself", "会员填写的资料")
        }
    }
}

extension MemberOutlook.Limit {
    /// What it says to staff.
    var texts: (english: String, chinese: String) {
        switch self {
        case .fewPurchases:
            (
                "few purchases: most of this is said of members like this one",
                "购买次数少：以下多为同类会员的平均情况"
            )
        case .notCalibrated:
            (
                "too little is known yet to calibrate every probability",
                "历史数据不足，部分概率尚未校准"
            )
        }
    }
}
