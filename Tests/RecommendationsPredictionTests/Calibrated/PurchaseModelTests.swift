import Foundation
import Primitives
import RecommendationsPrediction
import RecommendationsLearning
import Testing

@Suite struct PurchaseModelTests {
    private static let cut: Int32 = 240

    /// Members who buy every few days, some of whom have stopped.
    private static func histories(until end: Int32) -> [MemberHistory] {
        var random = SeededRandom(seed: 91)
        return (0..<140).map { member in
            let pace = Double.random(in: 3..<40, using: &random)
            let stop = Double.random(in: 0..<1, using: &random) < 0.4
            let last = stop ? Int32.random(in: 60..<300, using: &random) : 400
            var days: [PurchaseDay] = []
            var day = Double.random(in: 0..<30, using: &random)
            while day < Double(min(end, last)) {
                days.append(
                    PurchaseDay(
                        day: Int32(day),
                        spend: Double.random(in: 5..<80, using: &random),
                        lines: 4,
                        categories: 1 << UInt64(member % 5),
                        promotions: 1,
                        store: Int32(member % 3)
                    )
                )
                day += 1 + Sampling.gamma(2, using: &random) * pace / 2
            }
            return MemberHistory(member: Int64(member), days: days, attributes: [1, 0])
        }
    }

    private static func settings() -> PurchaseModel.Settings {
        var settings = PurchaseModel.Settings()
        settings.cutStepDays = 28
        settings.trees.trees = 10
        settings.trees.leafRowsMin = 30
        return settings
    }

    @Test func ranksBuyersIsCalibratedAndIsReadBack() throws {
        let all = Self.histories(until: 300)
        let task = PurchaseTask.purchase(withinDays: 30)
        let model = PurchaseModel(all, task: task, before: Self.cut, settings: Self.settings())
        let members = all.filter { task.applies(to: $0, on: Self.cut) }
        let probabilities = members.map { model.probability(of: $0, on: Self.cut) }
        let answers = members.map { task.answer(of: $0, on: Self.cut) }
        let score = ProbabilityScore(probabilities, answers: answers)
        #expect(score.areaUnderCurve > 0.75)
        #expect(abs(score.bias) < 0.1)
        for probability in probabilities { #expect(probability > 0 && probability < 1) }
        let bytes = model.encoded()
        let read = try PurchaseModel(decoding: bytes)
        #expect(members.map { read.probability(of: $0, on: Self.cut) } == probabilities)
        #expect(read.task == task && read.rowCount == model.rowCount)
        #expect(read.encoded() == bytes)
        for count in [0, 5, 40, bytes.count - 1] {
            #expect(throws: ModelBytesError.self) {
                try PurchaseModel(decoding: Array(bytes.prefix(count)))
            }
        }
        var damaged = bytes
        damaged[bytes.count / 2] ^= 1
        #expect(throws: ModelBytesError.self) { try PurchaseModel(decoding: damaged) }
    }

    /// What happens from the day on changes nothing; the same training gives the same bits.
    @Test(arguments: [PurchaseTask.purchase(withinDays: 7), .spendDrop])
    func nothingIsLearnedFromTheFuture(task: PurchaseTask) {
        let known = Self.histories(until: Self.cut)
        let other = known.map { history in
            MemberHistory(
                member: history.member,
                days: history.days
                    + (0..<9).map { PurchaseDay(day: Self.cut + 3 * $0, spend: 500) },
                attributes: history.attributes
            )
        }
        let first = PurchaseModel(known, task: task, before: Self.cut, settings: Self.settings())
        let second = PurchaseModel(other, task: task, before: Self.cut, settings: Self.settings())
        for (before, after) in zip(known, other) where task.applies(to: before, on: Self.cut) {
            #expect(
                first.probability(of: before, on: Self.cut)
                    == second.probability(of: after, on: Self.cut)
            )
        }
        #expect(first.rowCount == second.rowCount)
    }

    @Test func theBackTestTrainsOnThePastOnly() throws {
        let all = Self.histories(until: 320)
        let test = PurchaseBackTest(
            all,
            task: .purchase(withinDays: 30),
            days: [Self.cut, 0],
            settings: Self.settings()
        )
        // Before the first purchase nobody can be asked.
        #expect(test.rows.map(\.day) == [Self.cut])
        let row = try #require(test.rows.first)
        #expect(row.model.areaUnderCurve > row.bins.areaUnderCurve - 0.05)
        #expect(row.reliability.count == 10)
        #expect(row.reliability.reduce(0) { $0 + $1.count } == row.model.count)
        for (low, high) in zip(row.reliability, row.reliability.dropFirst()) {
            #expect(low.expected <= high.expected)
        }
        #expect(row.reliability[9].actual > row.reliability[0].actual)
        let known = all.map { history in
            MemberHistory(
                member: history.member,
                days: history.days.filter { $0.day < Self.cut + 30 },
                attributes: history.attributes
            )
        }
        let again = PurchaseBackTest(
            known,
            task: .purchase(withinDays: 30),
            days: [Self.cut],
            settings: Self.settings()
        )
        #expect(again.rows == test.rows)
    }

    @Test func fewerRowsAreTakenWhereThereAreTooMany() {
        let all = Self.histories(until: Self.cut)
        var settings = Self.settings()
        settings.trees.trees = 2
        let task = PurchaseTask.purchase(withinDays: 30)
        let whole = PurchaseModel(all, task: task, before: Self.cut, settings: settings)
        settings.rowsMax = whole.rowCount / 4
        let part = PurchaseModel(all, task: task, before: Self.cut, settings: settings)
        #expect(part.rowCount < whole.rowCount / 3)
    }

    @Test func questionsAreAnsweredByTheDays() {
        let days = [10, 40, 70, 100].map { PurchaseDay(day: $0, spend: 30) }
        let history = MemberHistory(member: 1, days: days + [PurchaseDay(day: 90, spend: -4)])
        #expect(history.days.count == 4)
        let week = PurchaseTask.purchase(withinDays: 7)
        #expect(week.answer(of: history, on: 94))
        #expect(!week.answer(of: history, on: 93))
        #expect(!week.answer(of: history, on: 101))
        #expect(!week.applies(to: history, on: 10))
        #expect(week.applies(to: history, on: 11))
        // What the next 30 days bring, against the mean month of the 90 before.
        #expect(PurchaseTask.spendDrop.applies(to: history, on: 100))
        #expect(!PurchaseTask.spendDrop.answer(of: history, on: 100))
        #expect(PurchaseTask.spendDrop.answer(of: history, on: 101))
        #expect(PurchaseTask.spendDrop.applies(to: history, on: 190))
        #expect(!PurchaseTask.spendDrop.applies(to: history, on: 191))
    }

    @Test func numbersHaveNames() {
        let all = Self.histories(until: Self.cut)
        let features = PurchaseFeatures(of: all, before: 200, horizonDays: 30)
        let names = features.names(like: all[0], on: Self.cut)
        let values = features.values(of: all[0], on: Self.cut)
        #expect(names.count == values.count)
        #expect(Set(names).count == names.count)
        #expect(values.allSatisfy { $0.isFinite })
        for history in all where !history.days(before: 100).isEmpty {
            #expect(features.values(of: history, on: 100).count == names.count)
        }
        let newcomer = MemberHistory(
            member: 9,
            days: [PurchaseDay(day: 5, spend: 1)],
            attributes: [0, 0]
        )
        #expect(features.values(of: newcomer, on: 6).count == names.count)
    }
}
