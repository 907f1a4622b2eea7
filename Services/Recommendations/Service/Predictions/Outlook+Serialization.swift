import Messages
import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension RecommendationsV1.GetMemberPredictionsResponse {
    init(_ member: MemberID, _ outlook: MemberOutlook, _ record: ModelRecord) {
        let first = outlook.firstDay
        self.init(
            memberID: member.rawValue,
            limits: outlook.limits.map { limit in
                RecommendationsV1.PredictionLimit(
                    code: limit.rawValue,
                    textEn: limit.texts.english,
                    textZh: limit.texts.chinese
                )
            },
            purchase: outlook.purchases.map { purchase in
                RecommendationsV1.PurchaseProbability(
                    days: UInt32(purchase.days),
                    probability: purchase.probability,
                    calibrated: purchase.isCalibrated
                )
            },
            monthSpendFen: outlook.monthSpend.inFen,
            monthPurchases: outlook.monthPurchases,
            yearPurchases: outlook.value.purchases,
            yearValueFen: outlook.value.next12Months.inFen,
            pastValueFen: outlook.value.past.inFen,
            purchaseDays: UInt32(outlook.purchaseDays),
            lastDay: Day(outlook.lastDay).date.description,
            alive: outlook.value.probabilityAlive,
            next: RecommendationsV1.NextPurchase(outlook.next, from: first),
            categories: outlook.categories.map { category in
                RecommendationsV1.NextCategory(
                    category: category.name,
                    probability: category.probability,
                    next: RecommendationsV1.NextPurchase(category.forecast, from: first)
                )
            },
            churn: RecommendationsV1.ChurnRisk(outlook),
            modelVersion: "predictions@\(record.version)",
            trainedThrough: Day(record.day.rawValue - 1).date.description,
            firstDay: Day(first).date.description
        )
    }
}

extension RecommendationsV1.NextPurchase {
    init(_ forecast: PurchaseRhythm.Forecast, from first: Int32) {
        func day(_ ahead: Double) -> String { Day(first + Int32(ahead)).date.description }
        self.init(
            day: day(forecast.medianDays),
            earliest: day(forecast.interval.lowerBound),
            latest: day(forecast.interval.upperBound),
            overdue: forecast.overdue
        )
    }
}

extension RecommendationsV1.ChurnRisk {
    init(_ outlook: MemberOutlook) {
        self.init(
            probability: outlook.churn.probability,
            days: UInt32(outlook.purchases.last?.days ?? 0),
            level: outlook.churn.level.rawValue,
            spendDrop: outlook.spendDrop,
            drivers: outlook.drivers.map { driver in
                let text = ChurnText(driver, outlook)
                return RecommendationsV1.ChurnDriver(
                    code: text.code,
                    textEn: text.english,
                    textZh: text.chinese,
                    weight: driver.weight
                )
            }
        )
    }
}

extension RecommendationsV1.GetDemandOutlookResponse {
    /// - Parameters:
    ///   - series: What was sold.
    ///   - ahead: How far ahead the first day lies.
    ///   - count: How many days.
    init(_ series: DemandSeries, from ahead: Int, days count: Int) {
        self.init(
            historyDays: UInt32(series.counts.count),
            sold: Int64(series.counts.reduce(0, +)),
            soldLately: Int64(series.counts.suffix(28).reduce(0, +))
        )
        let range = ahead...(ahead + count - 1)
        let demand = series.counts.isEmpty ? nil : DailyDemand(series.counts)
        days = range.map { ahead in
            let date = RecommendationsDomain.Day(series.firstDay.rawValue + Int32(ahead) - 1).date
                .description
            return Day(date, demand, ahead...ahead)
        }
        total = Day("", demand, range)
    }
}

extension RecommendationsV1.GetDemandOutlookResponse.Day {
    fileprivate init(_ date: String, _ demand: DailyDemand?, _ range: ClosedRange<Int>) {
        self.init(day: date)
        guard let counts = demand?.distribution(daysAhead: range) else { return }
        mean = counts.mean
        lowFourFifths = Int64(counts.quantile(0.1))
        highFourFifths = Int64(counts.quantile(0.9))
        lowMost = Int64(counts.quantile(0.025))
        highMost = Int64(counts.quantile(0.975))
    }
}
