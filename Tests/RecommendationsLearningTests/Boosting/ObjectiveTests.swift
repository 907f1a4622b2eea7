import Foundation
import Primitives
import RecommendationsLearning
import Testing

/// Derivatives, against differences of the loss.
@Suite struct ObjectiveTests {
    private static let step = 1e-4

    private func expectDerivatives(
        of objective: some BoostingObjective,
        at scores: [Double],
        loss: ([Double]) -> Double,
        tolerance: Double
    ) {
        var gradients = scores
        var hessians = scores
        objective.differentiate(scores: scores, gradients: &gradients, hessians: &hessians)
        for row in scores.indices {
            var up = scores
            var down = scores
            up[row] += Self.step
            down[row] -= Self.step
            let slope = (loss(up) - loss(down)) / (2 * Self.step)
            #expect(abs(slope - gradients[row]) < tolerance)
            let curve = (loss(up) - 2 * loss(scores) + loss(down)) / (Self.step * Self.step)
            #expect(abs(curve - hessians[row]) < tolerance * 10)
        }
    }

    @Test func logisticIsTheSlopeOfTheLogLoss() {
        let labels = [true, false, true, false, false]
        let weights: [Float] = [1, 2, 0.5, 1, 3]
        expectDerivatives(
            of: LogisticObjective(labels: labels, weights: weights),
            at: [0.3, -1.2, 2.5, 0, 1.1],
            loss: { scores in
                scores.indices.reduce(0) { sum, row in
                    let sign = labels[row] ? 1.0 : -1
                    return sum + Double(weights[row]) * log(1 + exp(-sign * scores[row]))
                }
            },
            tolerance: 1e-5
        )
    }

    @Test func squaredIsTheSlopeOfHalfTheSquare() {
        let targets: [Float] = [1, 2, 4]
        expectDerivatives(
            of: SquaredObjective(targets: targets),
            at: [0.5, 2.5, -1],
            loss: { scores in
                zip(scores, targets).reduce(0) { sum, pair in
                    let distance = pair.0 - Double(pair.1)
                    return sum + distance * distance / 2
                }
            },
            tolerance: 1e-5
        )
    }

    @Test func rankingIsTheSlopeOfThePairsWeighedByTheirChangeOfNDCG() {
        // Two groups, best score first by turns, so that ranks can be written down.
        let scores = [0.9, 0.1, 0.5, -0.4, 0.2, 0.8, 0.3]
        let isWanted = [false, true, false, true, true, false, false]
        let groups = [0..<4, 4..<7]
        let ranks = [0, 2, 1, 3, 2, 0, 1]
        let ranksMax = 3
        func discount(_ rank: Int) -> Double { rank < ranksMax ? 1 / log2(Double(rank) + 2) : 0 }
        let ideals = [discount(0) + discount(1), discount(0)]
        expectDerivatives(
            of: NDCGObjective(isWanted: isWanted, groupStarts: [0, 4, 7], ranksMax: ranksMax),
            at: scores,
            loss: { scores in
                var sum = 0.0
                for (group, rows) in groups.enumerated() {
                    for wanted in rows where isWanted[wanted] {
                        for other in rows where !isWanted[other] {
                            let change = abs(discount(ranks[wanted]) - discount(ranks[other]))
                            let distance = scores[wanted] - scores[other]
                            sum += change / ideals[group] * log(1 + exp(-distance))
                        }
                    }
                }
                return sum
            },
            // Slopes are looked up in steps of 1/256.
            tolerance: 2e-3
        )
    }

    @Test func aRowMayStandForSeveral() {
        func slopes(_ isWanted: [Bool], _ weights: [Float]) -> [Double] {
            let objective = NDCGObjective(
                isWanted: isWanted,
                groupStarts: [0, isWanted.count],
                ranksMax: 1,
                weights: weights
            )
            var gradients = [Double](repeating: 0, count: isWanted.count)
            var hessians = gradients
            // The wanted row is first, and no other rank counts: all pairs change the same.
            let scores = [1.0] + [Double](repeating: 0, count: isWanted.count - 1)
            objective.differentiate(scores: scores, gradients: &gradients, hessians: &hessians)
            return gradients
        }
        let three = slopes([true, false, false, false], [])
        let one = slopes([true, false], [1, 3])
        #expect(abs(three[0] - one[0]) < 1e-12)
        #expect(abs(three[1] * 3 - one[1]) < 1e-12)
    }

    @Test func wantedRowsElsewhereLowerTheWeightOfAGroup() {
        func slope(_ wantedCounts: [Int]) -> Double {
            let objective = NDCGObjective(
                isWanted: [true, false],
                groupStarts: [0, 2],
                wantedCounts: wantedCounts,
                ranksMax: 20
            )
            var gradients = [0.0, 0]
            var hessians = [0.0, 0]
            objective.differentiate(scores: [0, 0], gradients: &gradients, hessians: &hessians)
            return gradients[0]
        }
        #expect(slope([1]) == slope([]))
        #expect(abs(slope([1]) / slope([2]) - (1 + 1 / log2(3))) < 1e-9)
    }
}
