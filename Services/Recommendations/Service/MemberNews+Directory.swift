package import MemberDirectory
package import Messages
package import Primitives
package import RecommendationsDomain

import RPCCore

/// Whom an id means, and whether anything may be chosen for it by what it did.
package typealias MemberStanding =
    @Sendable (MemberID) async throws -> (member: MemberID, isPersonalised: Bool)

extension MemberNews {
    /// What the news of members mean here: merges in their order, then erasures.
    package static func news(of changes: DirectoryTransaction.Changes) -> [MemberNews] {
        let merges = changes.operations.map { operation -> MemberNews in
            switch operation.kind {
            case .merged:
                .merged(
                    operation.absorbed,
                    into: operation.survivor,
                    mergeID: operation.mergeID
                )
            case .unmerged(_, let orders):
                .unmerged(
                    operation.absorbed,
                    from: operation.survivor,
                    mergeID: operation.mergeID,
                    orders: orders.map { OrderKey(channel: $0.channel, orderID: $0.orderID) }
                )
            }
        }
        return merges + changes.erased.map { .erased($0) }
    }

    /// The members whose logs news have changed, or may have: another process may have stored what
    /// this one is only told of.
    package static func changed(
        by events: [RPCV1.Event],
        _ changes: DirectoryTransaction.Changes
    ) throws -> Set<MemberID> {
        var members: Set<MemberID> = []
        for operation in changes.operations {
            members.formUnion([operation.survivor, operation.absorbed])
        }
        for event in events where event.type == IdentityV1.IdentityEvent.messageName {
            let ids: [Int64] =
                switch try IdentityV1.IdentityEvent(decoding: event.payload).event {
                case .membersMerged(let fact): [fact.memberID, fact.absorbedID]
                case .membersUnmerged(let fact): [fact.memberID, fact.absorbedID]
                case .memberErased(let fact): [fact.memberID]
                default: []
                }
            members.formUnion(ids.compactMap { MemberID(rawValue: $0) })
        }
        return members
    }
}
