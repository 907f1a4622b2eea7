package import Messages
package import Primitives
package import StorageCore

import EventStreaming
import RPCCore
import Synchronization

/// What a service knows of members, in its own database, from identity's stream of events.
///
/// Written together with the positions in that stream, so that every event counts once; read
/// through a bounded cache, so that a gate costs a look-up in memory. A member that no event has
/// told of yet is unknown here, and that says nothing of the member.
///
/// To build it anew, `forget(in:)` empties it and sets the positions back: the stream is read from
/// its beginning.
package final class MemberDirectory: Sendable {
    struct State {
        var cache: [MemberID: MemberFacts?] = [:]
        /// The order in which members came into the cache, the oldest first from `hand` on.
        var ring: [MemberID] = []
        var hand = 0
        /// Counts what has made cached facts old.
        var generation: UInt64 = 0
    }

    /// The name of the service that publishes members.
    package static let source = "identity"

    let database: any Database
    private let membersMax: Int
    private let state = Mutex(State())

    /// The longest way from a member to its survivor that is followed.
    static let survivorStepsMax = 64

    /// Opens the directory of a database, whose migrations are the caller's to run.
    ///
    /// - Parameters:
    ///   - database: The service's own database.
    ///   - membersMax: How many members' facts are kept in memory, some 300 bytes each.
    package init(_ database: any Database, membersMax: Int = 100_000) {
        precondition(membersMax > 0, "a cache holds at least one member, not \(membersMax)")
        self.database = database
        self.membersMax = membersMax
    }

    /// What is known of a member itself, even where it was merged into another; `nil` where no
    /// event has told of it yet.
    package func facts(of member: MemberID) async throws -> MemberFacts? {
        let known = state.withLock { state in
            (facts: state.cache[member], generation: state.generation)
        }
        if let facts = known.facts { return facts }
        let facts = try await database.read { try MemberFacts.load(member, from: $0) }
        state.withLock { state in
            // Something has changed while it was read: the next reader asks again.
            guard state.generation == known.generation else { return }
            state.insert(facts, for: member, membersMax: membersMax)
        }
        return facts
    }

    /// The unit that a member belongs to: the one of whoever it was merged into; `nil` where no
    /// event has told of it yet.
    package func home(of member: MemberID) async throws -> OrganisationPath? {
        try await survivorFacts(of: member)?.home
    }

    /// The member that an id means: itself, or whoever it was merged into.
    package func survivor(of member: MemberID) async throws -> MemberID {
        try await survivorFacts(of: member)?.memberID ?? member
    }

    /// What is known of the member that an id means; `nil` where no event has told of it yet.
    package func survivorFacts(of member: MemberID) async throws -> MemberFacts? {
        var facts = try await facts(of: member)
        for _ in 0..<Self.survivorStepsMax {
            guard let survivor = facts?.survivor else { return facts }
            facts = try await self.facts(of: survivor)
        }
        throw StorageError(.corrupt, "member \(member) was merged in a circle")
    }

    /// How far the stream is taken in, for a consumer that begins or begins again.
    ///
    /// Other processes may have taken in what this one has not seen: nothing cached counts.
    package func positions() async throws -> PartitionPositions {
        forgetCached()
        return try await database.read { reader in
            try ConsumerPositions.load(source: Self.source, from: reader)
        }
    }

    /// Takes events in.
    ///
    /// - Parameters:
    ///   - events: As a consumer of the stream of identity is given them.
    ///   - effects: What else is to be written with what has changed, in the same transaction;
    ///     `nil` where operations have their effects later, as ``openOperations()`` gives them.
    /// - Throws: Where nothing was stored.
    /// - Returns: What has changed.
    @discardableResult
    package func take(
        _ events: [RPCV1.Event],
        effects: (@Sendable (DirectoryTransaction.Changes, any SQLWriter) throws -> Void)? = nil
    ) async throws -> DirectoryTransaction.Changes {
        let changes = try await database.write { writer in
            var positions = try ConsumerPositions.lock(source: Self.source, in: writer)
            let fresh = events.filter { positions.advance($0) }
            let changes = try DirectoryTransaction.take(fresh, in: writer)
            if let effects {
                try effects(changes, writer)
                try Self.markDone(changes.operations, in: writer)
            }
            try ConsumerPositions.store(positions, source: Self.source, in: writer)
            return changes
        }
        noteTaken(events, changes)
        return changes
    }

    /// Lets cached facts go that a transaction has changed.
    ///
    /// - Parameters:
    ///   - events: What the consumer was given, whichever process has taken it in.
    ///   - changes: What the transaction has changed.
    package func noteTaken(_ events: [RPCV1.Event], _ changes: DirectoryTransaction.Changes) {
        state.withLock { state in
            state.generation += 1
            for event in events {
                guard let member = MemberID(rawValue: event.memberID) else { continue }
                state.cache[member] = nil
            }
            for member in changes.facts.keys { state.cache[member] = nil }
            // Another process may have acted on a merge that this one has seen the event of only.
            if events.contains(where: \.isOfMerge) { state.cache.removeAll() }
            state.trimRing(membersMax: membersMax)
        }
    }

    private func forgetCached() {
        state.withLock { state in
            state.generation += 1
            state.cache.removeAll()
            state.ring.removeAll()
            state.hand = 0
        }
    }
}

