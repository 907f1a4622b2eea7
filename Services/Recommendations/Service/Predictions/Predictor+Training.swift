import Messages
import Primitives
import RecommendationsDomain
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
            guard !log.isNameless, !standing.isEmpty else { return nil }
            let record = MemberRecord(standing: standing, of: member.rawValue, categories)
            waits.add(record, before: day)
            return record.history
        }
    }
}

extension Predictor {
    /// How long a process may take until another one may train.
    private static let claimMax: Duration = .seconds(7_200)
    /// After how long it is looked again whether there is enough to learn from.
    private static let patience: Duration = .seconds(300)
    /// For how many days what was said is kept: the longest question's, and a fortnight.
    private static let saidDaysKept: Int32 = 104
    /// How many members are scored at a time.
    private static let pageMax = 256

    /// What a look has done.
    package enum Look: Hashable, Sendable {
        /// Nothing was due, or another process does it.
        case nothing
        /// There is too little to learn from.
        case tooLittle
        /// New models are served; how many members were scored, and what drift was found.
        case trained(version: Int64, members: Int, drift: String)
    }

    /// Asks for a training at the next look.
    package func want() { served.withLock { $0.isWanted = true } }

    /// Takes over what is new, and trains, tests and scores where that is due.
    ///
    /// - Throws: Where the store fails; what is served stays.
    /// - Returns: What was done.
    package func look() async throws -> Look {
        try await refresh()
        guard isDue else { return .nothing }
        let moment = now()
        let isOurs = try await models.claim(
            .predictions,
            holder: holder,
            now: moment,
            until: moment.advanced(byMicroseconds: Self.claimMax.microseconds)
        )
        guard isOurs else { return .nothing }
        do {
            let look = try await train()
            try await models.release(.predictions, holder: holder)
            return look
        } catch {
            try await models.release(.predictions, holder: holder)
            // Whoever shuts down has heard enough.
            if error is CancellationError { return .nothing }
            throw error
        }
    }

    private var isDue: Bool {
        let moment = now()
        return served.withLock { served in
            if served.isWanted { return true }
            if let next = served.nextTryAt, moment < next { return false }
            guard let last = served.record?.madeAt else { return true }
            return moment.microseconds(since: last) >= settings.interval.microseconds
        }
    }

    private func train() async throws -> Look {
        let start = now()
        served.withLock { served in
            served.isWanted = false
            served.nextTryAt = start.advanced(byMicroseconds: Self.patience.microseconds)
        }
        let day = firstDay
        let gathered = Mutex(
            TrainingSample(countMax: settings.membersMax, before: day, categories())
        )
        try await store.forEachMember(of: Recommender.pointsSource) { member, log in
            gathered.withLock { $0.take(member, log) }
        }
        let sample = gathered.withLock { $0 }
        let histories = sample.histories
        let number = (served.withLock { $0.record?.version } ?? 0) + 1
        let trained = await TrainingThread.run("predictions") { [settings] in
            PredictionModels(
                histories,
                waits: sample.waits,
                before: day.rawValue,
                number: number,
                settings: settings.models
            )
        }
        guard let trained = trained ?? nil, !Task.isCancelled else { return .tooLittle }
        let took = now().microseconds(since: start)
        served.withLock { $0.lastTraining = .microseconds(took) }
        // Stored before it is served: what was said can always be named.
        _ = try await models.add(trained.encoded(), kind: .predictions, day: day, madeAt: start)
        try await refresh()
        let version = served.withLock { $0.record?.version } ?? number
        try await publishReport(histories, day)
        let drift = try await publishDrift(histories, day)
        let count = try await score(version, day)
        try await predictions.forget(
            salesBefore: Day(day.rawValue - Self.historyDays),
            saidBefore: Day(day.rawValue - Self.saidDaysKept)
        )
        return .trained(version: version, members: count, drift: drift)
    }

    /// Scores every member for the lists, and keeps what was said of some, to be compared later.
    private func score(_ version: Int64, _ day: Day) async throws -> Int {
        guard let models = served.withLock({ $0.models }) else { return 0 }
        let isSaid = try await isToBeSaid(day)
        let members = try await predictions.members()
        var said = SaidSample(of: members.count, on: day)
        var count = 0
        for start in stride(from: 0, to: members.count, by: Self.pageMax) {
            try Task.checkCancellation()
            var logs: [(MemberID, [Purchase])] = []
            for id in members[start..<min(members.count, start + Self.pageMax)] {
                let standing = try await standing(id)
                guard standing.member == id, standing.isPersonalised else { continue }
                logs.append((id, try await store.purchases(of: id)))
            }
            let outlooks = await TrainingThread.run("scores") { [logs] in
                logs.compactMap { member, log in
                    self.outlook(of: member, log, models, categoriesMax: 1).map { (member, $0) }
                }
            }
            guard let outlooks else { break }
            try await predictions.put(
                outlooks.map { MemberScore($0.0, $0.1, version: version) }
            )
            for (member, outlook) in outlooks where isSaid { said.take(member, outlook) }
            count += outlooks.count
        }
        try Task.checkCancellation()
        try await predictions.forgetScores(before: version)
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

    mutating func take(_ member: MemberID, _ outlook: MemberOutlook) {
        let hash = withUnsafeBytes(of: member.rawValue.littleEndian) {
            SipHash(key: 7, 11).hash($0)
        }
        // Who has bought on the day is asked about later ones.
        guard hash <= hashMax, outlook.firstDay == day.rawValue else { return }
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

extension PurchaseTask {
    /// How the question is called in answers.
    var name: String {
        switch self {
        case .purchase(let days): "purchase_\(days)_days"
        case .spendDrop: "spend_drop"
        }
    }
}
