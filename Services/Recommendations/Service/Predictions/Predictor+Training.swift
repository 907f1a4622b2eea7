import Primitives
package import RecommendationsDomain
import RecommendationsPrediction
import Synchronization

/// The members that models learn from: all, or those with the lowest hashes where they are too
/// many.
struct TrainingSample: Sendable {
    private let day: Int32
    private let categories: CategoryIndex
    private var members: MemberSample<MemberHistory>
    /// Their waits for categories.
    private(set) var waits = CategoryWaits()

    init(countMax: Int, before day: Day, _ categories: CategoryIndex) {
        members = MemberSample(countMax: countMax)
        self.day = day.rawValue
        self.categories = categories
    }

    /// Their days, in the order of their ids.
    var histories: [MemberHistory] { members.all.map(\.value) }

    /// Takes a member up, or leaves it out.
    mutating func take(_ member: MemberID, _ log: [Purchase]) {
        members.take(member) {
            let standing = log.standing
            guard !standing.isEmpty else { return nil }
            let record = MemberRecord(standing: standing, of: member.rawValue, categories)
            waits.add(record, before: day)
            return record.history
        }
    }
}

/// Learns what predictions are made of.
extension Predictor: Learner {
    /// For how many days what was said is kept: the longest question's, and a fortnight.
    private static let saidDaysKept: Int32 = 104
    /// How many members are scored at a time.
    private static let pageMax = 256

    package var kind: ModelKind { .predictions }

    package var served: ModelRecord? { newest.current?.record }

    package func learn(_ run: TrainingRun) async throws -> TrainingOutcome {
        let start = now()
        let day = firstDay
        run.tell("reads purchases")
        let (sample, eventCount) = try await sample(before: day)
        let histories = sample.histories
        let number = (try await models.models(of: .predictions).first?.version ?? 0) + 1
        let trained = try await run.compute { [settings] in
            PredictionModels(
                histories,
                waits: sample.waits,
                before: day.rawValue,
                number: number,
                settings: settings.models
            ) { step, percent in
                // Scoring comes after it, and the report.
                run.tell(step, percent: percent * Self.learningShare / 100)
            }
        }
        guard run.tell("stores what was learned"), !Task.isCancelled else { return .cancelled }
        guard let trained else {
            let needed = settings.models.membersMin
            return .tooLittle("\(histories.count) members have bought, and \(needed) are needed")
        }
        // Stored before it is served: what was said can always be named.
        let record = try await models.add(
            trained.encoded(),
            kind: .predictions,
            day: day,
            madeAt: start,
            eventCount: eventCount,
            isFinished: false
        )
        newest.serve(trained, record)
        return try await follow(record, trained, histories, run)
    }

    package func finish(
        _ record: ModelRecord,
        _ run: TrainingRun
    ) async throws -> TrainingOutcome {
        guard let current = newest.current, current.record.version == record.version else {
            return .cancelled
        }
        run.tell("reads purchases", percent: Self.learningShare)
        let (sample, _) = try await sample(before: firstDay)
        return try await follow(record, current.value, sample.histories, run)
    }

    /// How many percent of a training are learning.
    private static let learningShare = 60
    /// How many are done when members are scored: the report is made by then.
    private static let scoringStart = 75

    /// The members that are learned from, and how many events of orders they come from.
    ///
    /// - Throws: Where the store cannot be read.
    func sample(before day: Day) async throws -> (sample: TrainingSample, eventCount: Int64) {
        let gathered = Mutex(
            TrainingSample(countMax: settings.membersMax, before: day, categories())
        )
        let positions = try await store.forEachLearnedFrom(of: Recommender.pointsSource) {
            member,
            log in
            gathered.withLock { $0.take(member, log) }
        }
        return (gathered.withLock { $0 }, positions.eventCount)
    }

    /// Does what follows from new models: the report, the look at drift, the scores.
    ///
    /// May be done again, and goes on with the scores where it was broken off.
    private func follow(
        _ record: ModelRecord,
        _ models: PredictionModels,
        _ histories: [MemberHistory],
        _ run: TrainingRun
    ) async throws -> TrainingOutcome {
        let day = firstDay
        guard run.tell("tests on what is known", percent: Self.learningShare) else {
            return .cancelled
        }
        try await publishReport(histories, day)
        let drift = try await publishDrift(histories, day)
        guard let count = try await score(record, models, day, run) else { return .cancelled }
        try await predictions.forget(
            salesBefore: Day(day.rawValue - Self.historyDays),
            saidBefore: Day(day.rawValue - Self.saidDaysKept)
        )
        try await self.models.finish(record)
        return .done(version: record.version, "\(count) members were scored; drift: \(drift)")
    }

