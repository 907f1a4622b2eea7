package import Messages
package import Primitives
package import StorageCore

import RPCCore

/// Takes events of identity into a directory, inside the transaction of their other effects.
package struct DirectoryTransaction {
    /// What events have changed.
    package struct Changes: Hashable, Sendable {
        /// The facts of every member that has changed, as they are now.
        package var facts: [MemberID: MemberFacts] = [:]
        /// The members that came to be, with the time at which they registered.
        package var registered: [MemberID: Timestamp] = [:]
        /// The members that were erased and are to be let go of now, after `operations`: all merges
        /// and unmerges that precede the erasure in identity's books were acted on.
        package var erased: [MemberID] = []
        /// The merges and unmerges that are to be acted on now, in their order: without gaps from
        /// the first that ever was.
        package var operations: [MergeOperation] = []
        /// Whether operations or erasures wait for operations that have not come yet.
        package var isWaiting = false

        /// Nothing.
        package init() {}
    }

    private let writer: any SQLWriter
    private var changes = Changes()

    private init(_ writer: any SQLWriter) {
        self.writer = writer
    }

    /// Takes events in.
    ///
    /// - Parameters:
    ///   - events: Those that are new, as `PartitionPositions.advance` says, in their order.
    ///   - writer: The transaction that also stores the positions.
    /// - Throws: Where an event cannot be read, or the database fails.
    /// - Returns: What they have changed.
    package static func take(
        _ events: [RPCV1.Event],
        in writer: any SQLWriter
    ) throws -> Changes {
        var transaction = DirectoryTransaction(writer)
        for event in events where event.type == IdentityV1.IdentityEvent.messageName {
            guard let member = MemberID(rawValue: event.memberID) else { continue }
            let message = try IdentityV1.IdentityEvent(decoding: event.payload)
            try transaction.take(message, of: member)
        }
        let last = try transaction.takeOperations()
        try transaction.takeErasures(upTo: last)
        try writer.execute(
            MemberFacts.upsert,
            each: transaction.changes.facts.values.sorted { $0.memberID < $1.memberID }.map(\.row)
        )
        return transaction.changes
    }

    private mutating func take(
        _ message: IdentityV1.IdentityEvent,
        of member: MemberID
    ) throws {
        switch message.event {
        case .memberRegistered(let fact):
            guard let home = OrganisationPath(fact.organisation), try facts(of: member) == nil
            else { return }
            changes.facts[member] = MemberFacts(memberID: member, home: home)
            changes.registered[member] = Timestamp(microseconds: fact.registeredAt)
        case .memberChanged(let fact):
            guard let said = fact.facts, let home = OrganisationPath(said.home) else { return }
            var facts = try facts(of: member) ?? MemberFacts(memberID: member, home: home)
            facts.take(said, home: home)
            changes.facts[member] = facts
        case .memberErased(let fact):
            guard var facts = try facts(of: member) else { return }
            facts.erase()
            changes.facts[member] = facts
            try keepErasure(of: member, after: fact.operation)
        case .membersMerged(let fact):
            try keep(
                MergeOperation(fact),
                orElse: "an event of a merge names no members"
            )
        case .membersUnmerged(let fact):
            try keep(
                MergeOperation(fact),
                orElse: "an event of an unmerge names no members"
            )
        case .identityAdded, .identityRemoved, nil:
            return
        }
    }

    private func keep(_ operation: MergeOperation?, orElse problem: String) throws {
        guard let operation else { throw StorageError(.corrupt, problem) }
        try writer.execute(MergeOperation.insert, operation.row)
    }

    /// Keeps an erasure until the operations before it were acted on.
    ///
    /// Where the event does not name the last of them, those that have come so far are meant.
    private func keepErasure(of member: MemberID, after operation: Int64) throws {
        let known =
            try operation > 0
            ? nil : writer.integer("SELECT max(number) FROM directory_operations")
        try writer.execute(
            """
            INSERT INTO directory_erasures (member_id, operation) VALUES ($1, $2)
            ON CONFLICT (member_id) DO UPDATE SET operation = excluded.operation
            """,
            [.integer(member.rawValue), .integer(known ?? max(0, operation))]
        )
    }

    /// Acts on the erasures before which nothing waits any more.
    private mutating func takeErasures(upTo operation: Int64) throws {
        try writer.forEachRow(
            "SELECT member_id, operation FROM directory_erasures ORDER BY member_id",
            []
        ) { row in
            guard let member = MemberID(rawValue: try row.integer(0)) else { return }
            if try row.integer(1) <= operation {
                changes.erased.append(member)
            } else {
                changes.isWaiting = true
            }
        }
        if changes.erased.isEmpty { return }
        try writer.execute(
            "DELETE FROM directory_erasures WHERE operation <= $1",
            [.integer(operation)]
        )
    }

    /// Acts on the operations that follow those taken before without a gap.
    ///
    /// - Returns: The number of the last one that was acted on; 0 for none.
    private mutating func takeOperations() throws -> Int64 {
        let last = try writer.integer(
            "SELECT max(number) FROM directory_operations WHERE is_taken = 1"
        )
        var next = (last ?? 0) + 1
        var waiting: [MergeOperation] = []
        try writer.forEachRow(
            """
            SELECT \(MergeOperation.columns) FROM directory_operations
            WHERE is_taken = 0 ORDER BY number
            """,
            []
        ) { row in waiting.append(try MergeOperation(row: row)) }
        for operation in waiting {
            guard operation.number == next else { break }
            next += 1
            // Its registration stands before it in identity's books, and may lie behind it here.
            var facts =
                try facts(of: operation.absorbed)
                ?? MemberFacts(memberID: operation.absorbed, home: operation.organisation)
            facts.survivor = operation.isUnmerge ? nil : operation.survivor
            changes.facts[operation.absorbed] = facts
            changes.operations.append(operation)
        }
        changes.isWaiting = waiting.count > changes.operations.count
        try writer.execute(
            "UPDATE directory_operations SET is_taken = 1 WHERE number = $1",
            each: changes.operations.map { [.integer($0.number)] }
        )
        return next - 1
    }

    private func facts(of member: MemberID) throws -> MemberFacts? {
        if let known = changes.facts[member] { return known }
        return try MemberFacts.load(member, from: writer)
    }
}

