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
            let best = ranker.best(10, of: whole)
            let all = ranker.losses(of: best.map(\.item), whole)
            #expect(all.count == best.count)
            for (ranked, losses) in zip(best, all) {
                let reasons = losses.speakingFor
                #expect(!reasons.isEmpty)
                #expect(reasons.map(\.loss) == reasons.map(\.loss).sorted(by: >))
                for (evidence, loss) in reasons {
                    let without = reader(member, hiding: [evidence])
                    var row: [Float] = []
                    without.append(ranked.item, to: &row)
                    #expect(abs(ranked.score - ranker.trees.score(row) - loss) < 1e-9)
                }
                if let reason = reasons.first { named.insert(reason.evidence) }
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

    /// Whoever buys something that few others buy has it on its list all the same, unless only some
    /// items are allowed; it is new to nobody.
    @Test func ownItemsAreCandidatesHoweverFewBuyThem() throws {
        var catalogue = TestLog.catalogue
        catalogue = ItemCatalogue(
            group: catalogue.group + [0],
            wideGroup: catalogue.wideGroup + [0],
            department: catalogue.department + [0],
            maker: catalogue.maker + [0],
            isOwnBrand: catalogue.isOwnBrand + [false]
        )
        let rare = Int32(TestLog.itemCount)
        var history = PurchaseHistory()
        for day in stride(from: Int32(50), to: Self.day, by: 7) where day < 50 + 7 * 16 {
            for item in [rare, 4, 5] {
                let line = PurchaseHistory.Line(item: item, quantity: 1, spend: 3, discount: 0)
                history.append(line, day: day, store: 1)
            }
        }
        let log = TrainingLog(
            catalogue: catalogue,
            histories: Self.log.histories + [history],
            offers: Self.log.offers
        )
        let trained = try #require(TestLog.trained(.nextBasket, log, day: Self.day))
        #expect(!trained.knowledge.statistics.isEligible(item: rare))
        let ranker = try #require(trained.rankers[.nextBasket])
        var reader = EvidenceReader(knowledge: trained.knowledge)
        reader.read(history, member: 80, today: Self.day)
        let best = ranker.best(5, of: reader).map(\.item)
        #expect(best.contains(rare))
        #expect(ranker.known(of: reader).map(\.item).contains(rare))
        reader.read(Self.log.histories[0], member: 0, today: Self.day)
        for task in RankingTask.allCases { #expect(!reader.candidates(for: task).contains(rare)) }
        // Where items are told that may be recommended, these and no others are.
        let isAllowed = (0...TestLog.itemCount).map { $0 == 4 }
        var bound = EvidenceReader(knowledge: trained.knowledge.allowing(isAllowed))
        bound.read(history, member: 80, today: Self.day)
        #expect(ranker.best(5, of: bound).map(\.item) == [4])
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
