package import RPCCore
internal import Primitives

/// Believes every certificate, and tokens of the form `kind:id` or `kind:id@organisation`.
package struct EchoAuthenticator: Authenticator {
    /// Makes the authenticator.
    package init() {}

    package func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
        guard let token else {
            return peer.map { Principal(kind: $0.kind, id: $0.name) }
        }
        let parts = token.split(separator: "@", maxSplits: 1).map(String.init)
        let names = parts[0].split(separator: ":", maxSplits: 1).map(String.init)
        guard names.count == 2, let kind = Principal.Kind(rawValue: names[0]) else {
            throw RPCError(.unauthenticated, reason: "rpc.bad_token", message: "the token is bad")
        }
        return Principal(
            kind: kind,
            id: names[1],
            organisation: parts.count == 2 ? OrganisationPath(parts[1]) : nil
        )
    }
}
