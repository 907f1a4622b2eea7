import Testing

@testable import RecommendationsLearning

@Suite struct TrainingTests {
    private static let day: Int32 = 170

    private func answers(
        _ log: TrainingLog,
        _ task: RankingTask
    ) throws -> [[Ranker.Ranked]] {
        let trained = try #require(TestLog.trained(task, log, day: Self.day))
        let ranker = try #require(trained.rankers[task])
        var reader = EvidenceReader(knowledge: trained.knowledge)
        return log.histories.enumerated().map { member, history in
            reader.read(history, member: Int32(member), today: Self.day)
            return ranker.best(10, of: reader)
        }
    }

    @Test(arguments: RankingTask.allCases) func nothingOfLaterDaysIsSeen(task: RankingTask) throws {
        let log = TestLog.log(members: 30)
        let changed = TestLog.changed(log, from: Self.day)
        let answered = try answers(log, task)
        #expect(try answers(changed, task) == answered)
        // Whereas what came before does matter.
        let earlier = TestLog.changed(log, from: Self.day - 20)
        #expect(try answers(earlier, task) != answered)
    }

    @Test func findsWhatMembersBuyAgain() throws {
        let log = TestLog.log()
        var found = 0
        var wanted = 0
        for (member, ranked) in try answers(log, .nextBasket).enumerated() {
            let truth = Training.truth(
                .nextBasket,
                log.histories[member],
                from: Self.day,
                to: Self.day + 30,
                isEligible: Array(repeating: true, count: TestLog.itemCount)
            )
            wanted += truth.count
            found += truth.intersection(ranked.prefix(5).map(\.item)).count
        }
        // Four of five items of a basket are the member's own; chance alone would find 8 %.
        #expect(Double(found) / Double(wanted) > 0.6)
    }

    @Test func discoveriesWereNeverBought() throws {
        let log = TestLog.log()
        for (member, ranked) in try answers(log, .discovery).enumerated() {
            let history = log.histories[member]
            let known = Set(
                (0..<history.dayCount(before: Self.day)).flatMap {
                    history.lines(of: $0).map(\.item)
                }
            )
            #expect(!ranked.isEmpty)
            #expect(ranked.allSatisfy { !known.contains($0.item) })
        }
    }

    @Test func saysHowFarItIsAndEndsWhenToldTo() {
        let log = TestLog.log(members: 30)
        var steps: [TrainedModels.Step] = []
        let settings = [TestLog.settings(.nextBasket), TestLog.settings(.discovery)]
        let whole = TrainedModels.train(log, before: Self.day, settings: settings) {
            steps.append($0)
            return true
        }
        #expect(whole?.rankers.count == 2)
        #expect(steps.first == .cases(done: 1, of: 2))
        #expect(steps.last == .tree(.discovery, number: 15))
        for count in [1, 3, 7] {
            var left = count
            let ended = TrainedModels.train(log, before: Self.day, settings: settings) { _ in
                left -= 1
                return left > 0
            }
            #expect(ended == nil)
        }
    }

    @Test func truthIsTheFirstBasketOrAllThatIsNew() {
        var history = PurchaseHistory()
        for (item, day): (Int32, Int32) in [(1, 1), (2, 1), (1, 5), (3, 5), (4, 8), (5, 40)] {
            let line = PurchaseHistory.Line(item: item, quantity: 1, spend: 1, discount: 0)
            history.append(line, day: day, store: 1)
        }
        let isEligible = [true, true, true, true, false, true]
        func truth(_ task: RankingTask, _ first: Int32) -> Set<Int32> {
            Training.truth(task, history, from: first, to: first + 30, isEligible: isEligible)
        }
        #expect(truth(.nextBasket, 5) == [1, 3])
        #expect(truth(.discovery, 5) == [3])
        #expect(truth(.nextBasket, 8) == [])
        #expect(truth(.discovery, 11) == [5])
        #expect(truth(.discovery, 9) == [])
    }
}
