package import MemberDirectory
package import PointsDomain
internal import Primitives

/// Moves lots, debts and sums as identity's merges and unmerges say.
///
/// Each is a command of the ledger whose key is the merge's own number, so that carrying it out
/// again moves nothing. One that cannot be carried out yet (points of the absorbed member are held)
/// waits, and whatever names one of its members waits behind it.
package struct MergeIntake: Sendable {
    /// What a pass over the open operations came to.
    package struct Pass: Hashable, Sendable {
        /// How many had their effects.
        package var done = 0
        /// Those that wait, in their order.
        package var waiting: [Int64] = []
    }

    private let store: any PointsStore
    private let skipped: @Sendable (MergeOperation, String) -> Void

    /// The name under which the ledger books what identity says.
    private static let caller = Caller("service:identity")
    /// The longest part of a statement that is read at once.
    private static let pageEntries = 200

    /// Begins with a ledger.
    ///
    /// - Parameters:
    ///   - store: The ledger.
    ///   - skipped: Is told of operations that can never be carried out, and why.
    package init(
        store: any PointsStore,
        skipped: @escaping @Sendable (MergeOperation, String) -> Void
    ) {
        self.store = store
        self.skipped = skipped
    }

    /// Carries operations out, as far as that can be done now.
    ///
    /// - Parameters:
    ///   - operations: Those that are open, in their order.
    ///   - markDone: Notes that one has had its effects.
    /// - Throws: Where the ledger cannot be reached: all that is open is to be given again.
    /// - Returns: How many are done, and which wait.
    package func run(
        _ operations: [MergeOperation],
        markDone: (MergeOperation) async throws -> Void
    ) async throws -> Pass {
        var pass = Pass()
        var waiting: Set<MemberID> = []
        for operation in operations {
            let members: Set = [operation.survivor, operation.absorbed]
            if waiting.isDisjoint(with: members), try await run(operation) {
                try await markDone(operation)
                pass.done += 1
            } else {
                waiting.formUnion(members)
                pass.waiting.append(operation.number)
            }
        }
        return pass
    }

    /// Carries an operation out.
    ///
    /// - Returns: Whether it had its effects, or never can.
    private func run(_ operation: MergeOperation) async throws -> Bool {
        guard let caller = Self.caller, let command = try await command(operation, caller) else {
            skipped(operation, "it names no key")
            return true
        }
        let outcome = try await store.run(command)
        guard case .command(let outcome) = outcome else {
            preconditionFailure("a command on an account has the outcome of one")
        }
        switch outcome {
        case .booked, .replayed:
            return true
        case .keyReused(field: "entry_ids"):
            // Booked before with the entries of then.
            return true
        case .refused(.holdsOpen), .refused(.lotsExhausted), .refused(.balanceExceeded):
            return false
        case .refused, .keyReused:
            skipped(operation, "\(outcome)")
            return true
        }
    }

    private func command(
        _ operation: MergeOperation,
        _ caller: Caller
    ) async throws -> PointsCommand? {
        let prefix = operation.isUnmerge ? "unmerge" : "merge"
        let reason = operation.isUnmerge ? "not_same_person" : "same_person"
        guard let key = IdempotencyKey("\(prefix)-\(operation.mergeID)"),
            let reason = ReasonCode(reason)
        else { return nil }
        let envelope = Envelope(
            caller: caller,
            key: key,
            member: operation.survivor,
            organisation: operation.organisation,
            reason: reason
        )
        switch operation.kind {
        case .merged:
            return .merge(MergeMembers(envelope: envelope, merged: operation.absorbed))
        case .unmerged(let entries, let orders):
            return .unmerge(
                UnmergeMembers(
                    envelope: envelope,
                    merged: operation.absorbed,
                    entries: try await assigned(operation, entries, orders)
                )
            )
        }
    }

    /// The entries since the merge that identity names as the absorbed member's, or whose orders.
    ///
    /// What was sent for its id the ledger knows by itself.
    private func assigned(
        _ operation: MergeOperation,
        _ named: [Int64],
        _ orders: [MergeOperation.OrderName]
    ) async throws -> [JournalID] {
        var wanted = Set(named)
        for name in orders {
            guard let channel = Channel(name.channel), let orderID = OrderID(name.orderID),
                let order = try await store.order(
                    OrderIdentity(channel: channel, orderID: orderID)
                )
            else { continue }
            wanted.insert(order.earningID.rawValue)
        }
        var assigned: [JournalID] = []
        var position: JournalID?
        walk: while assigned.count < wanted.count {
            let page = try await store.statement(
                of: operation.survivor,
                from: position,
                asOf: nil,
                limit: Self.pageEntries
            )
            for booked in page.entries {
                let entry = booked.entry
                if entry.kind == .mergeIn, case .member(operation.absorbed, _, _) = entry.subject {
                    break walk
                }
                if UnmergeMembers.isAssignable(entry), wanted.contains(booked.id.rawValue) {
                    assigned.append(booked.id)
                }
            }
            guard let next = page.next else { break }
            position = next
        }
        return assigned.reversed()
    }
}
