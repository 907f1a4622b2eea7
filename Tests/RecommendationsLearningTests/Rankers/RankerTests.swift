import Testing

@testable import RecommendationsLearning

@Suite struct RankerTests {
    private static let log = TestLog.log()
    private static let day: Int32 = 170
    private static let trained = TestLog.trained(.nextBasket, log, day: day)

    private let ranker: Ranker
    private let knowledge: Knowledge

    init() throws {
        let trained = try #require(Self.trained)
        knowledge = trained.knowledge
        ranker = try #require(trained.rankers[.nextBasket])
    }

    private func reader(_ member: Int, hiding hidden: Set<Evidence> = []) -> EvidenceReader {
        var reader = EvidenceReader(knowledge: knowledge, hiding: hidden)
        reader.read(Self.log.histories[member], member: Int32(member), today: Self.day)
        return reader
    }

    @Test func contributionsAddUpToTheScore() {
        for member in 0..<20 {
            let reader = reader(member)
            for ranked in ranker.best(10, of: reader) {
                let parts = ranker.contributions(of: ranked.item, reader)
                let sum = parts.evidence.values.reduce(parts.start, +)
                #expect(abs(sum - ranked.score) < 1e-4)
            }
        }
    }

    @Test func takingTheReasonAwayLowersTheScore() {
        var named: Set<Evidence> = []
        for member in 0..<20 {
            let whole = reader(member)
            for ranked in ranker.best(10, of: whole) {
                let losses = ranker.losses(of: ranked.item, whole)
                let reasons = losses.filter { $0.value > 0 }
                #expect(!reasons.isEmpty)
                for (evidence, loss) in reasons {
                    let without = reader(member, hiding: [evidence])
                    var row: [Float] = []
                    without.append(ranked.item, to: &row)
                    #expect(abs(ranked.score - ranker.trees.score(row) - loss) < 1e-9)
                }
                let reason = reasons.max { $0.value < $1.value }
                if let reason { named.insert(reason.key) }
            }
        }
        // Not everything is explained by one thing.
        #expect(named.count > 1)
    }

    @Test func answersAreInOrderAndDifferent() {
        for member in 0..<20 {
            let ranked = ranker.best(20, of: reader(member))
            #expect(Set(ranked.map(\.item)).count == ranked.count)
            #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0.score >= $1.score })
        }
    }

    @Test func aReaderRemembersNoOtherMember() {
        var used = EvidenceReader(knowledge: knowledge)
        for member in 0..<20 {
            used.read(Self.log.histories[member], member: Int32(member), today: Self.day)
            #expect(ranker.best(20, of: used) == ranker.best(20, of: reader(member)))
        }
    }

    @Test func aMemberWithoutPurchasesIsAnsweredToo() {
        var reader = EvidenceReader(knowledge: knowledge)
        reader.read(PurchaseHistory(), member: 999, today: Self.day)
        let ranked = ranker.best(10, of: reader)
        #expect(ranked.count == 10)
        #expect(ranked.allSatisfy { $0.score.isFinite })
    }

    @Test func rowsAreAsWideAsTheFeatures() {
        let reader = reader(0)
        for item in 0..<Int32(TestLog.itemCount) {
            var row: [Float] = []
            reader.append(item, to: &row)
            #expect(row.count == Feature.all.count)
            #expect(row.allSatisfy { !$0.isInfinite })
        }
        #expect(Set(Feature.names).count == Feature.names.count)
    }

    @Test func couponsAreSeenByThoseWhoHaveThem() throws {
        let place = try #require(Feature.names.firstIndex(of: "coupon.count"))
        func coupons(_ member: Int, _ item: Int32) -> Float {
            var row: [Float] = []
            reader(member).append(item, to: &row)
            return row[place]
        }
        #expect(coupons(1, 5) == 2)
        #expect(coupons(1, 6) == 0)
        #expect(coupons(3, 5) == 0)
    }

    @Test func evidenceKeptBackIsNotKnown() {
        let hiding = reader(2, hiding: [.rhythm, .coupon])
        var row: [Float] = []
        hiding.append(5, to: &row)
        for (feature, value) in zip(Feature.all, row) {
            if [.rhythm, .coupon].contains(feature.evidence) { #expect(value.isNaN) }
        }
        #expect(row.contains { !$0.isNaN })
    }
}
