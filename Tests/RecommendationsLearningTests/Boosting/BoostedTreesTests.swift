import Primitives
import Testing

@testable import RecommendationsLearning

@Suite struct BoostedTreesTests {
    private func meanSquare(_ trees: BoostedTrees, seed: UInt64) -> Double {
        let table = TestTables.table(rows: 2000, seed: seed)
        var scores: [Double] = []
        trees.score(rows: table.values, into: &scores)
        let errors = zip(scores, TestTables.targets(table)).map { $0 - Double($1) }
        return errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
    }

    @Test func learnsAKnownFunction() {
        // The answers' variance is about 4.
        #expect(meanSquare(TestTables.trees(), seed: 99) < 0.01)
        let sampled = BoostingSettings(trees: 120, rowShare: 0.5, featureShare: 0.75)
        #expect(meanSquare(TestTables.trees(settings: sampled), seed: 99) < 0.02)
    }

    @Test func asksForWhatMatters() {
        let counts = TestTables.trees(settings: BoostingSettings(trees: 10)).splitCounts
        #expect(counts[0] > counts[3])
        #expect(counts[2] > counts[3])
    }

    @Test func learnsProbabilities() {
        let table = TestTables.table(rows: 20_000)
        var random = SeededRandom(seed: 5)
        func chance(_ row: ArraySlice<Float>) -> Double {
            Elementary.sigmoid(Double(TestTables.answer(row)) - 2)
        }
        let labels = (0..<table.rowCount).map {
            Double.random(in: 0..<1, using: &random) < chance(TestTables.row(table, $0))
        }
        let trees = BoostedTrees(
            table: table,
            featureNames: TestTables.names,
            objective: LogisticObjective(labels: labels),
            settings: BoostingSettings(trees: 60, leavesMax: 8, leafRowsMin: 100)
        )
        let fresh = TestTables.table(rows: 1000, seed: 3)
        var off = 0.0
        for index in 0..<fresh.rowCount {
            let row = TestTables.row(fresh, index)
            off += abs(Elementary.sigmoid(trees.score(Array(row))) - chance(row))
        }
        #expect(off / Double(fresh.rowCount) < 0.04)
    }

    @Test func weightsCountAsRepeatedRows() {
        let objective = LogisticObjective(labels: [true, false], weights: [3, 1])
        let repeated = LogisticObjective(labels: [true, true, true, false])
        #expect(abs(objective.startScore - repeated.startScore) < 1e-12)
    }

    @Test func ranksWhatIsWantedFirst() {
        let groups = 300
        let size = 20
        let table = TestTables.table(rows: groups * size)
        let starts = (0...groups).map { $0 * size }
        var isWanted = [Bool](repeating: false, count: groups * size)
        for group in 0..<groups {
            let rows = starts[group]..<starts[group + 1]
            let best = rows.sorted {
                TestTables.answer(TestTables.row(table, $0))
                    > TestTables.answer(TestTables.row(table, $1))
            }
            for row in best.prefix(3) { isWanted[row] = true }
        }
        let trees = BoostedTrees(
            table: table,
            featureNames: TestTables.names,
            objective: NDCGObjective(isWanted: isWanted, groupStarts: starts, ranksMax: 10),
            settings: BoostingSettings(trees: 60)
        )
        var hits = 0
        for group in 0..<groups {
            let best = (starts[group]..<starts[group + 1]).max {
                trees.score(Array(TestTables.row(table, $0)))
                    < trees.score(Array(TestTables.row(table, $1)))
            }
            if let best, isWanted[best] { hits += 1 }
        }
        #expect(hits > groups * 95 / 100)
    }

    @Test func isTheSameForTheSameSeedOnly() {
        var settings = BoostingSettings(trees: 20, rowShare: 0.6, featureShare: 0.5)
        let first = TestTables.trees(settings: settings)
        #expect(first == TestTables.trees(settings: settings))
        settings.seed = 2
        #expect(first != TestTables.trees(settings: settings))
    }

    @Test(arguments: 1...11) func rowsTogetherScoreAsEachAlone(count: Int) {
        let trees = TestTables.trees()
        let table = TestTables.table(rows: 300, seed: 9)
        for start in stride(from: 0, to: 280, by: count) {
            var rows: [Float] = []
            for index in start..<start + count {
                var row = Array(TestTables.row(table, index))
                // Whatever is not known goes its own way.
                if index % 3 == 0 { row[index % row.count] = .nan }
                if index % 11 == 0 { row[0] = .infinity }
                rows += row
            }
            var together: [Double] = []
            trees.score(rows: rows, into: &together)
            let width = TestTables.names.count
            // One row alone is answered by its decisions, one after the other.
            let alone = (0..<count).map {
                trees.score(Array(rows[($0 * width)..<(($0 + 1) * width)]))
            }
            #expect(together == alone)
        }
    }

