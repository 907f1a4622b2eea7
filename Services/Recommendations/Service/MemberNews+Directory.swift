package import MemberDirectory
package import Messages
package import RecommendationsDomain

import Primitives
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

    /// Whether events of identity tell of an erasure, whichever process has stored it.
    package static func haveErasure(_ events: [RPCV1.Event]) throws -> Bool {
        try events.contains { event in
            guard event.type == IdentityV1.IdentityEvent.messageName,
                case .memberErased =
                    try IdentityV1.IdentityEvent(decoding: event.payload).event
            else { return false }
            return true
        }
    }
}
