import Foundation
import Primitives
import RecommendationsLearning
import RecommendationsPrediction
import Testing

@Suite struct PredictionModelsTests {
    private static let today: Int32 = 300
    private static let world = SimulatedMembers(count: 500, until: 390, seed: 77)

    /// Fast enough for a test; what is served has more trees and cuts.
    private static let settings: PredictionModels.Settings = {
        var settings = PredictionModels.Settings()
        settings.purchase.cutStepDays = 28
        settings.purchase.trees.trees = 12
        settings.purchase.trees.learningRate = 0.05
        settings.purchase.ridges = [2_000, 400]
        return settings
    }()

    private static let models = PredictionModels(
        world.histories,
        waits: world.waits(before: today),
        before: today,
        number: 3,
        settings: settings
    )

    private func outlooks() throws -> [(record: MemberRecord, outlook: MemberOutlook)] {
        let models = try #require(Self.models)
        return Self.world.records.compactMap { record in
            MemberOutlook(of: record, by: models, on: Self.today).map { (record, $0) }
        }
    }

    /// In every third of the members, by what was said, as many buy as were said to, but for
    /// chance: three deviations of independent answers, and what learning from few leaves.
    @Test(arguments: [7, 30, 90] as [Int32]) func probabilitiesComeTrue(days: Int32) throws {
        let all = try outlooks().map { record, outlook in
            (
                said: try #require(outlook.purchases.first { $0.days == days }).probability,
                came: !record.history.days(in: Self.today..<(Self.today + days)).isEmpty
            )
        }.sorted { $0.said < $1.said }
        for third in 0..<3 {
            let part = all[(all.count * third / 3)..<(all.count * (third + 1) / 3)]
            let expected = part.reduce(0) { $0 + $1.said }
            let deviation = part.reduce(0) { $0 + $1.said * (1 - $1.said) }.squareRoot()
            let came = Double(part.count { $0.came })
            // Chance, and a fortieth of the members for what is learned from 500 of them.
            let margin = 3 * deviation + Double(part.count) / 40
            #expect(abs(came - expected) < margin, "\(came) came of \(expected) ± \(deviation)")
        }
        let score = ProbabilityScore(all.map(\.said), answers: all.map(\.came))
        #expect(score.areaUnderCurve > 0.8)
    }

    /// Who has left is seen to have, and who is there is not: against the truth, which is known
    /// here.
    @Test func lifetimesAreThoseOfTheSimulation() throws {
        let models = try #require(Self.models)
        var alive = 0.0
        var truth = 0.0
        var count = 0.0
        for (record, member) in zip(Self.world.records, Self.world.truths) {
            guard let outlook = MemberOutlook(of: record, by: models, on: Self.today) else {
                continue
            }
            alive += outlook.value.probabilityAlive
            truth += member.leftAt >= Double(Self.today) ? 1 : 0
            count += 1
        }
        #expect(abs(alive - truth) / count < 0.06, "\(alive) of \(truth)")
    }

    @Test func spendComesAsExpected() throws {
        let all = try outlooks()
        let expected = all.reduce(0) { $0 + $1.outlook.monthSpend }
        let came = all.reduce(0) { sum, one in
            sum
                + one.record.history.days(in: Self.today..<(Self.today + 30))
                .reduce(0) { $0 + $1.spend }
        }
        #expect(abs(came / expected - 1) < 0.12, "\(came) of \(expected)")
        for one in all {
            let past = one.record.history.days(before: Self.today).reduce(0) { $0 + $1.spend }
            #expect(abs(one.outlook.value.past - past) < 1e-6)
            #expect(one.outlook.value.next12Months >= 0)
        }
    }

    /// Purchases are a Poisson process here: whoever is there comes within the interval four times
    /// in five, as far as the next 90 days show it.
    @Test func theNextPurchaseFallsIntoItsInterval() throws {
        var inside = 0
        var count = 0
        for (record, outlook) in try outlooks()
        where outlook.value.probabilityAlive > 0.95 && outlook.next.interval.upperBound < 88 {
            let next = record.history.days(in: Self.today..<390).first
            count += 1
            let wait = next.map { Double($0.day - Self.today) + 0.5 } ?? .infinity
            if outlook.next.interval.contains(wait) { inside += 1 }
        }
        #expect(count > 80)
        // Three deviations of so many members, and one in forty who has left.
        let margin = 3 * (0.8 * 0.2 / Double(count)).squareRoot()
        let share = Double(inside) / Double(count)
        #expect((0.8 - 0.025 - margin...0.8 + margin).contains(share), "\(inside) of \(count)")
    }

