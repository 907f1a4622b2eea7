/// How likely it is that a member stays away, and what to call it.
///
/// The probability is a calibrated one: that of no purchase within the horizon, from the model for
/// `PurchaseTask.purchase(withinDays:)`. The rhythm tells a member who is merely between two of
/// his purchases from one who is later than usual.
package struct ChurnRisk: Hashable, Sendable {
    /// What is done about it.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// Comes as usual.
        case low
        /// Later than usual, or less likely to come.
        case watch
        /// More likely to stay away than to come.
        case high
        /// As good as gone.
        case lost
    }

    /// The probability of no purchase within the horizon.
    package let probability: Double
    /// The share of the member's own waits that would have ended by now.
    package let overdue: Double
    /// What to call it.
    package let level: Level

    /// Judges a member.
    ///
    /// - Parameters:
    ///   - purchase: The calibrated probability of a purchase within the horizon.
    ///   - overdue: From the member's rhythm.
    package init(probabilityOfPurchase purchase: Double, overdue: Double) {
        precondition((0...1).contains(purchase), "a probability of \(purchase)")
        precondition((0...1).contains(overdue), "a share of \(overdue)")
        probability = 1 - purchase
        self.overdue = overdue
        level =
            switch (probability, overdue) {
            case (0.9..., _): .lost
            case (0.5..., _): .high
            case (0.25..., _), (_, 0.95...): .watch
            default: .low
            }
    }
}
