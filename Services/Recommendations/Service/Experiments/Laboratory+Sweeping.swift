import Primitives
import RecommendationsDomain
import RecommendationsPrediction

extension Laboratory {
    /// Looks at every experiment that runs: moves the shares of bandits, and stops what makes worse
    /// what must not get worse.
    ///
    /// - Throws: Where the store cannot be read, or nothing was stored.
    package func sweep() async throws {
        var name = ""
        while !Task.isCancelled {
            let page = try await store.experiments(after: name, countMax: 100, in: nil)
            guard let last = page.last else { return }
            name = last.experiment.name
            for state in page where state.stop == nil { try await look(at: state) }
        }
    }

    private func look(at state: ExperimentState) async throws {
        let experiment = state.experiment
        let moment = now()
        guard moment >= experiment.startsAt else { return }
        if experiment.guardrail != nil {
            let results = try await results(of: state)
            let isWorse = results.guardrails.contains { difference in
                guard let difference else { return false }
                return difference.p <= results.guardrailErrorShare && difference.value < 0
            }
            if isWorse {
                _ = try await store.stop(
                    experiment.name,
                    ExperimentState.Stop(
                        at: moment,
                        keptArm: experiment.arms[0].name,
                        reason: "guardrail"
                    )
                )
                forget(experiment.name)
                return
            }
        }
        guard experiment.policy == .bandit, experiment.isOpen(at: moment) else { return }
        try await moveShares(of: state, at: moment)
    }

    /// By how much a share must move for shares to become others.
    private static let moveMin = 0.005

    private func moveShares(of state: ExperimentState, at moment: Timestamp) async throws {
        let experiment = state.experiment
        var arms = [BoundedBandit.Arm](repeating: .init(), count: experiment.arms.count)
        for outcome in try await outcomes(of: experiment, experiment.metric)
        where isMeasured(outcome.member, experiment.metric) {
            if outcome.value(experiment.metric) > 0 {
                arms[outcome.member.arm].yes += 1
            } else {
                arms[outcome.member.arm].no += 1
            }
        }
        let bandit = BoundedBandit(
            arms: arms,
            bounds: experiment.arms.map { arm in
                Double(arm.bounds.lowerBound) / 10_000...Double(arm.bounds.upperBound) / 10_000
            }
        )
        let version = state.current.version + 1
        var random = SeededRandom(seed: seed(of: experiment.name, version: version))
        let shares = bandit.shares(using: &random)
        let isMoved = zip(shares, state.current.values).contains { new, old in
            abs(new - old) >= Self.moveMin
        }
        guard isMoved else { return }
        try await store.addShares(
            ExperimentState.Shares(version: version, values: shares, madeAt: moment),
            of: experiment.name
        )
        forget(experiment.name)
    }
}
