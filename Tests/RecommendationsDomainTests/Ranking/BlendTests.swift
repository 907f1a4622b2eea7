import RecommendationsDomain
import Testing

@Suite struct BlendTests {
    private func candidates(_ count: Int, isNew: Bool) -> [Candidate] {
        (0..<Int32(count)).map { index in
            Candidate(
                product: ProductID(isNew ? 1000 + index : index),
                score: -Double(index),
                isNew: isNew
            )
        }
    }

    @Test(arguments: [0.1, 0.2, 0.25, 0.4, 0.5])
    func everyBeginningIsNearTheShare(share: Double) {
        let list = Blend.mix(
            known: candidates(100, isNew: false),
            new: candidates(100, isNew: true),
            newShare: share
        )
        var newCount = 0
        for (index, candidate) in list.prefix(100).enumerated() {
            if candidate.isNew { newCount += 1 }
            #expect(abs(Double(newCount) - share * Double(index + 1)) <= 1)
        }
    }

    @Test(arguments: [(-1.0, 0.1), (0, 0.1), (0.05, 0.1), (0.9, 0.5), (2, 0.5)])
    func theShareStaysWithinItsBounds(share: Double, held: Double) {
        let known = candidates(50, isNew: false)
        let new = candidates(50, isNew: true)
        #expect(
            Blend.mix(known: known, new: new, newShare: share)
                == Blend.mix(known: known, new: new, newShare: held)
        )
    }

    @Test(arguments: [(0, 7), (7, 0), (3, 9), (9, 3), (0, 0)])
    func allOfBothComesInItsOrder(knownCount: Int, newCount: Int) {
        let known = candidates(knownCount, isNew: false)
        let new = candidates(newCount, isNew: true)
        let list = Blend.mix(known: known, new: new, newShare: 0.3)
        #expect(list.filter { !$0.isNew } == known)
        #expect(list.filter(\.isNew) == new)
    }
}
