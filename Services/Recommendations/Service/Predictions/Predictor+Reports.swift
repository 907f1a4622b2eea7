import Messages
import Primitives
import RPCCore
import RecommendationsDomain
import RecommendationsPrediction
import Synchronization

extension Predictor {
    /// How old the published back-test may get.
    private static let reportDaysMax: Int32 = 7
    /// The stores whose demand is tested.
    private static let reportStoresMax = 50
    /// The series that are tested, those that sell most.
    private static let reportSeriesMax = 200
    /// Days ahead, and how many days before the end forecasts are made.
    private static let demandTests: [(days: Int, origins: [Int])] = [
        (1, Array(stride(from: 1, through: 28, by: 3))), (7, [7, 14, 21, 28]), (30, [30, 45]),
    ]

    /// Makes a back-test where the last one is old, and keeps it.
    func publishReport(_ histories: [MemberHistory], _ day: Day) async throws {
        let last = reports.current?.record.day
        if let last, day.rawValue - last.rawValue < Self.reportDaysMax { return }
        guard let report = try await report(histories, day, on: nil) else { return }
        let record = try await models.add(
            try report.encoded(),
            kind: .predictionReport,
            day: day,
            madeAt: now()
        )
        reports.serve(report, record)
    }

    /// Computes a back-test as of a day, from all orders.
    ///
    /// - Throws: Where the store cannot be read.
    /// - Returns: `nil` where the task was cancelled.
    func report(asOf asked: Day) async throws -> RecommendationsV1.GetPredictionReportResponse? {
        try await reporting.alone {
            let day = firstDay
            return try await report(try await sample(before: day).sample.histories, day, on: asked)
        }
    }

    private func report(
        _ histories: [MemberHistory],
        _ day: Day,
        on asked: Day?
    ) async throws -> RecommendationsV1.GetPredictionReportResponse? {
        let series = try await allSeries(storesMax: Self.reportStoresMax)
        let back = asked.map { Int(day.rawValue - $0.rawValue) }
        let madeAt = now()
        return try await Computing.run(on: thread) { [settings] in
            let test = PredictionBackTest(
                histories,
                before: day.rawValue,
                on: asked?.rawValue,
                settings: settings.models
            )
            let most = series.map { ($0, $0.reduce(0, +)) }
                .sorted { $0.1 > $1.1 }.prefix(Self.reportSeriesMax).map(\.0)
            let demand = Self.demandTests.compactMap { days, origins -> DemandBackTest? in
                // As of a day all forecasts are made on its morning.
                let asked = back.map { [$0] } ?? origins
                guard asked.allSatisfy({ $0 >= days }) else { return nil }
                return DemandBackTest(most, days: days, origins: asked)
            }
            return RecommendationsV1.GetPredictionReportResponse(
                test,
                demand,
                asOf: asked ?? day,
                madeAt: madeAt
            )
        }
    }

    /// Looks whether members have moved, and whether what was said came true; keeps the answer.
    ///
    /// - Returns: none, watch or alarm.
    func publishDrift(_ histories: [MemberHistory], _ day: Day) async throws -> String {
        guard let (record, models) = newest.current else { return "" }
        var drift = RecommendationsV1.GetPredictionDriftResponse(
            modelVersion: "predictions@\(record.version)",
            trainedThrough: Day(record.day.rawValue - 1).date.description,
            checkedAt: now().microseconds
        )
        var levels: [CalibrationDrift.Level] = []
        for shift in models.reference?.shifts(of: histories, on: day.rawValue) ?? [] {
            levels.append(shift.level)
            drift.groups.append(
                .init(name: shift.name, stabilityIndex: shift.index, level: shift.level.rawValue)
            )
        }
        for task in PredictionModels.tasks {
            let (message, level) = try await calibration(of: task, day)
            drift.tasks.append(message)
            levels.append(level)
        }
        let worst: CalibrationDrift.Level =
            levels.contains(.alarm) ? .alarm : levels.contains(.watch) ? .watch : .none
        drift.level = worst.rawValue
        let stored = try await self.models.add(
            try drift.encoded(),
            kind: .predictionDrift,
            day: day,
            madeAt: now()
        )
        drifts.serve(drift, stored)
        return worst.rawValue
    }

    /// What was last said of a question whose answers are known, and what came of it.
    private func calibration(
        of task: PurchaseTask,
        _ day: Day
    ) async throws -> (
        RecommendationsV1.GetPredictionDriftResponse.TaskCalibration, CalibrationDrift.Level
    ) {
        var message = RecommendationsV1.GetPredictionDriftResponse.TaskCalibration(task: task.name)
        let latest = Day(day.rawValue - task.horizonDays)
        guard let said = try await predictions.said(of: task.name, onOrBefore: latest) else {
            return (message, .none)
        }
        let categories = categories()
        var probabilities: [Double] = []
        var answers: [Bool] = []
        for member in said.members {
            // Who has turned it off since is not judged any more.
            guard try await standing(member.memberID).isPersonalised else { continue }
            let log = try await store.purchases(of: member.memberID).standing
            let history = MemberRecord(standing: log, of: member.memberID.rawValue, categories)
                .history
            let asked = said.day.rawValue
            // Who was merged or erased meanwhile has no orders left.
            guard task.applies(to: history, on: asked) else { continue }
            probabilities.append(Double(member.probability) / Double(MemberScore.certain))
            answers.append(task.answer(of: history, on: asked))
        }
        let drift = CalibrationDrift(probabilities, answers: answers)
        message.saidOn = said.day.date.description
        message.members = UInt64(answers.count)
        message.calibration = RecommendationsV1.CalibrationStatus(drift)
        return (message, drift.level)
    }

    /// Counted up: 0 none, 1 watch, 2 alarm; `nil` before the first look.
    package var driftLevel: Double? {
        switch drifts.current?.value.level {
        case "none": 0
        case "watch": 1
        case "alarm": 2
        default: nil
        }
    }
}
