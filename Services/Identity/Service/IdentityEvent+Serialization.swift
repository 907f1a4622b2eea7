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
        }
    }
}
