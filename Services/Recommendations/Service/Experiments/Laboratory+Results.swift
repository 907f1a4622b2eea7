import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension Laboratory {
    /// What an experiment has brought.
    struct Results: Sendable {
        let members: [Int]
        let comparison: ArmsComparison
        let differences: [ArmsComparison.Difference?]
        let guardrails: [ArmsComparison.Difference?]
        let guardrailErrorShare: Double
        let expectedShares: [Double]
        let sampleRatioP: Double
    }

    /// Looks at an experiment: as often as one likes.
    func results(of state: ExperimentState) async throws -> Results {
        let experiment = state.experiment
        let outcomes = try await outcomes(of: experiment, experiment.metric)
        var comparison = compare(outcomes, state, experiment.metric)
        let count = experiment.arms.count
        var members = [Int](repeating: 0, count: count)
        var expected = [Double](repeating: 0, count: count)
        var byShares: [Int64: [Int]] = [:]
        for outcome in outcomes {
            members[outcome.member.arm] += 1
            byShares[outcome.member.sharesVersion, default: Array(repeating: 0, count: count)][
                outcome.member.arm
            ] += 1
        }
        var ratio = SampleRatio()
        for shares in try await store.shares(of: experiment.name) {
            guard let counts = byShares[shares.version], shares.values.count == count else {
                continue
            }
            let arms = counts.indices.filter { shares.values[$0] > 0 }
            ratio.add(counts: arms.map { counts[$0] }, shares: arms.map { shares.values[$0] })
            let total = Double(counts.reduce(0, +)) / Double(max(1, outcomes.count))
            for arm in 0..<count { expected[arm] += shares.values[arm] * total }
        }
        var guardrails: [ArmsComparison.Difference?] = []
        if let guardrail = experiment.guardrail {
            guardrails = try await guarded(state, guardrail)
        }
        return Results(
            members: members,
            comparison: comparison,
            differences: (1..<count).map { comparison.difference(of: $0) },
            guardrails: guardrails,
            guardrailErrorShare: Double(experiment.errorShare) / 10_000,
            expectedShares: expected,
            sampleRatioP: ratio.p
        )
    }

    /// How the arms after the first stand by the guardrail.
    func guarded(
        _ state: ExperimentState,
        _ guardrail: Experiment.Metric
    ) async throws -> [ArmsComparison.Difference?] {
        let outcomes = try await outcomes(of: state.experiment, guardrail)
        var comparison = compare(outcomes, state, guardrail)
        return (1..<state.experiment.arms.count).map { comparison.difference(of: $0) }
    }

    private func compare(
        _ outcomes: [ExperimentOutcome],
        _ state: ExperimentState,
        _ metric: Experiment.Metric
    ) -> ArmsComparison {
        let experiment = state.experiment
        let isRate = metric.kind != .spend
        var comparison = ArmsComparison(
            armCount: experiment.arms.count,
            method: experiment.policy == .bandit ? .moving : .fixed,
            alpha: Double(experiment.errorShare) / 10_000,
            bounds: isRate ? 0...1 : 0...Double(metric.spendMaxFen),
            effectDeviation: isRate
                ? Double(metric.effectExpected) / 10_000 : Double(metric.effectExpected)
        )
        // In the order in which their days end, which is that of their first exposures.
        for outcome in outcomes where isMeasured(outcome.member, metric) {
            comparison.add(outcome.value(metric), arm: outcome.member.arm)
        }
        return comparison
    }

    /// Whether a member's days are over.
    func isMeasured(_ member: ExperimentMember, _ metric: Experiment.Metric) -> Bool {
        now().microseconds(since: member.exposedAt) > metric.windowMicroseconds
    }

    /// What another policy would have brought.
    ///
    /// - Parameters:
    ///   - state: The experiment whose log is read.
    ///   - shares: Of each arm, by the segment in which a member came in.
    /// - Throws: Where the store cannot be read.
    /// - Returns: The estimates; `nil` while nobody was measured.
    func evaluate(
        _ state: ExperimentState,
        _ shares: (ExperimentMember.Segment) -> [Double]
    ) async throws -> (estimate: OffPolicyEstimate, logged: ArmSummary)? {
        let experiment = state.experiment
        let outcomes = try await outcomes(of: experiment, experiment.metric)
            .filter { isMeasured($0.member, experiment.metric) }
        if outcomes.isEmpty { return nil }
        // What a member is expected to bring comes from the other half of the members, so that it
        // has not seen the member itself.
        let models = (0..<2).map { half in
            ArmMeans(
                stride(from: 1 - half, to: outcomes.count, by: 2).map { outcomes[$0] },
                experiment
            )
        }
        var logged = ArmSummary()
        var events: [OffPolicyEstimate.Event] = []
        for (index, outcome) in outcomes.enumerated() {
            let reward = outcome.value(experiment.metric)
            logged.add(reward)
            events.append(
                OffPolicyEstimate.Event(
                    arm: outcome.member.arm,
                    propensity: outcome.member.propensity,
                    reward: reward,
                    target: shares(outcome.member.segment),
                    expected: models[index % 2].means(of: outcome.member.segment)
                )
            )
        }
        return (OffPolicyEstimate(events), logged)
    }
}

/// What members of a segment bring with each arm: their mean, drawn to that of all members of the
/// arm as if ten of those had been seen.
private struct ArmMeans {
    private let arms: [ArmSummary]
    private let segments: [ExperimentMember.Segment: [ArmSummary]]

    private static let borrowed = 10.0

    init(_ outcomes: [ExperimentOutcome], _ experiment: Experiment) {
        let none = [ArmSummary](repeating: ArmSummary(), count: experiment.arms.count)
        var arms = none
        var segments: [ExperimentMember.Segment: [ArmSummary]] = [:]
        for outcome in outcomes {
            let value = outcome.value(experiment.metric)
            arms[outcome.member.arm].add(value)
            segments[outcome.member.segment, default: none][outcome.member.arm].add(value)
        }
        self.arms = arms
        self.segments = segments
    }

    func means(of segment: ExperimentMember.Segment) -> [Double] {
        arms.indices.map { index in
            let own = segments[segment]?[index] ?? ArmSummary()
            let count = Double(own.count)
            return (count * own.mean + Self.borrowed * arms[index].mean) / (count + Self.borrowed)
        }
    }
}
