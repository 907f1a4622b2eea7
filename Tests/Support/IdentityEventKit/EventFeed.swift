package import Messages
package import Primitives
import RPCCore
import Synchronization

/// Makes events as identity's stream hands them over: numbered in each member's partition.
package final class EventFeed: Sendable {
    private let positions = Mutex([Int64](repeating: 0, count: Partition.count))
    private let now: Timestamp

    /// Begins a stream whose events were all booked at one time.
    package init(now: Timestamp = Timestamp(microseconds: 1_760_000_000_000_000)) {
        self.now = now
    }

    /// A member came to be.
    package func registered(_ member: Int64, _ organisation: String) -> RPCV1.Event {
        event(
            member,
            .memberRegistered(
                .init(
                    memberID: member,
                    registeredAt: now.microseconds,
                    organisation: organisation,
                    channel: "pos"
                )
            )
        )
    }

    /// What may be known of a member has changed.
    package func changed(_ member: Int64, _ facts: IdentityV1.MemberFacts) -> RPCV1.Event {
        event(
            member,
            .memberChanged(
                .init(memberID: member, facts: facts, changedAt: now.microseconds)
            )
        )
    }

    /// A member was erased, after so many merges and unmerges.
    package func erased(_ member: Int64, after operation: Int64 = 0) -> RPCV1.Event {
        event(
            member,
            .memberErased(
                .init(memberID: member, erasedAt: now.microseconds, operation: operation)
            )
        )
    }

    /// Two members were merged; the operation is the merge's id.
    package func merged(
        _ absorbed: Int64,
        into survivor: Int64,
        _ operation: Int64
    ) -> RPCV1.Event {
        event(
            survivor,
            .membersMerged(
                .init(
                    memberID: survivor,
                    absorbedID: absorbed,
                    mergeID: operation,
                    organisation: "acme",
                    mergedAt: now.microseconds,
                    operation: operation
                )
            )
        )
    }

    /// A merge was undone.
    package func unmerged(
        _ absorbed: Int64,
        from survivor: Int64,
        merge: Int64,
        _ operation: Int64,
        orders: [(channel: String, orderID: String)] = []
    ) -> RPCV1.Event {
        event(
            survivor,
            .membersUnmerged(
                .init(
                    memberID: survivor,
                    absorbedID: absorbed,
                    mergeID: merge,
                    organisation: "acme",
                    mergedAt: now.microseconds,
                    undoneAt: now.microseconds,
                    operation: operation,
                    orders: orders.map { .init(channel: $0.channel, orderID: $0.orderID) }
                )
            )
        )
    }

    private func event(
        _ member: Int64,
        _ event: IdentityV1.IdentityEvent.Event
    ) -> RPCV1.Event {
        guard let memberID = MemberID(rawValue: member) else {
            preconditionFailure("\(member) is no member")
        }
        let partition = Partition.index(of: memberID)
        let position = positions.withLock { positions in
            positions[partition] += 1
            return positions[partition]
        }
        let payload: [UInt8]
        do {
            payload = try IdentityV1.IdentityEvent(event: event).encoded()
        } catch {
            preconditionFailure("an event that cannot be encoded: \(error)")
        }
        return RPCV1.Event(
            partition: UInt32(partition),
            position: position,
            eventID: position,
            bookedAt: now.microseconds,
            memberID: member,
            memberVersion: position,
            type: IdentityV1.IdentityEvent.messageName,
            payload: payload
        )
    }
}
