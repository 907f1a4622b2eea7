package import Cryptography
internal import Synchronization

/// The public keys under which tokens are believed: those of the settings, and those that identity
/// publishes, which come and go.
package final class TokenKeySet: Sendable {
    /// What the names of identity's own keys begin with.
    ///
    /// Tokens under them speak for members and staff alone: whoever gets hold of such a key is no
    /// operator by it.
    package static let publishedPrefix = "identity-"

    private struct State {
        var published: [String: VerificationKey] = [:]
        /// Counts how often a key was withdrawn.
        var epoch = 0
        /// Whether a token came under a key of identity that is not known.
        var isMissingKey = false
    }

    private let configured: [String: VerificationKey]
    private let state = Mutex(State())

    /// Takes the keys of the settings, which stay.
    package init(configured: [String: VerificationKey]) {
        precondition(
            configured.count <= TokenVerifier.keysMax,
            "at most \(TokenVerifier.keysMax) keys, got \(configured.count)"
        )
        self.configured = configured
    }

    /// A key by its name; notes where one of identity is not known.
    func key(_ keyID: String) -> VerificationKey? {
        if let key = configured[keyID] { return key }
        guard Self.isPublished(keyID) else { return nil }
        return state.withLock { state in
            let key = state.published[keyID]
            if key == nil { state.isMissingKey = true }
            return key
        }
    }

    /// Counts up whenever a key is no longer believed: then no token that was verified before is.
    package var epoch: Int { state.withLock { $0.epoch } }

    /// The names of identity's keys that are known.
    package var publishedKeyIDs: Set<String> { state.withLock { Set($0.published.keys) } }

    /// Whether a token came under a key that is not known, since the last time this was asked.
    package func takeMissing() -> Bool {
        state.withLock { state in
            defer { state.isMissingKey = false }
            return state.isMissingKey
        }
    }

    /// Takes up what identity publishes now.
    ///
    /// - Parameter keys: By their names; a name that is not one of identity's, or one of the
    ///   settings, is left out.
    package func publish(_ keys: [String: VerificationKey]) {
        let keys = keys.filter { Self.isPublished($0.key) && configured[$0.key] == nil }
        state.withLock { state in
            let isWithdrawn = state.published.contains { name, key in
                keys[name]?.bytes != key.bytes
            }
            if isWithdrawn { state.epoch += 1 }
            state.published = keys
        }
    }

    /// Whether a name is one of identity's keys.
    static func isPublished(_ keyID: String) -> Bool { keyID.hasPrefix(publishedPrefix) }
}
