/// How kept lists did: by list, model, arm and place.
package struct ListReport: Hashable, Sendable {
    /// What is counted apart.
    package struct Row: Hashable, Sendable {
        /// Which list.
        package let kind: String
        /// What ranked it.
        package let modelVersion: String
        /// What chose it; empty where nothing did by chance.
        package let experiment: String
        /// See `experiment`.
        package let arm: String
        /// From 1.
        package let place: Int
    }

    /// What came of the items of a place.
    package struct Counts: Hashable, Sendable {
        /// How many there were.
        package var shown = 0
        /// How many were seen.
        package var seen = 0
        /// How many were clicked.
        package var clicked = 0
        /// How many were bought.
        package var bought = 0
    }

    /// The most rows.
    package static let rowsMax = 10_000

    /// What was counted.
    package private(set) var counts: [Row: Counts] = [:]
    /// How many lists there were.
    package private(set) var listCount = 0
    private let placesMax: Int

    /// Counts nothing yet.
    ///
    /// - Parameter placesMax: The last place that is counted.
    package init(placesMax: Int) { self.placesMax = placesMax }

    /// Whether there are more rows than are told; what came after is not counted whole.
    package var isFull: Bool { counts.count > Self.rowsMax }

    /// Counts what came of one list.
    package mutating func add(_ outcome: ServedOutcome) {
        if isFull { return }
        listCount += 1
        let list = outcome.list
        for (index, item) in outcome.items.prefix(placesMax).enumerated() {
            let row = Row(
                kind: list.kind,
                modelVersion: list.modelVersion,
                experiment: list.choice?.experiment ?? "",
                arm: list.choice?.arm ?? "",
                place: index + 1
            )
            var sum = counts[row] ?? Counts()
            sum.shown += 1
            sum.seen += item.isSeen ? 1 : 0
            sum.clicked += item.isClicked ? 1 : 0
            sum.bought += item.isBought ? 1 : 0
            counts[row] = sum
        }
    }

    /// What was counted, by row.
    package var rows: [(row: Row, counts: Counts)] {
        counts.map { (row: $0.key, counts: $0.value) }.sorted { lhs, rhs in
            let (left, right) = (lhs.row, rhs.row)
            let names = [
                (left.kind, right.kind), (left.modelVersion, right.modelVersion),
                (left.experiment, right.experiment), (left.arm, right.arm),
            ]
            for (first, second) in names where first != second { return first < second }
            return left.place < right.place
        }
    }
}
