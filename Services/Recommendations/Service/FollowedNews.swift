package import MemberDirectory
package import Messages
package import Primitives

import RPCCore
import Synchronization

/// Tells whose logs news of members have changed, or may have: another process may have stored what
/// this one is only told of.
package final class FollowedNews: Sendable {
    /// Whom events name on which nobody had acted when they came: whoever acts on them later may be
    /// another process.
    private let waiting = Mutex<Set<MemberID>>([])

    /// Begins with nothing.
    package init() {}

    /// Takes note of events.
    ///
    /// - Parameters:
    ///   - events: As a consumer of the stream of identity is given them.
    ///   - changes: What they have changed through this process.
    /// - Throws: Where an event cannot be read.
    /// - Returns: Whose logs are to be read again.
    package func changed(
        by events: [RPCV1.Event],
        _ changes: DirectoryTransaction.Changes
    ) throws -> Set<MemberID> {
        var members = Set(changes.erased)
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
        return waiting.withLock { waiting in
            members.formUnion(waiting)
            waiting = changes.isWaiting ? members : []
            return members
        }
    }
}
