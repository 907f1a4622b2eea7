import RecommendationsDomain
import RecommendationsLearning

/// What a log must have before it is learned from, and how much of it is: with less than it must
/// have, counts rank as well.
package struct TrainingDemands: Hashable, Sendable {
    /// How many members must have bought on as many days as those have who are learned from.
    package var membersMin = 100
    /// How many items must have been bought often enough to be recommended.
    package var itemsMin = 50
    /// How many days must lie between the first purchase and the end of the log.
    package var daysMin = 90
    /// How many members are learned from, at most.
    package var membersMax = 50_000

    /// What serves a chain.
    package init() {}

    /// What a log lacks, in words; `nil` where it has enough.
    func lack(_ log: TrainingLog, before day: Day) -> String? {
        let first = log.histories.compactMap(\.days.first).min() ?? day.rawValue
        let days = Int(day.rawValue - first)
        guard days >= daysMin else {
            return "purchases go back \(days) days, and \(daysMin) are needed"
        }
        let members = log.histories.count {
            $0.dayCount(before: day.rawValue) >= Training.daysMin
        }
        guard members >= membersMin else {
            return """
                \(members) members have bought on \(Training.daysMin) days or more, and \
                \(membersMin) are needed
                """
        }
        let items = ItemStatistics(
            histories: log.histories,
            catalogue: log.catalogue,
            today: day.rawValue
        ).isEligible.count { $0 }
        guard items >= itemsMin else {
            return """
                \(items) products were bought on \(Int(ItemStatistics.eligibleDaysMin)) days or \
                more, and \(itemsMin) are needed
                """
        }
        return nil
    }
}
