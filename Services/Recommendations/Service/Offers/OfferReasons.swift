import Messages
import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// Why an offer was chosen, in words.
enum OfferReasons {
    static func reasons(
        _ chosen: OfferDesk.Chosen,
        points: Int64?,
        isForMember: Bool
    ) -> [RecommendationsV1.OfferReason] {
        var reasons: [RecommendationsV1.OfferReason] = []
        func add(_ code: String, _ english: String, _ chinese: String) {
            reasons.append(
                RecommendationsV1.OfferReason(code: code, textEn: english, textZh: chinese)
            )
        }
        let offer = chosen.offer
        if offer.kind == .pointsReward, let points, points >= offer.pointsPrice {
            add(
                "points_suffice",
                "Yours for \(offer.pointsPrice) points",
                "\(offer.pointsPrice)积分即可兑换"
            )
        }
        let days = Set(chosen.appraisal?.history.inScope.map(\.day) ?? []).count
        if days > 0 {
            let times = days == 1 ? "on one day" : "on \(days) days"
            add(
                "you_bought_in_scope",
                offer.scope.isEverything
                    ? "You shopped \(times) in the last year"
                    : "You bought what it is for \(times) in the last year",
                offer.scope.isEverything
                    ? "您过去一年有\(days)天购物" : "您过去一年有\(days)天购买过相关商品"
            )
        }
        if reasons.isEmpty { add("published", "Open to members", "会员公开优惠") }
        guard let appraisal = chosen.appraisal, !isForMember else { return reasons }
        if chosen.isTrial {
            add(
                "trial",
                "Made to learn what it changes",
                "为了解效果而试投"
            )
        } else if appraisal.expectedFen > 0 {
            add(
                "worth_its_cost",
                "Expected to add \(yuan(appraisal.expectedFen)) yuan after "
                    + "\(yuan(appraisal.prospect.expectedCost)) yuan of cost",
                "预计扣除成本\(yuan(appraisal.prospect.expectedCost))元后增加"
                    + "\(yuan(appraisal.expectedFen))元"
            )
        }
        if appraisal.source == .assumed {
            add(
                "assumed_effect",
                "Nothing was measured yet: its effect is an assumption",
                "尚无实测数据，效果为假设值"
            )
        }
        return reasons
    }

    /// An amount in yuan, to the fen.
    private static func yuan(_ fen: Double) -> String {
        let whole = Int64(fen.rounded())
        let rest = whole.magnitude % 100
        return "\(whole < 0 ? "-" : "")\(whole.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
