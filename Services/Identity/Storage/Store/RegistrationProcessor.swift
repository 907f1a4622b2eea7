import IdentityDomain
import Primitives
import StorageCore

/// Carries out groups of registrations.
///
/// Loads what all of them need, decides one after the other in memory, writes what has changed
/// once.
struct RegistrationProcessor: GroupProcessor {
    /// What the store was opened with.
    struct Context: Sendable {
        let environment: Environment
        let lookUp: LookUpKeys
        let seal: MemberSeal
        let outbox: Outbox
        let encodeEvent: EventEncoder
    }

    private let context: Context
    private var clock: LedgerClock

    init(context: Context, clock: LedgerClock) {
        self.context = context
        self.clock = clock
    }

    mutating func process(
        _ commands: [Registration],
        in writer: any SQLWriter
    ) throws -> [RegistrationOutcome] {
        clock.advance(to: context.environment.now())
        var group = try RegistrationGroup(
            commands,
            context: context,
            bookedAt: clock.now,
            in: writer
        )
        let outcomes = try commands.indices.map { index in
            try group.decide(at: index, in: writer)
        }
        try group.write(numberedBy: &clock, to: writer)
        return outcomes
    }

    /// Only the clock is kept, and that may have run on.
    mutating func groupRolledBack() -> Bool { true }
}
