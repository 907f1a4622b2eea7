import IdentityDomain
import Primitives
import Synchronization

/// A store of profiles that answers what a test tells it to, and keeps what it was asked.
final class StubProfileStore: ProfileStore {
    private let held: MemberProfile?
    private let outcome: MemberChangeOutcome
    private let next: MemberQuery.Position?
    private let steps: Mutex<[StageSweep]>
    private let asked = Mutex(Asked())

    /// What the store was asked.
    struct Asked {
        var changes: [MemberChange] = []
        var queries: [MemberQuery] = []
        var counts: [AcquisitionQuery] = []
        var scopes: [OrganisationPath?] = []
        var sweeps: [StageSweep.Position?] = []
    }

    init(
        _ held: MemberProfile? = nil,
        outcome: MemberChangeOutcome = .decided(MemberChangeAnswer(isChanged: true)),
        next: MemberQuery.Position? = nil,
        steps: [StageSweep] = []
    ) {
        self.held = held
        self.outcome = outcome
        self.next = next
        self.steps = Mutex(steps)
    }

    var calls: Asked { asked.withLock(\.self) }

    func profile(_ memberID: MemberID, scope: OrganisationPath?) async throws -> MemberProfile? {
        asked.withLock { $0.scopes.append(scope) }
        guard let held, held.member.memberID == memberID,
            scope?.contains(held.member.facts.home) ?? true
        else { return nil }
        return held
    }

    func carryOut(
        _ change: MemberChange,
        rules: ProfileRules
    ) async throws -> MemberChangeOutcome {
        asked.withLock { $0.changes.append(change) }
        return outcome
    }

    func members(_ query: MemberQuery) async throws -> MemberPage {
        asked.withLock { $0.queries.append(query) }
        return MemberPage(members: held.map { [$0.member] } ?? [], next: next)
    }

    func count(_ query: AcquisitionQuery) async throws -> AcquisitionCount {
        asked.withLock { $0.counts.append(query) }
        return AcquisitionCount(sources: [.init(value: "spring", memberCount: 3)], total: 5)
    }

    func adopt(_ stages: ChildStages) async throws -> Bool { false }

    func moveChildrenOn(
        rules: ProfileRules,
        today: LocalDate,
        membersMax: Int,
        after: StageSweep.Position?
    ) async throws -> StageSweep {
        asked.withLock { $0.sweeps.append(after) }
        return steps.withLock { $0.removeFirst() }
    }
}
