import Primitives
import RecommendationsDomain
import Testing

/// What behaviour does to a ranking.
@Suite struct BehaviourBoostTests {
    private static let now = Timestamp(microseconds: 20_000 * 86_400_000_000)

    private func evidence(_ weights: [Int32: Double]) -> [ProductID: BehaviourEvidence] {
        var evidence: [ProductID: BehaviourEvidence] = [:]
        for (product, days) in weights {
            var trace = MemberFeedback.ProductTrace()
            trace.inCartSince = Self.now.advanced(
                byMicroseconds: -Int64(days * 86_400_000_000)
            )
            evidence[ProductID(product)] = BehaviourEvidence.strongest(of: trace, now: Self.now)
        }
        return evidence
    }

    private func candidates(_ scores: [Double]) -> [Candidate] {
        scores.enumerated().map { index, score in
            Candidate(product: ProductID(Int32(index)), score: score, isNew: true)
        }
    }

    @Test func withoutEvidenceNothingChanges() {
        let ranked = candidates([3, 2, 1])
        let boost = BehaviourBoost(of: ranked, evidence: [:], lastPlace: 10)
        #expect(boost.candidates == ranked && boost.boosts.isEmpty)
    }

    @Test func whatLiesInTheCartComesFirstAlsoWhereItWasNotRanked() {
        let ranked = candidates([3, 2, 1])
        let last = BehaviourBoost(of: ranked, evidence: evidence([2: 0]), lastPlace: 10)
        #expect(last.candidates.map(\.product.rawValue) == [2, 0, 1])
        let other = BehaviourBoost(of: ranked, evidence: evidence([7: 0]), lastPlace: 10)
        #expect(other.candidates.map(\.product.rawValue) == [7, 0, 1, 2])
        let alone = BehaviourBoost(of: [], evidence: evidence([7: 0]), lastPlace: 10)
        #expect(alone.candidates.map(\.product.rawValue) == [7])
    }

    /// Any ranking: the lift is what was added, bounded, and gone without the evidence.
    @Test(arguments: 0..<50) func theLiftIsBoundedAndGoesWithItsEvidence(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func draw(_ count: UInt64) -> Int { Int(random.next() % count) }
        let scores = (0..<30).map { _ in Double(draw(1000)) / 100 - 5 }.sorted(by: >)
        let ranked = candidates(scores)
        var weights: [Int32: Double] = [:]
        for _ in 0..<draw(8) { weights[Int32(draw(40))] = Double(draw(30)) }
        let all = evidence(weights)
        let boost = BehaviourBoost(of: ranked, evidence: all, lastPlace: 20)
        let range = max(scores[0] - scores[19], scores[0] > scores[19] ? 0 : 1)
        #expect(boost.candidates.map(\.score) == boost.candidates.map(\.score).sorted(by: >))
        #expect(Set(boost.candidates.map(\.product)).count == boost.candidates.count)
        for (product, lift) in boost.boosts {
            #expect(lift > 0 && lift <= BehaviourBoost.rangeFactor * range + 1e-9)
            var without = all
            without[product] = nil
            let rest = BehaviourBoost(of: ranked, evidence: without, lastPlace: 20)
            let score = try #require(boost.candidates.first { $0.product == product }).score
            let before = rest.candidates.first { $0.product == product }?.score
            #expect(before.map { abs(score - $0 - lift) < 1e-9 } ?? (product.rawValue >= 30))
        }
        #expect(boost.boosts.count == all.count)
    }
}
