package import Primitives
package import RPCCore
import Synchronization

/// Speaks for callers that prove themselves by their certificate alone.
///
/// A service sees the gateway's certificate and the token that travels with the call. For a partner
/// or operator that has none, the gateway signs one of its own that holds for a minute; it is used
/// for its first half, so that the clocks of two machines may differ.
package final class AssertionCache: Sendable {
    /// Signs a token for a principal that holds this long.
    package typealias Issuer = @Sendable (Principal, Duration) throws -> String

    /// How long an assertion holds.
    package static let lifetime: Duration = .seconds(60)
    /// For how long it is used again.
    package static let useMax: Duration = .seconds(30)
    /// The most principals that are remembered.
    package static let principalsMax = 1024

    private struct Entry {
        let token: String
        let usableUntil: Timestamp
    }

    private let entries = Mutex<[Principal: Entry]>([:])
    private let now: @Sendable () -> Timestamp
    private let issue: Issuer

    /// Makes an empty cache.
    package init(now: @escaping @Sendable () -> Timestamp, issue: @escaping Issuer) {
        self.now = now
        self.issue = issue
    }

    /// How many principals are remembered.
    package var count: Int { entries.withLock(\.count) }

    /// The token that calls made for the call being served must carry in place of its own.
    ///
    /// - Parameter context: The call being served.
    /// - Returns: `nil` where the caller's own token travels on.
    /// - Throws: Where the token cannot be signed.
    package func token(for context: CallContext) throws -> String? {
        guard context.metadata.token.isEmpty, let principal = context.principal else { return nil }
        switch principal.kind {
        case .partner, .operator:
            return try token(for: principal)
        case .service, .till, .channelApp, .member, .staff:
            // None of them can be here without a token but another service, which speaks for itself
            // to services, not through the gateway.
            throw RPCError(
                .permissionDenied,
                reason: "gateway.caller_needs_token",
                message: "a caller of kind \(principal.kind.rawValue) needs an access token"
            )
        }
    }

    private func token(for principal: Principal) throws -> String {
        let now = now()
        let known = entries.withLock { $0[principal] }
        if let known, now < known.usableUntil { return known.token }
        let token = try issue(principal, Self.lifetime)
        let entry = Entry(token: token, usableUntil: now.advanced(by: Self.useMax))
        entries.withLock { entries in
            if entries.count >= Self.principalsMax {
                entries = entries.filter { now < $0.value.usableUntil }
                if entries.count >= Self.principalsMax { entries.removeAll() }
            }
            entries[principal] = entry
        }
        return token
    }
}
