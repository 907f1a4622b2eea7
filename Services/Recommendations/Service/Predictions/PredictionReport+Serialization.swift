import Messages
import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension RecommendationsV1.GetPredictionReportResponse {
    init(
        _ test: PredictionBackTest,
        _ demand: [DemandBackTest],
        asOf day: Day,
        madeAt: Timestamp
    ) {
        self.init(
            asOf: day.date.description,
            madeAt: madeAt.microseconds,
            tasks: test.tasks.flatMap { task in
                task.rows.map { RecommendationsV1.TaskReport(task.task, $0) }
            },
            spend: test.spend.map { spend in
                RecommendationsV1.SpendReport(
                    members: UInt64(spend.count),
                    expectedFen: spend.expected.inFen,
                    actualFen: spend.actual.inFen,
                    errorFen: spend.error.inFen,
                    naiveErrorFen: spend.naiveError.inFen
                )
            },
            demand: demand.map { test in
                RecommendationsV1.DemandReport(
                    days: UInt32(test.days),
                    forecasts: UInt64(test.forecastCount),
                    coverageFourFifths: test.coverage80,
                    coverageMost: test.coverage95,
                    error: test.error,
                    naiveError: test.naiveError,
                    tenths: test.tenths
                )
            },
            members: UInt64(test.memberCount)
        )
    }
}

extension RecommendationsV1.TaskReport {
    init(_ task: PurchaseTask, _ row: PurchaseBackTest.Row) {
        self.init(
            task: task.name,
            asOf: Day(row.day).date.description,
            members: UInt64(row.model.count),
            yes: UInt64(
                row.reliability.reduce(0) { $0 + ($1.actual * Double($1.count)).rounded() }
            ),
            model: RecommendationsV1.ProbabilityReport(row.model),
            bins: RecommendationsV1.ProbabilityReport(row.bins),
            tenths: row.reliability.map { tenth in
                Tenth(
                    members: UInt64(tenth.count),
                    expected: tenth.expected,
                    actual: tenth.actual
                )
            },
            calibration: RecommendationsV1.CalibrationStatus(row.drift)
        )
    }
}

extension RecommendationsV1.ProbabilityReport {
    init(_ score: ProbabilityScore) {
        self.init(
            areaUnderCurve: score.areaUnderCurve,
            brier: score.brier,
            logLoss: score.logLoss,
            bias: score.bias
        )
    }
}

extension RecommendationsV1.CalibrationStatus {
    init(_ drift: CalibrationDrift) {
        self.init(
            spiegelhalter: drift.spiegelhalter,
            excess: drift.excess,
            ratio: drift.ratio,
            level: drift.level.rawValue
        )
    }
}
