import Primitives

@testable import RecommendationsLearning

/// Made-up rows whose answers are known.
enum TestTables {
    static let names = ["a", "b", "c", "noise"]

    /// Rows of four numbers from 0 to 1, the third of them unknown in every fourth row.
    static func table(rows: Int, seed: UInt64 = 7) -> FeatureTable {
        var random = SeededRandom(seed: seed)
        var table = FeatureTable(featureCount: names.count)
        for row in 0..<rows {
            var numbers = (0..<names.count).map { _ in Float.random(in: 0...1, using: &random) }
            if row % 4 == 3 { numbers[2] = .nan }
            table.append(numbers)
        }
        return table
    }

    /// A step, a slope, an interaction, and what not knowing means.
    static func answer(_ row: ArraySlice<Float>) -> Float {
        let row = Array(row)
        let third = row[2].isNaN ? 3 : row[2]
        return (row[0] > 0.5 ? 2 : -1) + (row[1] > 0.3 ? row[0] : 0) + third
    }

    static func targets(_ table: FeatureTable) -> [Float] {
        (0..<table.rowCount).map { answer(row(table, $0)) }
    }

    static func row(_ table: FeatureTable, _ index: Int) -> ArraySlice<Float> {
        table.values[index * table.featureCount..<(index + 1) * table.featureCount]
    }

    /// Trees for the known answers.
    static func trees(
        settings: BoostingSettings = BoostingSettings(trees: 60),
        rows: Int = 4000
    ) -> BoostedTrees {
        let table = table(rows: rows)
        return BoostedTrees(
            table: table,
            featureNames: names,
            objective: SquaredObjective(targets: targets(table)),
            settings: settings
        )
    }
}
