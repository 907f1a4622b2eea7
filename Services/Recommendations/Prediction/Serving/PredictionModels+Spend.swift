extension PredictionModels {
    /// The members that a ratio of spend needs.
    private static let ratioMembersMin = 50

    /// What a member spends on a day with a purchase, as far as its own days and those of all tell.
    func expectedAmount(_ summary: PurchaseSummary) -> Double {
        Self.expectedAmount(summary, amounts, meanAmount)
    }

    /// What a member is expected to spend in some days, drawn to what members spent lately.
    package func expectedSpend(of history: MemberHistory, on day: Int32, days: Double) -> Double {
        guard let summary = history.summary(before: day) else { return 0 }
        return expected.count(summary, within: days) * expectedAmount(summary) * spendRatio
    }

    static func expectedAmount(
        _ summary: PurchaseSummary,
        _ amounts: GammaGammaModel,
        _ meanAmount: Double
    ) -> Double {
        let amount = amounts.expectedAmount(summary)
        // The mean of the model is infinite where amounts differ too much.
        return amount.isFinite && amount >= 0 ? amount : meanAmount
    }

    /// What was spent in the last known month over what would have been expected of it.
    ///
    /// Models of lifetimes know no season and no rising prices. Between a half and two.
    static func spendRatio(
        _ histories: [MemberHistory],
        before day: Int32,
        _ purchases: ExpectedPurchases,
        _ amounts: GammaGammaModel,
        _ meanAmount: Double
    ) -> Double {
        var expected = 0.0
        var actual = 0.0
        var count = 0
        for history in histories {
            guard let summary = history.summary(before: day - 30) else { continue }
            expected +=
                purchases.count(summary, within: 30) * expectedAmount(summary, amounts, meanAmount)
            actual += history.days(in: (day - 30)..<day).reduce(0) { $0 + $1.spend }
            count += 1
        }
        guard count >= ratioMembersMin, expected > 0 else { return 1 }
        return min(2, max(0.5, actual / expected))
    }
}
