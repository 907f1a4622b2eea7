/// What predictions know of a member: its purchases by day, and by category.
package struct MemberRecord: Sendable {
    /// Its purchases by day.
    package let history: MemberHistory
    /// The days on which it bought of each category, ascending, each once.
    package let categories: [String: [Int32]]

    /// Gathers what is known.
    package init(history: MemberHistory, categories: [String: [Int32]] = [:]) {
        self.history = history
        self.categories = categories
    }
}

/// The waits of members for each category, taken up one member after another: what the rhythms of
/// categories are fitted to, in bounded memory.
package struct CategoryWaits: Sendable {
    /// Of how many members a category's waits are kept: the first that come.
    package static let membersMax = 2_000
    /// How many categories are told apart; those that come later are like all together.
    package static let categoriesMax = 5_000

    /// The waits by category.
    package private(set) var waits: [String: [PurchaseRhythm.Waits]] = [:]

    /// Starts without waits.
    package init() {}

    /// Takes up a member's days before a day.
    package mutating func add(_ record: MemberRecord, before day: Int32) {
        for (category, days) in record.categories {
            let known = days.prefix { $0 < day }
            guard known.count > 1 else { continue }
            let count = waits[category]?.count
            guard count ?? 0 < Self.membersMax, count != nil || waits.count < Self.categoriesMax
            else { continue }
            let latest = Array(known.suffix(CategoryRhythms.waitsMax + 1))
            waits[category, default: []].append(CategoryRhythms.waits(latest))
        }
    }
}
