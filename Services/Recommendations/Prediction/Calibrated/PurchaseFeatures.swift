import Glibc

/// The numbers by which a member's next days are predicted.
///
/// Recency, frequency and money over several windows (Fader, Hardie and Lee, 2005), the rhythm of
/// the member's own gaps, spend against its own past, promotions, attributes, and what the models
/// of lifetime say. Everything is taken from before the day in question.
package struct PurchaseFeatures: Sendable {
    /// What the models of lifetime answer themselves: the linear model is held to these.
    static let outlooks: Set<String> = ["BG/NBD buys", "Pareto buys"]

    /// How members buy and leave, in days.
    let lifetimes: BetaGeometricModel
    /// The same by the model in which members leave at any time.
    let departures: ParetoModel
    /// The question's horizon, to which some numbers refer.
    let horizonDays: Int32

    init(lifetimes: BetaGeometricModel, departures: ParetoModel, horizonDays: Int32) {
        self.lifetimes = lifetimes
        self.departures = departures
        self.horizonDays = horizonDays
    }

    /// Fits the models of lifetime to everybody's purchases before a day.
    ///
    /// - Parameters:
    ///   - histories: All members.
    ///   - day: The first day that is not known.
    ///   - horizonDays: The question's horizon.
    ///   - sampleMax: The members that the models are fitted to, at most: every n-th.
    package init(
        of histories: [MemberHistory],
        before day: Int32,
        horizonDays: Int32,
        sampleMax: Int = 1_200
    ) {
        let stride = max(1, histories.count / sampleMax)
        var search = NelderMead()
        search.tolerance = 1e-3
        search.restarts = 1
        var summaries: [PurchaseSummary] = []
        for index in Swift.stride(from: 0, to: histories.count, by: stride) {
            if let summary = histories[index].summary(before: day) { summaries.append(summary) }
        }
        precondition(!summaries.isEmpty, "nobody bought before day \(day)")
        lifetimes =
            BetaGeometricModel.fit(summaries, from: [0.6, 10, 0.3, 3], search: search).model
        departures = ParetoModel.fit(summaries, from: [0.6, 10, 0.5, 100], search: search).model
        self.horizonDays = horizonDays
    }

    /// The numbers of a member on the morning of a day.
    package func values(of history: MemberHistory, on day: Int32) -> [Double] {
        row(of: history, on: day, isNaming: false).values
    }

    /// What the numbers mean, in their order.
    package func names(like history: MemberHistory, on day: Int32) -> [String] {
        row(of: history, on: day, isNaming: true).names
    }

    private func row(of history: MemberHistory, on day: Int32, isNaming: Bool) -> FeatureRow {
        let known = history.days(before: day)
        var row = FeatureRow(isNaming: isNaming)
        guard let last = known.last, let first = known.first else { return row }
        let view = HistoryView(
            days: known,
            today: day,
            recency: Double(day - last.day),
            tenure: Double(day - first.day)
        )
        view.addFrequency(to: &row)
        view.addWeeks(to: &row)
        view.addGaps(to: &row)
        view.addSpend(to: &row)
        view.addBaskets(to: &row)
        view.addNeeds(horizon: Double(horizonDays), to: &row)
        addCampaigns(of: history, on: day, to: &row)
        addModels(of: history, on: day, view, to: &row)
        for (index, value) in history.attributes.enumerated() {
            row.add("attribute\(index)", value)
        }
        return row
    }

    private func addCampaigns(
        of history: MemberHistory,
        on day: Int32,
        to row: inout FeatureRow
    ) {
        let begun = history.contacts.filter { $0.start < day }
        row.add("campaigns running", Double(begun.count { $0.end >= day }))
        row.add("campaigns in 60 days", log1p(Double(begun.count { $0.start >= day - 60 })))
        let redeemed = history.redemptions.prefix { $0 < day }
        row.add("redemptions in 60 days", log1p(Double(redeemed.count { $0 >= day - 60 })))
        row.add("redemptions", log1p(Double(redeemed.count)))
    }

    private func addModels(
        of history: MemberHistory,
        on day: Int32,
        _ view: HistoryView,
        to row: inout FeatureRow
    ) {
        guard let summary = history.summary(before: day) else { return }
        let horizon = Double(horizonDays)
        let soon = lifetimes.probabilityOfPurchase(summary, within: horizon)
        row.add("BG/NBD alive", SpecialFunctions.logit(lifetimes.probabilityAlive(summary)))
        row.add("BG/NBD buys", SpecialFunctions.logit(soon))
        row.add("BG/NBD expects", log1p(lifetimes.expectedPurchases(summary, within: horizon)))
        let outlook = departures.outlook(summary, within: horizon)
        row.add("Pareto alive", SpecialFunctions.logit(outlook.alive))
        row.add("Pareto buys", SpecialFunctions.logit(outlook.buys))
        row.add("Pareto expects", log1p(outlook.purchases))
        // The member's own gaps that had lasted as long: how many ended within the horizon, with
        // the model's answer as if it were a few gaps more.
        for (name, halfLife) in [("all", 1e9), ("late", 45.0)] {
            var stayed = 3.0
            var ended = 3 * soon
            for gap in view.gaps where gap.days >= view.recency {
                let weight = exp2(-gap.age / halfLife)
                stayed += weight
                if gap.days < view.recency + horizon { ended += weight }
            }
            row.add("own gaps end, \(name)", SpecialFunctions.logit(ended / stayed, margin: 1e-3))
        }
    }
}

/// Numbers in a fixed order, with their names where they are asked for.
struct FeatureRow {
    private(set) var values: [Double] = []
    private(set) var names: [String] = []
    private let isNaming: Bool

    init(isNaming: Bool) {
        self.isNaming = isNaming
        values.reserveCapacity(128)
    }

    mutating func add(_ name: @autoclosure () -> String, _ value: Double) {
        values.append(value.isFinite ? value : 0)
        if isNaming { names.append(name()) }
    }
}