extension MemberDirectory {
    /// The operations that were taken in and not yet marked as done, in their order.
    package func openOperations() async throws -> [MergeOperation] {
        try await database.read { reader in
            var operations: [MergeOperation] = []
            try reader.forEachRow(
                """
                SELECT \(MergeOperation.columns) FROM directory_operations
                WHERE is_taken = 1 AND is_done = 0 ORDER BY number
                """,
                []
            ) { row in operations.append(try MergeOperation(row: row)) }
            return operations
        }
    }

    /// Notes that an operation has had its effects.
    package func markDone(_ operation: MergeOperation) async throws {
        try await database.write { try Self.markDone([operation], in: $0) }
    }

    /// Lets go also of the orders that they name: nobody asks for these any more.
    private static func markDone(_ operations: [MergeOperation], in writer: any SQLWriter) throws {
        try writer.execute(
            """
            UPDATE directory_operations SET is_done = 1, entries = '', orders = ''
            WHERE number = $1
            """,
            each: operations.map { [.integer($0.number)] }
        )
    }

    /// Empties the directory, and sets the positions back to the beginning of the stream.
    ///
    /// Effects that other tables keep of operations must bear that these come again.
    package static func forget(in writer: any SQLWriter) throws(StorageError) {
        try writer.execute("DELETE FROM directory_members")
        try writer.execute("DELETE FROM directory_operations")
        try writer.execute("DELETE FROM directory_erasures")
        try writer.execute(
            "DELETE FROM consumer_positions WHERE source = $1",
            [.text(source)]
        )
    }

    /// What does not hold of what is known of members, from one snapshot, as the verification of
    /// the service tells it.
    package func findings() async throws -> [String] {
        try await database.read { reader in try Self.findings(in: reader) }
    }

    /// Derives whom every member is merged into from the operations, and compares.
    ///
    /// - Parameter reader: The service's database.
    /// - Throws: Where it cannot be read.
    /// - Returns: What does not hold, one sentence each, at most 100; empty where all is well.
    package static func findings(in reader: any SQLReader) throws -> [String] {
        var findings: [String] = []
        var survivors: [MemberID: MemberID] = [:]
        var next: Int64 = 1
        try reader.scan(
            """
            SELECT \(MergeOperation.columns) FROM directory_operations
            WHERE is_taken = 1 ORDER BY number
            """,
            []
        ) { row in
            let operation = try MergeOperation(row: row)
            if operation.number != next { findings.append("merge operation \(next) is missing") }
            next = operation.number + 1
            survivors[operation.absorbed] = operation.isUnmerge ? nil : operation.survivor
        }
        try reader.scan("SELECT \(MemberFacts.columns) FROM directory_members", []) { row in
            let facts = try MemberFacts(row: row)
            let survivor = survivors.removeValue(forKey: facts.memberID)
            if facts.survivor != survivor {
                findings.append(
                    "member \(facts.memberID) of the directory is not merged as the operations say"
                )
            }
        }
        try reader.forEachRow(
            "SELECT member_id FROM directory_erasures WHERE operation < $1 ORDER BY member_id",
            [.integer(next)]
        ) { row in findings.append("the erasure of member \(try row.integer(0)) is left undone") }
        for member in survivors.keys.sorted() {
            findings.append("member \(member) is merged and not in the directory")
        }
        return Array(findings.prefix(100))
    }
}

extension RPCV1.Event {
    /// Whether it tells of a merge or the undoing of one; also where it cannot be read.
    fileprivate var isOfMerge: Bool {
        guard type == IdentityV1.IdentityEvent.messageName else { return false }
        // Whoever takes the event in reports that it cannot be read.
        guard let message = try? IdentityV1.IdentityEvent(decoding: payload) else { return true }
        switch message.event {
        case .membersMerged, .membersUnmerged: return true
        default: return false
        }
    }
}

extension MemberDirectory.State {
    /// Keeps facts, in place of the oldest where there is no room.
    fileprivate mutating func insert(
        _ facts: MemberFacts?,
        for member: MemberID,
        membersMax: Int
    ) {
        if cache.updateValue(facts, forKey: member) != nil { return }
        if ring.count < membersMax {
            ring.append(member)
            return
        }
        cache[ring[hand]] = nil
        ring[hand] = member
        hand = (hand + 1) % membersMax
    }

    /// Takes members out of the ring that are in the cache no more, once they are many.
    fileprivate mutating func trimRing(membersMax: Int) {
        guard ring.count > 2 * cache.count + 64 else { return }
        ring = Array(cache.keys)
        hand = 0
    }
}
