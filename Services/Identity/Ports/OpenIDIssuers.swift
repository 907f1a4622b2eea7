package import HTTPSClient
package import IdentityDomain
package import Primitives
internal import Synchronization
internal import Tokens

/// The issuers of id tokens that an installation believes, and their keys.
///
/// Keys from the net are kept for an hour, and asked for anew where a token names one that is not
/// among them, but not more than once a minute: a token costs its sender nothing.
package final class OpenIDIssuers: OpenIDTokens {
    /// One issuer, for one of our names there.
    package struct Issuer: Hashable, Sendable {
        /// Where an issuer's keys are.
        package enum Keys: Hashable, Sendable {
            /// In a file.
            case file(String)
            /// On the net.
            case url(HTTPSURL)
        }

        /// Who issues.
        package let issuer: String
        /// Our name there.
        package let audience: String
        /// For whom it vouches.
        package let bearers: OpenIDAudience
        /// Where its keys are.
        package let keys: Keys

        /// Describes an issuer.
        package init(
            issuer: String,
            audience: String,
            bearers: OpenIDAudience,
            keys: Keys
        ) {
            self.issuer = issuer
            self.audience = audience
            self.bearers = bearers
            self.keys = keys
        }
    }

    /// Gets the bytes of a key set; `nil` where they cannot be got.
    package typealias Fetch = @Sendable (Issuer.Keys) async -> [UInt8]?

    private struct Entry {
        var set: JSONWebKeySet?
        var gotAt: Timestamp?
        var triedAt: Timestamp?
    }

    /// How long keys are kept.
    package static let keptMax: Duration = .seconds(3600)
    /// How long is waited before keys are asked for again.
    package static let pauseMin: Duration = .seconds(60)

    private let issuers: [Issuer]
    private let now: @Sendable () -> Timestamp
    private let fetch: Fetch
    private let entries = Mutex<[Issuer.Keys: Entry]>([:])

    /// Names the issuers.
    package init(
        _ issuers: [Issuer],
        now: @escaping @Sendable () -> Timestamp,
        fetch: @escaping Fetch
    ) {
        self.issuers = issuers
        self.now = now
        self.fetch = fetch
    }

    package func subject(
        ofToken token: Redacted<String>,
        nonce: String,
        audience: OpenIDAudience
    ) async throws(VouchingFailure) -> OpenIDSubject? {
        let known = issuers.filter { $0.bearers == audience }
        guard !known.isEmpty else { throw .notConfigured }
        let claimed = IDTokenVerifier.claimedIssuer(of: token.unsafeRevealed)
        for issuer in known where issuer.issuer == claimed {
            let keyID = IDTokenVerifier.keyID(of: token.unsafeRevealed) ?? ""
            let keys = try await keys(at: issuer.keys, for: keyID)
            do throws(IDTokenRefusal) {
                let claims = try IDTokenVerifier(
                    issuer: issuer.issuer,
                    audience: issuer.audience
                ).verify(token.unsafeRevealed, nonce: nonce, keys: keys, now: now())
                return OpenIDSubject(
                    issuer: issuer.issuer,
                    subject: claims.subject,
                    // What is no phone to us proves nothing to us.
                    phone: claims.verifiedPhone.flatMap {
                        try? IdentityValue(.phone, normalising: $0.unsafeRevealed)
                    }
                )
            } catch {
                continue
            }
        }
        return nil
    }

    private func keys(
        at place: Issuer.Keys,
        for keyID: String
    ) async throws(VouchingFailure) -> JSONWebKeySet {
        let now = now()
        let (kept, mayAsk) = entries.withLock { entries in
            var entry = entries[place] ?? Entry()
            let isFresh = entry.gotAt.map { now < $0.advanced(by: Self.keptMax) } ?? false
            let isThere = isFresh && entry.set?.keys[keyID] != nil
            let isRested = entry.triedAt.map { now >= $0.advanced(by: Self.pauseMin) } ?? true
            let mayAsk = !isThere && isRested
            if mayAsk { entry.triedAt = now }
            entries[place] = entry
            return (entry.set, mayAsk)
        }
        if mayAsk, let bytes = await fetch(place), let set = JSONWebKeySet(json: bytes) {
            entries.withLock { entries in
                entries[place] = Entry(set: set, gotAt: now, triedAt: now)
            }
            return set
        }
        // An issuer that is down goes on being believed under the keys that it had.
        guard let kept else { throw .unavailable }
        return kept
    }
}
