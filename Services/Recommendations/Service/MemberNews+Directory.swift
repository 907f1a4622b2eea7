package import MemberDirectory
package import Messages
package import Primitives
package import RecommendationsDomain

import RPCCore

extension MemberNews {
    /// What the news of members mean here: merges in their order, then erasures and consents that
    /// are not given.
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
        // Of whoever is new nothing was recorded yet.
        let withdrawals = changes.facts.values.filter { facts in
            !facts.agrees(to: .behaviour) && changes.registered[facts.memberID] == nil
        }
        return merges + changes.erased.map { .erased($0) }
            + withdrawals.map(\.memberID).sorted().map { .withdrew($0) }
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
