package import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityEvent {
    /// The fact as it is published: the full name of the message and its bytes.
    ///
    /// - Returns: Type and payload.
    /// - Throws: Where the message cannot be encoded, which no valid event brings about.
    package func encoded() throws -> (type: String, payload: [UInt8]) {
        (IdentityV1.IdentityEvent.messageName, try message.encoded())
    }

    private var message: IdentityV1.IdentityEvent {
        switch self {
        case .memberRegistered(
            let memberID,
            let registeredAt,
            let organisation,
            let channel,
            let kinds
        ):
            IdentityV1.IdentityEvent(
                event: .memberRegistered(
                    IdentityV1.IdentityEvent.MemberRegistered(
                        memberID: memberID.rawValue,
                        registeredAt: registeredAt.microseconds,
                        organisation: organisation.rawValue,
                        channel: channel.rawValue,
                        identityKinds: kinds.map { IdentityV1.IdentityKind($0) }
                    )
                )
            )
        case .identityAdded(let memberID, let kind, let addedAt):
            IdentityV1.IdentityEvent(
                event: .identityAdded(
                    IdentityV1.IdentityEvent.IdentityAdded(
                        memberID: memberID.rawValue,
                        kind: IdentityV1.IdentityKind(kind),
                        addedAt: addedAt.microseconds
                    )
                )
            )
        case .identityRemoved(let memberID, let kind, let removedAt):
            IdentityV1.IdentityEvent(
                event: .identityRemoved(
                    IdentityV1.IdentityEvent.IdentityRemoved(
                        memberID: memberID.rawValue,
                        kind: IdentityV1.IdentityKind(kind),
                        removedAt: removedAt.microseconds
                    )
                )
            )
        case .memberChanged(let memberID, let facts, let changedAt):
            IdentityV1.IdentityEvent(
                event: .memberChanged(
                    IdentityV1.IdentityEvent.MemberChanged(
                        memberID: memberID.rawValue,
                        facts: IdentityV1.MemberFacts(facts),
                        changedAt: changedAt.microseconds
                    )
                )
            )
        case .membersMerged(let merge):
            IdentityV1.IdentityEvent(event: .membersMerged(merge.mergedMessage))
        case .membersUnmerged(let unmerge):
            IdentityV1.IdentityEvent(event: .membersUnmerged(unmerge.message))
        case .memberErased(let memberID, let erasedAt, let operation):
            IdentityV1.IdentityEvent(
                event: .memberErased(
                    IdentityV1.IdentityEvent.MemberErased(
                        memberID: memberID.rawValue,
                        erasedAt: erasedAt.microseconds,
                        operation: operation
                    )
                )
            )
        }
    }
}

extension MemberMerge {
    fileprivate var mergedMessage: IdentityV1.IdentityEvent.MembersMerged {
        IdentityV1.IdentityEvent.MembersMerged(
            memberID: survivor.rawValue,
            absorbedID: absorbed.rawValue,
            mergeID: mergeID,
            organisation: organisation.rawValue,
            mergedAt: mergedAt.microseconds,
            operation: mergeID
        )
    }
}

extension MemberUnmerge {
    fileprivate var message: IdentityV1.IdentityEvent.MembersUnmerged {
        IdentityV1.IdentityEvent.MembersUnmerged(
            memberID: merge.survivor.rawValue,
            absorbedID: merge.absorbed.rawValue,
            mergeID: merge.mergeID,
            organisation: merge.organisation.rawValue,
            mergedAt: merge.mergedAt.microseconds,
            undoneAt: undoneAt.microseconds,
            operation: operation,
            entryIDs: entries,
            orders: orders.map { order in
                IdentityV1.OrderReference(channel: order.channel, orderID: order.orderID)
            }
        )
    }
}
