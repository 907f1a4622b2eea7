/// A question about a member's next days that history answers with yes or no.
package enum PurchaseTask: Hashable, Sendable {
    /// Does the member buy within so many days?
    case purchase(withinDays: Int32)
    /// Is the spend of the next 30 days below half of the mean of the three months before?
    case spendDrop

    /// The members whose monthly spend is at least this can be said to drop.
    package static let monthlySpendMin = 10.0

    /// What the question is called in answers: `purchase_7_days`.
    package var name: String {
        switch self {
        case .purchase(let days): "purchase_\(days)_days"
        case .spendDrop: "spend_drop"
        }
    }

    /// How many days must pass until the answer is known.
    package var horizonDays: Int32 {
        switch self {
        case .purchase(let days): days
        case .spendDrop: 30
        }
    }

    /// Whether the question can be asked of a member on the morning of a day.
    package func applies(to history: MemberHistory, on day: Int32) -> Bool {
        switch self {
        case .purchase: !history.days(before: day).isEmpty
        case .spendDrop: Self.monthlySpend(history, before: day) >= Self.monthlySpendMin
        }
    }

    /// What turned out; the caller knows that the horizon has passed.
    package func answer(of history: MemberHistory, on day: Int32) -> Bool {
        let next = history.days(in: day..<(day + horizonDays))
        switch self {
        case .purchase: return !next.isEmpty
        case .spendDrop:
            let spend = next.reduce(0) { $0 + $1.spend }
            return spend < Self.monthlySpend(history, before: day) / 2
        }
    }

    static func monthlySpend(_ history: MemberHistory, before day: Int32) -> Double {
        history.days(in: (day - 90)..<day).reduce(0) { $0 + $1.spend } / 3
    }
}
