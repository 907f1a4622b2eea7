import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// Probabilities as of a day, of one training.
struct PurchaseAnswers: Sendable {
    private let model: PurchaseModel
    private let day: Int32
    private let probabilities: [MemberID: Double]
    private let mean: Double

    /// Learns from histories that end before the day, and answers for all their members; `nil`
    /// where there is too little to learn from.
    ///
    /// - Parameters:
    ///   - task: What is asked.
    ///   - day: The day.
    ///   - histories: Of the members that are learned from.
    ///   - members: Whose they are.
    init?(
        task: PurchaseTask,
        day: Int32,
        histories: [MemberHistory],
        members: [MemberID]
    ) {
        guard let settings = PurchaseModel.settings(for: task, histories, before: day) else {
            return nil
        }
        let model = PurchaseModel(histories, task: task, before: day, settings: settings)
        var probabilities: [MemberID: Double] = [:]
        for (member, history) in zip(members, histories)
        where !history.days(before: day).isEmpty {
            probabilities[member] = model.probability(of: history, on: day)
        }
        self.model = model
        self.day = day
        self.probabilities = probabilities
        mean =
            probabilities.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
            / Double(max(1, probabilities.count))
    }

    /// Whether a member was learned from.
    func knows(_ member: MemberID) -> Bool { probabilities[member] != nil }

    /// The probability for a member.
    ///
    /// - Parameters:
    ///   - member: Who; `nil` for nobody.
    ///   - other: What a member that was not learned from bought before the day.
    /// - Returns: Of one of whom nothing is known, the mean of all others.
    func probability(for member: MemberID?, _ other: MemberHistory?) -> Double {
        if let known = member.flatMap({ probabilities[$0] }) { return known }
        guard let other, !other.days(before: day).isEmpty else { return mean }
        return model.probability(of: other, on: day)
    }
}