    /// Trees of more leaves than fit into a mask are walked down row by row.
    @Test(arguments: [2, 31, 32, 33, 60]) func scoresAreTheSameByEitherWay(leaves: Int) {
        let settings = BoostingSettings(trees: 12, leavesMax: leaves, leafRowsMin: 5)
        let trees = TestTables.trees(settings: settings)
        #expect((trees.masks != nil) == (leaves <= 32))
        let table = TestTables.table(rows: 37, seed: 21)
        let groups: [UInt8] = [0, 1, 1, 2]
        let rows = (0..<table.rowCount).map { index in
            var row = Array(TestTables.row(table, index))
            if index % 3 == 0 { row[index % row.count] = .nan }
            return row
        }
        let write = { (index: Int, writer: inout RowWriter) in
            for number in rows[index] { writer.append(number) }
        }
        #expect(trees.scores(count: rows.count, of: write) == rows.map { trees.score($0) })
        let losses = trees.losses(groups, groupCount: 3, count: rows.count, of: write)
        #expect(losses == rows.flatMap { trees.losses(groups, count: 3, $0) })
        let few = trees.prefix(5)
        #expect(few.scores(count: rows.count, of: write) == rows.map { few.score($0) })
    }

    @Test func withoutAGroupIsAsIfItWereNotKnown() {
        let trees = TestTables.trees()
        let table = TestTables.table(rows: 100, seed: 6)
        let groups = TestTables.names.indices.map { UInt8($0 % 2) }
        for index in 0..<table.rowCount {
            let row = Array(TestTables.row(table, index))
            let losses = trees.losses(groups, count: 2, row)
            for group in 0..<UInt8(2) {
                let hidden = zip(row, groups).map { $1 == group ? Float.nan : $0 }
                let loss = trees.score(row) - trees.score(hidden)
                #expect(abs(losses[Int(group)] - loss) < 1e-9)
            }
        }
    }

    @Test func contributionsAddUpToTheScore() {
        let trees = TestTables.trees()
        let table = TestTables.table(rows: 200, seed: 4)
        for index in 0..<table.rowCount {
            let row = Array(TestTables.row(table, index))
            let parts = trees.contributions(row)
            let sum = parts.features.reduce(parts.start, +)
            #expect(abs(sum - trees.score(row)) < 1e-5)
        }
        // The step at one half is owed to the first number.
        let low = trees.contributions([0.2, 0.1, 0.5, 0.5]).features[0]
        let high = trees.contributions([0.8, 0.1, 0.5, 0.5]).features[0]
        #expect(high - low > 2)
    }

    @Test(arguments: [Int8(1), -1]) func keepsToOneDirection(way: Int8) {
        var settings = BoostingSettings(trees: 40)
        settings.monotone = [way, 0, 0, 0]
        let trees = TestTables.trees(settings: settings)
        let table = TestTables.table(rows: 50, seed: 8)
        for index in 0..<table.rowCount {
            var row = Array(TestTables.row(table, index))
            var previous: Double?
            for step in 0...40 {
                row[0] = Float(step) / 40
                let score = trees.score(row)
                if let previous { #expect((score - previous) * Double(way) >= -1e-6) }
                previous = score
            }
        }
    }

    @Test func leavesAreNotSmallerThanAllowed() {
        let settings = BoostingSettings(trees: 1, leavesMax: 200, leafRowsMin: 150)
        let trees = TestTables.trees(settings: settings, rows: 1000)
        let table = TestTables.table(rows: 1000)
        var rows: [Double: Int] = [:]
        for index in 0..<table.rowCount {
            rows[trees.score(Array(TestTables.row(table, index))), default: 0] += 1
        }
        #expect(rows.count > 2)
        #expect(rows.values.allSatisfy { $0 >= 150 })
    }

    @Test func endsWhenToldTo() {
        let table = TestTables.table(rows: 500)
        let trees = BoostedTrees(
            table: table,
            featureNames: TestTables.names,
            objective: SquaredObjective(targets: TestTables.targets(table)),
            settings: BoostingSettings(trees: 50),
            shouldGoOn: { $0 < 7 }
        )
        #expect(trees.treeCount == 7)
    }

    @Test func oneValueOnlyIsNoReasonToSplit() {
        var table = FeatureTable(featureCount: 1)
        table.append([Float](repeating: 1, count: 100))
        let trees = BoostedTrees(
            table: table,
            featureNames: ["a"],
            objective: SquaredObjective(targets: (0..<100).map { Float($0 % 2) }),
            settings: BoostingSettings(trees: 3)
        )
        #expect(trees.splitCounts == [0])
        #expect(abs(trees.score([1]) - 0.5) < 1e-6)
    }
}
