import IdentityDomain
import Primitives
import StorageCore

/// Carries out groups of commands.
///
/// Registrations beside each other are done at once: loads what all of them need, decides one after
/// the other in memory, writes what has changed once. Other changes are done one by one.
struct RegistrationProcessor: GroupProcessor {
    /// What the store was opened with.
    struct Context: Sendable {
        let environment: Environment
        let lookUp: LookUpKeys
        let seal: MemberSeal
        let outbox: Outbox
        let encodeEvent: EventEncoder
        /// Wraps keys under the master key.
        let keyWrap: KeyWrap
        /// The keys of codes and sessions.
        let access: AccessKeys

        /// Publishes facts, each with the version of its member.
        func append(
            _ events: [(event: IdentityEvent, memberVersion: Int64)],
            bookedAt: Timestamp,
            numberedBy clock: inout LedgerClock,
            to writer: any SQLWriter
        ) throws {
            let entries = try events.map { event, memberVersion in
                let (type, payload) = try encodeEvent(event)
                return OutboxEvent(
                    eventID: clock.nextEventID(),
                    bookedAt: bookedAt,
                    memberID: event.memberID,
                    memberVersion: memberVersion,
                    type: type,
                    payload: payload
                )
            }
            try outbox.append(entries, in: writer)
        }
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
        _ commands: [IdentityCommand],
        in writer: any SQLWriter
    ) throws -> [IdentityAnswer] {
        written = nil
        clock.advance(to: context.environment.now())
        var answers: [IdentityAnswer] = []
        answers.reserveCapacity(commands.count)
        var registrations: [Registration] = []
        for command in commands {
            switch command {
            case .register(let registration):
                registrations.append(registration)
            case .change(let body):
                try register(&registrations, &answers, in: writer)
                answers.append(.changed(try change(body, in: writer)))
            }
        }
        try register(&registrations, &answers, in: writer)
        return answers
    }

    private mutating func register(
        _ registrations: inout [Registration],
        _ answers: inout [IdentityAnswer],
        in writer: any SQLWriter
    ) throws {
        if registrations.isEmpty { return }
        var group = try RegistrationGroup(
            registrations,
            context: context,
            bookedAt: clock.now,
            in: writer
        )
        for index in registrations.indices {
            answers.append(.registered(try group.decide(at: index, in: writer)))
        }
        try group.write(numberedBy: &clock, to: writer)
        registrations.removeAll(keepingCapacity: true)
        if keeper != nil, !group.newRequests.isEmpty {
            written = try (written ?? chain).append(
                content: group.content,
                registrationCount: Int64(group.newRequests.count),
                in: writer
            )
        }
    }

    private mutating func change(
        _ body: (IdentityTransaction) throws -> any Sendable,
        in writer: any SQLWriter
    ) throws -> any Sendable {
        let transaction = IdentityTransaction(
            writer: writer,
            context: context,
            bookedAt: clock.now
        )
        let result = try body(transaction)
        try transaction.followUp()
        try context.append(
            transaction.events,
            bookedAt: clock.now,
            numberedBy: &clock,
            to: writer
        )
        if keeper != nil, transaction.hasContent {
            written = try (written ?? chain).append(
                content: transaction.digest,
                registrationCount: 0,
                in: writer
            )
        }
        return result
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
