import Primitives
import RecommendationsDomain
import RecommendationsPrediction

/// Experiments that a sweep could not look at.
package struct SweepProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, one line for each experiment.
    package let description: String
}

extension Laboratory {
    /// Looks at every experiment of which something is still to be measured.
    ///
    /// Moves the shares of bandits, and stops what makes worse what must not get worse. One process
    /// does so at a time.
    ///
    /// - Throws: Where the store cannot be read; after the others were looked at, where one of them
    ///   could not be.
    package func sweep() async throws {
        var problems: [String] = []
        var name = ""
        while !Task.isCancelled, try await claim(now()) {
            let page = try await store.experiments(after: name, countMax: 100, .unmeasured)
            problems += page.unreadable.map { "\($0): cannot be read" }
            for state in page.states {
                // A sweep may take longer than a claim holds.
                guard try await claim(now()) else { return }
                do {
                    try await look(at: state)
                } catch let error as CancellationError {
                    throw error
                } catch {
                    problems.append("\(state.experiment.name): \(error)")
                }
            }
            guard let last = page.last else { break }
            name = last
        }
        if !problems.isEmpty {
            throw SweepProblem(description: problems.joined(separator: "\n"))
        }
    }

    private func look(at state: ExperimentState) async throws {
        let experiment = state.experiment
        let moment = now()
        guard moment >= experiment.startsAt else { return }
        if let guardrail = experiment.guardrail, try await isWorse(state, guardrail) {
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
        if experiment.policy == .bandit, experiment.isOpen(at: moment) {
            try await moveShares(of: state, at: moment)
        }
        if experiment.isMeasured(at: moment) {
            try await store.setMeasured(experiment, at: moment)
        }
    }

    /// Whether an arm is worse than the first as it stands now.
    ///
    /// It is where every difference that is not ruled out, with the experiment's share of errors,
    /// is a loss. What was once better and is a hair worse now is not.
    private func isWorse(
        _ state: ExperimentState,
        _ guardrail: Experiment.Metric
    ) async throws -> Bool {
        try await guarded(state, guardrail).contains { difference in
            difference.map { $0.interval.upperBound < 0 } ?? false
        }
    }

    /// How many members of each arm must be measured before shares move: until then a bandit keeps
    /// what it begins with.
    private static let measuredMin = 50
    /// How often rates are drawn: a share of one half then has a deviation of .005.
    private static let drawsCount = 10_000
    /// By how much a share must move for shares to become others: three and a half deviations of
    /// the difference of two draws.
    private static let moveMin = 0.025

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
        guard arms.allSatisfy({ $0.yes + $0.no >= Self.measuredMin }) else { return }
        let bandit = BoundedBandit(
            arms: arms,
            bounds: experiment.arms.map { arm in
                Double(arm.bounds.lowerBound) / 10_000...Double(arm.bounds.upperBound) / 10_000
            }
        )
        // By what was counted, so that the same counts give the same shares everywhere.
        let counts = arms.flatMap { [$0.yes, $0.no] }
        var random = SeededRandom(seed: seed(of: experiment.name, counts: counts))
        let shares = bandit.shares(using: &random, rounds: Self.drawsCount)
        let isMoved = zip(shares, state.current.values).contains { new, old in
            abs(new - old) >= Self.moveMin
        }
        guard isMoved else { return }
        try await store.addShares(
            ExperimentState.Shares(
                version: state.current.version + 1,
                values: shares,
                madeAt: moment
            ),
            of: experiment.name
        )
        forget(experiment.name)
    }
}
