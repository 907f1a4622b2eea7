import Messages
import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension RecommendationsV1.Experiment {
    /// Describes an experiment as it was set up.
    init(_ experiment: Experiment) {
        self.init()
        name = experiment.name
        organisation = experiment.organisation.rawValue
        let isBandit = experiment.policy == .bandit
        policy = isBandit ? .bandit : .fixed
        arms = experiment.arms.map { arm in
            RecommendationsV1.ExperimentArm(
                name: arm.name,
                share: UInt32(clamping: arm.share),
                shareMin: isBandit ? UInt32(clamping: arm.bounds.lowerBound) : 0,
                shareMax: isBandit ? UInt32(clamping: arm.bounds.upperBound) : 0,
                list: arm.list == Experiment.ListChange() ? nil : .init(arm.list)
            )
        }
        salt = experiment.salt
        startsAt = experiment.startsAt.microseconds
        endsAt = experiment.endsAt.microseconds
        metric = RecommendationsV1.ExperimentMetric(experiment.metric)
        guardrail = experiment.guardrail.map { RecommendationsV1.ExperimentMetric($0) }
        errorShare = UInt32(clamping: experiment.errorShare)
    }
}

extension RecommendationsV1.ExperimentArm.ListChange {
    init(_ change: Experiment.ListChange) {
        self.init()
        list =
            switch change.kind {
            case .blend: .blend
            case .nextBasket: .nextBasket
            case .discovery: .discovery
            case nil: .unspecified
            }
        countsOnly = change.isCounted
        newShare = UInt32(clamping: change.newShare ?? 0)
    }
}

extension RecommendationsV1.ExperimentMetric {
    init(_ metric: Experiment.Metric) {
        self.init()
        kind =
            switch metric.kind {
            case .purchase: .purchase
            case .spend: .spend
            case .click: .click
            }
        days = UInt32(clamping: metric.days)
        spendMaxFen = metric.spendMaxFen
        effectExpected = metric.effectExpected
    }
}

extension RecommendationsV1.ExperimentState {
    /// Describes how an experiment stands.
    init(_ state: ExperimentState) {
        self.init()
        experiment = RecommendationsV1.Experiment(state.experiment)
        madeAt = state.madeAt.microseconds
        stoppedAt = state.stop?.at.microseconds ?? 0
        keptArm = state.stop?.keptArm ?? ""
        stopReason = state.stop?.reason ?? ""
        shares = state.current.values
        sharesVersion = UInt32(clamping: state.current.version)
    }
}

extension RecommendationsV1.GetExperimentResponse {
    /// Describes what an experiment has brought.
    init(_ state: ExperimentState, _ results: Laboratory.Results) {
        self.init()
        self.state = RecommendationsV1.ExperimentState(state)
        let alpha = Double(state.experiment.errorShare) / 10_000
        arms = state.experiment.arms.enumerated().map { index, arm in
            let summary = results.comparison.summary(of: index)
            let interval = results.comparison.interval(of: index)
            return ArmResult(
                arm: arm.name,
                members: UInt64(results.members[index]),
                measured: UInt64(summary.count),
                mean: summary.mean,
                meanLow: interval.lowerBound,
                meanHigh: interval.upperBound,
                expectedShare: results.expectedShares[index]
            )
        }
        let others = state.experiment.arms.dropFirst()
        comparisons = zip(others, results.differences).map { arm, difference in
            ArmComparison(arm, difference, alpha: alpha)
        }
        guardrails = zip(others, results.guardrails).map { arm, difference in
            ArmComparison(arm, difference, alpha: alpha)
        }
        sampleRatioP = results.sampleRatioP
        sampleRatioMismatch = results.sampleRatioP < SampleRatio.pMin
    }
}

extension RecommendationsV1.GetExperimentResponse.ArmComparison {
    init(_ arm: Experiment.Arm, _ difference: ArmsComparison.Difference?, alpha: Double) {
        self.init()
        self.arm = arm.name
        guard let difference else {
            p = 1
            undecided = true
            return
        }
        self.difference = difference.value
        low = difference.interval.lowerBound
        high = difference.interval.upperBound
        p = difference.p
        significant = difference.p <= alpha
    }
}

extension RecommendationsV1.EvaluatePolicyResponse.PolicyValue {
    init(_ mean: OffPolicyEstimate.Mean) {
        self.init(value: mean.value, deviation: mean.deviation)
    }
}
