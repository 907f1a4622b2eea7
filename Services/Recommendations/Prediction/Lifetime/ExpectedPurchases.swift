/// How often members will buy, as the mean of what two stories of leaving expect.
///
/// BG/NBD lets members leave only after a purchase, Pareto/NBD at any time. Neither is better by
/// all measures where it was tried (`Predictions.md`), so their mean is taken as a hedge (combined
/// forecasts: Bates and Granger, Operational Research Quarterly 20, 1969).
package struct ExpectedPurchases: Hashable, Sendable {
    /// Members who leave after a purchase.
    package let geometric: BetaGeometricModel
    /// Members who leave at any time.
    package let pareto: ParetoModel

    /// Fits both to the members' histories.
    package init(_ summaries: [PurchaseSummary]) {
        geometric = BetaGeometricModel.fit(summaries).model
        pareto = ParetoModel.fit(summaries).model
    }

    /// Wraps both.
    package init(geometric: BetaGeometricModel, pareto: ParetoModel) {
        self.geometric = geometric
        self.pareto = pareto
    }

    /// The expected purchases of a member within a time from now.
    package func count(_ member: PurchaseSummary, within time: Double) -> Double {
        let first = geometric.expectedPurchases(member, within: time)
        return (first + pareto.expectedPurchases(member, within: time)) / 2
    }
}
