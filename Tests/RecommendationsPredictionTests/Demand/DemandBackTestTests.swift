import Foundation
import Primitives
import RecommendationsPrediction
import Testing

@Suite struct DemandBackTestTests {
    private let week = [0.6, 0.8, 0.8, 0.9, 1.2, 1.6, 1.1]

    /// Series whose days are counts of a known distribution: Poisson, or a gamma's mixture of it.
    private func series(
        _ count: Int,
        days: Int,
        seed: UInt64,
        mean: Double,
        shape: Double?
    ) -> [[Double]] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in
            (0..<days).map { day in
                var expected = mean * week[day % 7]
                if let shape { expected *= Sampling.gamma(shape, using: &random) / shape }
                return Double(Sampling.poisson(expected, using: &random))
            }
        }
    }

    /// Of counts whose distribution is known, four in five fall within the interval of 80 %, and
    /// they fall evenly into the tenths of what was said of them.
    @Test(arguments: [(12.0, nil), (60.0, nil), (40.0, 8.0)] as [(Double, Double?)], [1, 7, 30])
    func intervalsHoldAsOftenAsTheySay(kind: (mean: Double, shape: Double?), days: Int) {
        let all = series(60, days: 260, seed: 404, mean: kind.mean, shape: kind.shape)
        let test = DemandBackTest(all, days: days, origins: [30, 45, 60, 75, 90])
        #expect(test.forecastCount == 300)
        #expect((0.74...0.88).contains(test.coverage80), "\(test.coverage80)")
        #expect((0.92...0.99).contains(test.coverage95), "\(test.coverage95)")
        #expect(abs(test.tenths.reduce(0, +) - 1) < 1e-9)
        for tenth in test.tenths { #expect((0.03...0.19).contains(tenth), "\(test.tenths)") }
        #expect(test.error < test.naiveError * 1.02)
    }

    /// Whoever expects too little sees what came in the highest tenth.
    @Test func aJumpFallsOutOfTheInterval() {
        let jumped = series(20, days: 200, seed: 405, mean: 20, shape: nil).map { counts in
            counts.enumerated().map { $0.offset >= 190 ? $0.element * 3 : $0.element }
        }
        let test = DemandBackTest(jumped, days: 1, origins: [8])
        #expect(test.coverage95 < 0.4)
        #expect(test.tenths[9] > 0.7)
    }

    @Test func seriesThatAreTooShortAreLeftOut() {
        let test = DemandBackTest([[1, 2, 3], []], days: 1, origins: [1])
        #expect(test.forecastCount == 0 && test.error == 0 && test.coverage80 == 0)
        let nothing = DemandBackTest(
            [[Double](repeating: 0, count: 80)],
            days: 7,
            origins: [7]
        )
        #expect(nothing.forecastCount == 1 && nothing.coverage95 == 1)
    }
}
