import Testing

@testable import RecommendationsLearning

@Suite struct TrainedModelsCodingTests {
    private static let log = TestLog.log()
    private static let day: Int32 = 170
    private static let trained = TrainedModels.train(
        log,
        before: day,
        settings: RankingTask.allCases.map { TestLog.settings($0) }
    )

    private func answers(_ models: TrainedModels, _ task: RankingTask) throws -> [Ranker.Ranked] {
        let ranker = try #require(models.rankers[task])
        var reader = EvidenceReader(knowledge: models.knowledge)
        return (3..<40).flatMap { member in
            // Members of the campaign would have coupons that are no part of the file.
            reader.read(Self.log.histories[member], member: Int32(member), today: Self.day)
            return ranker.best(10, of: reader)
        }
    }

    @Test func whatIsReadAgainAnswersTheSameToTheBit() throws {
        let trained = try #require(Self.trained)
        let bytes = trained.encoded()
        let again = try TrainedModels(decoding: bytes)
        for task in RankingTask.allCases {
            #expect(try answers(again, task) == answers(trained, task))
        }
        #expect(again.encoded() == bytes)
        #expect(again.isBought == trained.isBought)
        #expect(again.knowledge.model == trained.knowledge.model)
    }

    @Test func damageIsSeen() throws {
        let bytes = try #require(Self.trained).encoded()
        for place in stride(from: 0, to: bytes.count, by: 997) {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(throws: ModelBytesError.self) { try TrainedModels(decoding: damaged) }
        }
        for count in [0, 1, 13, bytes.count / 2, bytes.count - 1] {
            #expect(throws: ModelBytesError.self) {
                try TrainedModels(decoding: Array(bytes.prefix(count)))
            }
        }
    }

    @Test func companionsAreWhatSpeaksMost() throws {
        let trained = try #require(Self.trained)
        var reader = EvidenceReader(knowledge: trained.knowledge)
        var found = 0
        for member in 0..<20 {
            reader.read(Self.log.histories[member], member: Int32(member), today: Self.day)
            for item in reader.candidates(for: .discovery) {
                let parts = Set(reader.trail.items).subtracting([item]).map { other in
                    let place = Int(reader.trail.place[Int(other)])
                    let strength = EvidenceReader.strength(reader.trail.itemTrails[place].season)
                    let weight = trained.knowledge.model.weight(of: Int(other), for: Int(item))
                    return (part: weight * strength, other: other)
                }
                let best = parts.filter { $0.part > 0 }.max { $0.part < $1.part }
                #expect(reader.facts(of: item).companion == best?.other)
                if best != nil { found += 1 }
            }
        }
        #expect(found > 100)
    }

    @Test func factsAreThoseOfTheLog() throws {
        let trained = try #require(Self.trained)
        var reader = EvidenceReader(knowledge: trained.knowledge)
        let history = Self.log.histories[7]
        reader.read(history, member: 7, today: Self.day)
        for item in 0..<Int32(TestLog.itemCount) {
            let days = (0..<history.dayCount(before: Self.day)).filter { index in
                history.lines(of: index).contains { $0.item == item }
            }.map { history.days[$0] }
            let facts = reader.facts(of: item)
            #expect(facts.own?.days ?? 0 == days.count)
            #expect(facts.own?.lastDay == days.last)
            if let first = days.first, let last = days.last, days.count > 1 {
                #expect(facts.own?.meanGap == Float(last - first) / Float(days.count - 1))
            }
            #expect(facts.daysLately == trained.knowledge.statistics.daysLately(of: item))
        }
    }
}
