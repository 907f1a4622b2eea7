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
    private let keeper: RegistrationHeadKeeper?
    /// The chain of groups as it is on disk.
    private var chain: GroupChain
    /// What the group that is being committed makes of it.
    private var written: GroupChain?

    /// Goes on where a database ends, and compares it with the head kept apart from it.
    ///
    /// - Parameters:
    ///   - context: What the store was opened with.
    ///   - headPath: Where the head is kept; `nil` for nowhere.
    ///   - writer: The database.
    /// - Throws: `corrupt` where acknowledged registrations are missing.
    init(context: Context, headPath: String?, writer: any SQLWriter) throws {
        self.context = context
        clock = try LedgerClock(continuing: writer)
        keeper = try headPath.map { path throws(StorageError) in
            try RegistrationHeadKeeper(path: path)
        }
        chain = keeper == nil ? GroupChain() : try GroupChain(stored: writer)
        try keeper?.check(chain, in: writer)
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
        if keeper != nil, !group.newRequests.isEmpty {
            written = try group.append(to: chain, in: writer)
        }
        return outcomes
    }

    mutating func groupCommitted() throws {
        guard let written else { return }
        chain = written
        self.written = nil
        try keeper?.record(chain, now: clock.now)
    }

    /// The clock may have run on, which harms nothing.
    mutating func groupRolledBack() -> Bool {
        written = nil
        return true
    }
}