extension MemberDirectory {
    /// The facts of the member that an id means, which nobody changes until the end of the
    /// transaction: neither is it merged meanwhile, nor does it take a consent back.
    ///
    /// - Parameters:
    ///   - member: The id.
    ///   - writer: The transaction.
    /// - Throws: Where the database fails, or the member was merged in a circle.
    /// - Returns: The facts; `nil` for an unknown member.
    package static func lockedFacts(
        of member: MemberID,
        in writer: any SQLWriter
    ) throws -> MemberFacts? {
        var facts = try MemberFacts.load(member, from: writer, isLocked: true)
        for _ in 0..<survivorStepsMax {
            guard let survivor = facts?.survivor else { return facts }
            facts = try MemberFacts.load(survivor, from: writer, isLocked: true)
        }
        throw StorageError(.corrupt, "member \(member) was merged in a circle")
    }
}

extension MemberFacts {
    /// The facts of a member; `nil` for an unknown one.
    package static func load(
        _ member: MemberID,
        from reader: any SQLReader,
        isLocked: Bool = false
    ) throws -> MemberFacts? {
        var facts: MemberFacts?
        try reader.forEachRow(
            """
            SELECT \(columns) FROM directory_members
            WHERE member_id = $1\(isLocked ? " FOR UPDATE" : "")
            """,
            [.integer(member.rawValue)]
        ) { row in facts = try MemberFacts(row: row) }
        return facts
    }

    /// Takes over what an event says; whom the member is merged into is said elsewhere.
    fileprivate mutating func take(_ said: IdentityV1.MemberFacts, home: OrganisationPath) {
        self.home = home
        state = State(said.state)
        mayEarn = said.mayEarn
        mayBurn = said.mayBurn
        isPersonalised = !said.personalisationOff
        guide = said.guide.isEmpty ? nil : said.guide
        region = said.region.isEmpty ? nil : said.region
        birthday = said.birthday == 0 ? nil : Int(said.birthday)
        childStages = said.childStages
        tags = said.tags
        partners = said.partners
        consents = said.consents
    }
}

extension MemberFacts.State {
    fileprivate init(_ state: IdentityV1.MemberState) {
        switch state {
        case .active: self = .active
        case .frozen: self = .frozen
        case .closed: self = .closed
        case .merged: self = .merged
        case .erased: self = .erased
        // A state of a later version: its gates are said beside it.
        case .unspecified, .unrecognized: self = .active
        }
    }
}

extension MergeOperation {
    fileprivate init?(_ fact: IdentityV1.IdentityEvent.MembersMerged) {
        guard let survivor = MemberID(rawValue: fact.memberID),
            let absorbed = MemberID(rawValue: fact.absorbedID),
            let organisation = OrganisationPath(fact.organisation), fact.operation > 0,
            fact.mergeID > 0
        else { return nil }
        self.init(
            number: fact.operation,
            kind: .merged,
            mergeID: fact.mergeID,
            survivor: survivor,
            absorbed: absorbed,
            organisation: organisation,
            at: Timestamp(microseconds: fact.mergedAt)
        )
    }

    fileprivate init?(_ fact: IdentityV1.IdentityEvent.MembersUnmerged) {
        guard let survivor = MemberID(rawValue: fact.memberID),
            let absorbed = MemberID(rawValue: fact.absorbedID),
            let organisation = OrganisationPath(fact.organisation), fact.operation > 0,
            fact.mergeID > 0
        else { return nil }
        self.init(
            number: fact.operation,
            kind: .unmerged(
                entries: fact.entryIDs,
                orders: fact.orders.map { OrderName(channel: $0.channel, orderID: $0.orderID) }
            ),
            mergeID: fact.mergeID,
            survivor: survivor,
            absorbed: absorbed,
            organisation: organisation,
            at: Timestamp(microseconds: fact.undoneAt)
        )
    }
}