    /// Scores every member for the lists, and keeps what was said of some, to be compared later.
    ///
    /// - Returns: How many were scored, now or before it was broken off; `nil` where it was ended.
    private func score(
        _ record: ModelRecord,
        _ models: PredictionModels,
        _ day: Day,
        _ run: TrainingRun
    ) async throws -> Int? {
        let isSaid = try await isToBeSaid(day)
        let members = try await predictions.members(scoredBy: record.version)
        var said = SaidSample(of: members.count, on: day)
        var count = 0
        for start in stride(from: 0, to: members.count, by: Self.pageMax) {
            let percent = Self.scoringStart + (100 - Self.scoringStart) * start / members.count
            let text = "scores members, \(start) of \(members.count)"
            guard run.tell(text, percent: percent), !Task.isCancelled else { return nil }
            let page = members[start..<min(members.count, start + Self.pageMax)]
            var logs: [(MemberID, [Purchase])] = []
            for (id, isScored) in page {
                if isScored { count += 1 }
                guard !isScored || isSaid && said.takes(id) else { continue }
                let standing = try await standing(id)
                guard standing.member == id, standing.isPersonalised else { continue }
                logs.append((id, try await store.purchases(of: id)))
            }
            let outlooks = try await run.compute { [logs] in
                logs.compactMap { member, log in
                    self.outlook(of: member, log, models, categoriesMax: 1).map { (member, $0) }
                }
            }
            guard let outlooks else { return nil }
            try await predictions.put(
                outlooks.map { MemberScore($0.0, $0.1, version: record.version) }
            )
            for (member, outlook) in outlooks where isSaid { said.take(member, outlook) }
            let scored = Set(page.lazy.filter(\.isScored).map(\.member))
            count += outlooks.count { !scored.contains($0.0) }
        }
        try await predictions.forgetScores(before: record.version)
        for (question, members) in said.members {
            try await predictions.put(
                SaidProbabilities(question: question, day: day, members: members)
            )
        }
        return count
    }

    /// Whether a week has passed since something was said to be kept.
    private func isToBeSaid(_ day: Day) async throws -> Bool {
        let last = try await predictions.said(
            of: PurchaseTask.purchase(withinDays: 7).name,
            onOrBefore: day
        )
        return last.map { day.rawValue - $0.day.rawValue >= 7 } ?? true
    }
}

/// What is kept of what was said on a day: of some members, by lot.
private struct SaidSample {
    /// How many members' are kept, about.
    private static let countMax = 4_000

    private let hashMax: UInt64
    private let day: Day
    private(set) var members: [String: [SaidProbabilities.Member]] = [:]

    init(of count: Int, on day: Day) {
        self.day = day
        hashMax = count <= Self.countMax ? .max : .max / UInt64(count) * UInt64(Self.countMax)
    }

    /// Whether what is said of a member is kept.
    func takes(_ member: MemberID) -> Bool {
        let hash = withUnsafeBytes(of: member.rawValue.littleEndian) {
            SipHash(key: 7, 11).hash($0)
        }
        return hash <= hashMax
    }

    mutating func take(_ member: MemberID, _ outlook: MemberOutlook) {
        // Who has bought on the day is asked about later ones.
        guard takes(member), outlook.firstDay == day.rawValue else { return }
        func add(_ task: PurchaseTask, _ probability: Double) {
            members[task.name, default: []].append(
                SaidProbabilities.Member(
                    memberID: member,
                    probability: MemberScore.millionths(probability)
                )
            )
        }
        for purchase in outlook.purchases {
            add(.purchase(withinDays: purchase.days), purchase.probability)
        }
        if let drop = outlook.spendDrop { add(.spendDrop, drop) }
    }
}

extension MemberScore {
    /// Millionths of a probability.
    static func millionths(_ probability: Double) -> Int64 {
        Int64((min(1, max(0, probability)) * Double(certain)).rounded())
    }

    init(_ member: MemberID, _ outlook: MemberOutlook, version: Int64) {
        self.init(
            memberID: member,
            version: version,
            day: Day(outlook.firstDay),
            churn: Self.millionths(outlook.churn.probability),
            level: outlook.churn.level.rawValue,
            yearValueFen: outlook.value.next12Months.inFen,
            monthPurchase: Self.millionths(
                outlook.purchases.first { $0.days == 30 }?.probability ?? 0
            ),
            lastDay: Day(outlook.lastDay)
        )
    }
}

extension Double {
    /// Yuan as fen, to the nearest; at most what a number holds.
    var inFen: Int64 { Int64(exactly: (self * 100).rounded()) ?? (self < 0 ? .min : .max) }
}