    @Test func anOrderChangesWhatIsSaidAtOnce() throws {
        let models = try #require(Self.models)
        // Somebody who has not come for long, and comes today.
        let record = try #require(
            Self.world.records.first { record in
                let last = record.history.days(before: Self.today).last
                return record.history.days(before: Self.today).count > 6
                    && (60...150).contains(Self.today - (last?.day ?? 0))
            }
        )
        let known = Array(record.history.days(before: Self.today))
        let before = try #require(MemberOutlook(of: record, by: models, on: Self.today))
        let came = MemberRecord(
            history: MemberHistory(
                member: record.history.member,
                days: known + [PurchaseDay(day: Self.today, spend: 50, lines: 2)]
            ),
            categories: ["category 0": known.map(\.day) + [Self.today]]
        )
        let after = try #require(MemberOutlook(of: came, by: models, on: Self.today + 1))
        #expect(after.churn.probability < before.churn.probability)
        #expect(after.purchases[1].probability > before.purchases[1].probability)
        #expect(after.value.past == before.value.past + 50)
        #expect(after.next.overdue < before.next.overdue)
        #expect(before.drivers.contains { $0.group == .recency && $0.weight > 0 })
        #expect(after.value.next12Months > before.value.next12Months)
    }

    @Test func moreDaysAreNeverLessLikely() throws {
        for (_, outlook) in try outlooks() {
            #expect(outlook.purchases.map(\.days) == [7, 30, 90])
            for (fewer, more) in zip(outlook.purchases, outlook.purchases.dropFirst()) {
                #expect(fewer.probability <= more.probability)
            }
            #expect(outlook.churn.probability == 1 - outlook.purchases[2].probability)
            #expect(outlook.drivers.count <= MemberOutlook.driversMax)
        }
    }

    /// What the groups add, and what they start from, is what is said.
    @Test func contributionsAddUpToTheProbability() throws {
        let model = try #require(Self.models?.model(of: .purchase(withinDays: 30)))
        for record in Self.world.records.prefix(60)
        where !record.history.days(before: Self.today).isEmpty {
            let explained = model.explained(of: record.history, on: Self.today)
            let said = model.probability(of: record.history, on: Self.today)
            #expect(abs(explained.probability - said) < 1e-6)
            #expect(explained.contributions.count == model.groups.count)
        }
        #expect(Set(model.groups).count > 7)
    }

    @Test func whatIsReadBackSaysTheSame() throws {
        let models = try #require(Self.models)
        let bytes = models.encoded()
        let read = try PredictionModels(decoding: bytes)
        #expect(read.encoded() == bytes)
        #expect(read.number == 3 && read.firstDay == Self.today)
        for record in Self.world.records.prefix(40) {
            let first = MemberOutlook(of: record, by: models, on: Self.today)
            #expect(first == MemberOutlook(of: record, by: read, on: Self.today))
        }
        let shifts = try #require(models.reference).shifts(of: Self.world.histories, on: 320)
        #expect(try #require(read.reference).shifts(of: Self.world.histories, on: 320) == shifts)
        for count in [0, 20, bytes.count / 2, bytes.count - 1] {
            #expect(throws: ModelBytesError.self) {
                try PredictionModels(decoding: Array(bytes.prefix(count)))
            }
        }
        var damaged = bytes
        damaged[bytes.count / 3] ^= 4
        #expect(throws: ModelBytesError.self) { try PredictionModels(decoding: damaged) }
    }

    @Test func newcomersGetWhatCanBeSaid() throws {
        let models = try #require(Self.models)
        let newcomer = MemberRecord(
            history: MemberHistory(
                member: 9_999,
                days: [PurchaseDay(day: Self.today - 3, spend: 30)]
            ),
            categories: ["never seen before": [Self.today - 3]]
        )
        let outlook = try #require(MemberOutlook(of: newcomer, by: models, on: Self.today))
        #expect(outlook.limits.contains(.fewPurchases))
        #expect(outlook.categories.map(\.name) == ["never seen before"])
        #expect(outlook.monthSpend > 0 && outlook.monthSpend.isFinite)
        #expect(MemberOutlook(of: newcomer, by: models, on: Self.today - 3) == nil)
        let nobody = MemberRecord(history: MemberHistory(member: 1, days: []))
        #expect(MemberOutlook(of: nobody, by: models, on: Self.today) == nil)
    }

    @Test func aShortPastIsAnsweredWithoutCalibration() throws {
        let world = SimulatedMembers(count: 80, until: 70, seed: 5)
        let models = try #require(
            PredictionModels(
                world.histories,
                waits: world.waits(before: 40),
                before: 40,
                number: 1,
                settings: Self.settings
            )
        )
        #expect(models.purchases.isEmpty)
        let outlook = try #require(
            world.records.lazy.compactMap { MemberOutlook(of: $0, by: models, on: 40) }.first
        )
        #expect(outlook.limits.contains(.notCalibrated))
        #expect(outlook.purchases.allSatisfy { !$0.isCalibrated && $0.probability > 0 })
        let few = SimulatedMembers(count: 12, until: 70, seed: 5)
        #expect(
            PredictionModels(few.histories, waits: CategoryWaits(), before: 70, number: 1) == nil
        )
    }

    /// What happens from the day on changes nothing.
    @Test func nothingIsLearnedFromTheFuture() throws {
        let known = Self.world.histories.map { history in
            MemberHistory(
                member: history.member,
                days: Array(history.days(before: Self.today))
            )
        }
        let again = PredictionModels(
            known,
            waits: Self.world.waits(before: Self.today),
            before: Self.today,
            number: 3,
            settings: Self.settings
        )
        #expect(again?.encoded() == Self.models?.encoded())
    }

    @Test func theReportTestsEveryQuestionThatIsKnown() {
        let test = PredictionBackTest(
            Self.world.histories,
            before: 390,
            settings: Self.settings
        )
        #expect(test.tasks.map(\.task) == PredictionModels.tasks)
        #expect(test.tasks.map { $0.rows[0].day } == [383, 360, 300, 360])
        for task in test.tasks where task.task != .spendDrop {
            let row = task.rows[0]
            #expect(row.model.logLoss < row.bins.logLoss + 0.02)
            #expect(row.drift.level != .alarm)
        }
        #expect(test.spend.map { abs($0.actual / $0.expected - 1) < 0.15 } == true)
        let early = PredictionBackTest(
            Self.world.histories,
            before: 390,
            on: 350,
            settings: Self.settings
        )
        #expect(early.tasks.map(\.task).contains(.purchase(withinDays: 30)))
        #expect(!early.tasks.map(\.task).contains(.purchase(withinDays: 90)))
    }

    @Test func movedMembersAreSeen() throws {
        let reference = try #require(PopulationReference(of: Self.world.histories, on: 270))
        let same = reference.shifts(of: Self.world.histories, on: 272)
        #expect(same.map(\.name) == PopulationReference.names)
        #expect(same.allSatisfy { $0.level == .none })
        // Half of them stop, and the others buy for three times as much.
        let moved = Self.world.histories.enumerated().map { place, history in
            MemberHistory(
                member: history.member,
                days: history.days.compactMap { day in
                    if day.day >= 180, place % 2 == 0 { return nil }
                    return PurchaseDay(day: day.day, spend: day.spend * 3, categories: 1)
                }
            )
        }
        let shifts = reference.shifts(of: moved, on: 272)
        #expect(shifts.first { $0.name == "frequency" }?.level == .alarm)
        #expect(shifts.first { $0.name == "recency" }?.level == .alarm)
        // Few members differ by chance: that is no alarm.
        let few = Array(Self.world.histories.prefix(25))
        #expect(reference.shifts(of: few, on: 270).allSatisfy { $0.level == .none })
    }
}
