import Foundation
package import Primitives
package import RecommendationsPrediction

/// Predictions for the customers of CDNOW, made here from its files.
package enum CDNOWPrediction {
    /// The weeks for which purchases are expected: from 1997-10-01 to 1998-06-30.
    package static let expectedWeeks = 39.0

    /// Who is likely to buy within 30 days, seen from the morning of a day.
    ///
    /// Nothing of the day and after it is looked at.
    ///
    /// - Parameters:
    ///   - customers: All of them.
    ///   - day: The day; `nil` for the one after the last purchase of all.
    /// - Returns: A probability for each customer; `nil` where too little came before the day.
    package static func buying(
        _ customers: [MemberHistory],
        on day: LocalDate?
    ) -> [(customer: Int64, probability: Double)]? {
        let last = customers.compactMap { $0.days.last?.day }.max() ?? 0
        let day = day.map { Int32($0.daysSinceEpoch) } ?? last + 1
        let known = customers.filter { !$0.days(before: day).isEmpty }
        guard let settings = PurchaseModel.settings(for: buysSoon, known, before: day) else {
            return nil
        }
        let model = PurchaseModel(known, task: buysSoon, before: day, settings: settings)
        let probabilities = known.map { model.probability(of: $0, on: day) }
        let mean = probabilities.reduce(0, +) / Double(known.count)
        let found = Dictionary(
            uniqueKeysWithValues: zip(known.map(\.member), probabilities)
        )
        // Of who had not come by then nothing is known but that it is a customer.
        return customers.map { ($0.member, found[$0.member] ?? mean) }
    }

    private static let buysSoon = PurchaseTask.purchase(withinDays: 30)

    /// How many purchase days are expected of each customer of the sample in the 39 weeks to come.
    package static func expected(
        _ sample: [(sample: Int64, summary: PurchaseSummary)]
    ) -> [(sample: Int64, expected: Double)] {
        let model = ExpectedPurchases(sample.map(\.summary))
        return sample.map { ($0.sample, model.count($0.summary, within: expectedWeeks)) }
    }
}
