package import MemberDirectory
package import TiersDomain

extension TiersInput {
    /// What the news of members mean here: registrations first, then merges in their order.
    package static func inputs(of changes: DirectoryTransaction.Changes) -> [TiersInput] {
        let registered = changes.registered.sorted { $0.key < $1.key }.map { member, at in
            TiersInput.memberRegistered(member, at: at, bookedAt: at)
        }
        let merges = changes.operations.map { operation -> TiersInput in
            switch operation.kind {
            case .merged:
                .membersMerged(
                    operation.absorbed,
                    into: operation.survivor,
                    mergeID: operation.mergeID,
                    at: operation.at
                )
            case .unmerged(_, let orders):
                .membersUnmerged(
                    operation.absorbed,
                    from: operation.survivor,
                    mergeID: operation.mergeID,
                    orders: orders.map { OrderReference(channel: $0.channel, orderID: $0.orderID) },
                    at: operation.at
                )
            }
        }
        return registered + merges
    }
}
