package import Primitives
package import RecommendationsDomain
import RecommendationsPrediction

import Synchronization

/// Draws members into the arms of experiments, and says what these have brought.
///
/// Several processes draw the same arm for a member, since they share key, name and shares; the
/// first that asks for it is recorded, and holds from then on.
package final class Laboratory: Sendable {
    /// Experiments, and who is in which arm.
    package let store: any ExperimentsStore
    let purchases: any RecommendationsStore
    let standing: MemberStanding
    let calendar: LocalCalendar
    let now: @Sendable () -> Timestamp
    private let hash: SipHash
    private let kept = Mutex<[String: Kept]>([:])

    private struct Kept {
        let state: ExperimentState?
        let readAt: Timestamp
    }

    /// How old what is known of an experiment may get.
    private static let ageMax: Duration = .milliseconds(500)
    /// How many names are kept, known and unknown ones.
    private static let keptMax = 1_024

    /// Opens a laboratory.
    ///
    /// - Parameters:
    ///   - store: Experiments, and who is in which arm.
    ///   - purchases: What members bought.
    ///   - key: The installation's secret, by which arms are drawn.
    ///   - standing: Whom ids mean.
    ///   - calendar: The program's calendar.
    ///   - now: The wall clock.
    package init(
        store: any ExperimentsStore,
        purchases: any RecommendationsStore,
        key: (UInt64, UInt64),
        standing: @escaping MemberStanding,
        calendar: LocalCalendar,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.purchases = purchases
        self.standing = standing
        self.calendar = calendar
        self.now = now
        hash = SipHash(key: key.0, key.1)
    }

    /// An experiment, at most half a second old; `nil` for none of that name.
    func state(of name: String) async throws -> ExperimentState? {
        let moment = now()
        let known = kept.withLock { kept -> Kept? in
            guard let known = kept[name] else { return nil }
            let age = moment.microseconds(since: known.readAt)
            return age >= 0 && age < Self.ageMax.microseconds ? known : nil
        }
        if let known { return known.state }
        let state = try await store.experiment(named: name)
        kept.withLock { kept in
            if kept.count >= Self.keptMax { kept.removeAll() }
            kept[name] = Kept(state: state, readAt: moment)
        }
        return state
    }

    /// Lets go of what is known of an experiment, after a change of its own.
    func forget(_ name: String) { kept.withLock { $0[name] = nil } }

    /// What a member gets.
    struct Assignment: Sendable {
        let arm: String
        /// `nil` where the member does not take part.
        let part: ExperimentMember?
    }

    /// Gives a member its arm, and records it.
    ///
    /// - Returns: The arm; `nil` where there is no such experiment.
    func assign(_ member: MemberID, in name: String) async throws -> Assignment? {
        guard let state = try await state(of: name) else { return nil }
        let experiment = state.experiment
        if let stop = state.stop { return Assignment(arm: stop.keptArm, part: nil) }
        let outside = Assignment(arm: experiment.arms[0].name, part: nil)
        let standing = try await self.standing(member)
        guard standing.isPersonalised, let home = standing.home,
            experiment.organisation.contains(home)
        else { return outside }
        if let part = try await store.part(of: standing.member, in: name) {
            return Assignment(arm: experiment.arms[part.arm].name, part: part)
        }
        let moment = now()
        guard experiment.isOpen(at: moment) else { return outside }
        let shares = state.current
        let drawing = ExperimentAssignment(
            experiment: experiment.drawnBy,
            shares: shares.values,
            hash: hash
        )
        let arm = drawing.arm(of: standing.member)
        let part = try await store.record(
            ExperimentMember(
                arm: arm,
                propensity: shares.values[arm],
                exposedAt: moment,
                segment: try await segment(of: standing.member, at: moment),
                sharesVersion: shares.version
            ),
            of: standing.member,
            in: name
        )
        return Assignment(arm: experiment.arms[part.arm].name, part: part)
    }

    /// What a member is: by its orders of the last 90 days.
    private func segment(
        of member: MemberID,
        at moment: Timestamp
    ) async throws -> ExperimentMember.Segment {
        let log = try await purchases.purchases(of: member).standing
        if log.isEmpty { return .new }
        let first = moment.advanced(by: .seconds(-90 * 86_400))
        switch log.count(where: { $0.paidAt >= first }) {
        case 0: return .lapsed
        case 1...3: return .occasional
        default: return .regular
        }
    }

    /// The parts of members, and what these did within a measure's days, the oldest first.
    func outcomes(
        of experiment: Experiment,
        _ metric: Experiment.Metric
    ) async throws -> [ExperimentOutcome] {
        let found = Mutex<[ExperimentOutcome]>([])
        try await store.forEachOutcome(
            of: experiment.name,
            windowMicroseconds: metric.windowMicroseconds
        ) { outcome in found.withLock { $0.append(outcome) } }
        return found.withLock { $0 }
    }

    /// A number that all processes have in common, for an experiment's version of shares.
    func seed(of name: String, version: Int64) -> UInt64 {
        hash.hash(Array("\(name)\u{0}\(version)".utf8))
    }
}
