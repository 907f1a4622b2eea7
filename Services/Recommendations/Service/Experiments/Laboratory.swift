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
    let claim: @Sendable (_ now: Timestamp) async throws -> Bool
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
    ///   - claim: Whether this process is the one that sweeps.
    package init(
        store: any ExperimentsStore,
        purchases: any RecommendationsStore,
        key: (UInt64, UInt64),
        standing: @escaping MemberStanding,
        calendar: LocalCalendar,
        now: @escaping @Sendable () -> Timestamp,
        claim: @escaping @Sendable (_ now: Timestamp) async throws -> Bool = { _ in true }
    ) {
        self.store = store
        self.purchases = purchases
        self.standing = standing
        self.calendar = calendar
        self.now = now
        self.claim = claim
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
        let arm: Experiment.Arm
        /// `nil` where the member does not take part.
        let part: ExperimentMember?
    }

    /// Gives a member its arm, and records it.
    ///
    /// - Throws: Where nothing was recorded.
    /// - Returns: The arm; `nil` where there is no such experiment.
    func assign(_ member: MemberID, in name: String) async throws -> Assignment? {
        guard let state = try await state(of: name) else { return nil }
        let experiment = state.experiment
        if let stop = state.stop {
            let kept = experiment.arms.first { $0.name == stop.keptArm }
            return Assignment(arm: kept ?? experiment.arms[0], part: nil)
        }
        let outside = Assignment(arm: experiment.arms[0], part: nil)
        let standing = try await self.standing(member)
        guard standing.isPersonalised, let home = standing.home,
            experiment.organisation.contains(home)
        else { return outside }
        if let known = try await store.part(of: standing.member, in: name) {
            return Assignment(arm: known.arm, part: known.part)
        }
        let moment = now()
        guard experiment.isOpen(at: moment) else { return outside }
        let segment = try await segment(of: standing.member, at: moment)
        let recorded = try await store.record(of: standing.member, in: name) { [hash] in
            Self.draw($0, home, $1, segment, at: moment, hash)
        }
        guard let recorded else { return outside }
        return Assignment(arm: recorded.arm, part: recorded.part)
    }

    /// A member's part by an experiment as it is; `nil` where the member does not take part in it.
    private static func draw(
        _ member: MemberID,
        _ home: OrganisationPath,
        _ state: ExperimentState,
        _ segment: ExperimentMember.Segment,
        at moment: Timestamp,
        _ hash: SipHash
    ) -> ExperimentMember? {
        let experiment = state.experiment
        guard state.stop == nil, experiment.isOpen(at: moment),
            experiment.organisation.contains(home)
        else { return nil }
        let shares = state.current
        let drawing = ExperimentAssignment(
            experiment: experiment.drawnBy,
            shares: shares.values,
            hash: hash
        )
        let arm = drawing.arm(of: member)
        return ExperimentMember(
            arm: arm,
            propensity: shares.values[arm],
            exposedAt: moment,
            segment: segment,
            sharesVersion: shares.version
        )
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

    /// A number that all processes have in common, for what was counted in an experiment.
    func seed(of name: String, counts: [Int]) -> UInt64 {
        hash.hash(Array("\(name)\u{0}\(counts)".utf8))
    }
}
