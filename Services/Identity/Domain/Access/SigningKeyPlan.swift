package import Primitives

/// A key that signs tokens, without the key.
package struct SigningKeyRecord: Hashable, Sendable {
    /// Its name.
    package let keyID: String
    /// Its public half, 32 bytes.
    package let publicKey: [UInt8]
    /// When it was made.
    package let madeAt: Timestamp
    /// From when on it signs.
    package let signsFrom: Timestamp
    /// When it was withdrawn because somebody else knows it; `nil` for never.
    package let withdrawnAt: Timestamp?

    /// Describes a key.
    package init(
        keyID: String,
        publicKey: [UInt8],
        madeAt: Timestamp,
        signsFrom: Timestamp,
        withdrawnAt: Timestamp?
    ) {
        self.keyID = keyID
        self.publicKey = publicKey
        self.madeAt = madeAt
        self.signsFrom = signsFrom
        self.withdrawnAt = withdrawnAt
    }
}

/// When signing keys are made, sign, and are published.
package struct SigningKeyPlan: Hashable, Sendable {
    /// How long a key signs before the next one does.
    package var rotation: Duration
    /// How long a key is published before it signs, so that everybody has it by then.
    package var lead: Duration
    /// How long a key is published after it has signed for the last time.
    package var trail: Duration

    /// What the names of identity's keys begin with; tokens under them speak for members and staff.
    package static let keyIDPrefix = "identity-"
    /// The most keys that are published at once.
    package static let keysMax = 16

    /// Bundles times.
    ///
    /// `trail` covers the longest token that a key may have signed.
    package init(
        rotation: Duration = .seconds(30 * 86_400),
        lead: Duration = .seconds(600),
        trail: Duration = .seconds(2 * 3600)
    ) {
        self.rotation = rotation
        self.lead = lead
        self.trail = trail
    }

    /// The key that signs now: of those whose time has come, the one whose time came last.
    package func current(of keys: [SigningKeyRecord], now: Timestamp) -> SigningKeyRecord? {
        let usable = keys.filter { $0.withdrawnAt == nil }.sorted { order($0) < order($1) }
        // Where no key's time has come, a clock has gone back: the first one signs.
        return usable.last { $0.signsFrom <= now } ?? usable.first
    }

    /// From when on a key that is made now signs; `nil` where none needs to be made.
    package func due(of keys: [SigningKeyRecord], now: Timestamp) -> Timestamp? {
        guard let current = current(of: keys, now: now) else { return now }
        let isFollowed = keys.contains { $0.withdrawnAt == nil && order($0) > order(current) }
        let end = current.signsFrom.advanced(by: rotation)
        guard !isFollowed, end <= now.advanced(by: lead) else { return nil }
        return now.advanced(by: lead)
    }

    /// The keys that are published now, each with the end of that where it is known.
    package func published(
        of keys: [SigningKeyRecord],
        now: Timestamp
    ) -> [(key: SigningKeyRecord, until: Timestamp?)] {
        let usable = keys.filter { $0.withdrawnAt == nil }.sorted { order($0) < order($1) }
        let ends = usable.indices.map { index in
            index + 1 < usable.count
                ? usable[index + 1].signsFrom.advanced(by: trail) : nil
        }
        return zip(usable, ends).filter { _, end in end.map { now < $0 } ?? true }
            .suffix(Self.keysMax).map { ($0, $1) }
    }

    private func order(_ key: SigningKeyRecord) -> SigningOrder {
        SigningOrder(signsFrom: key.signsFrom, keyID: key.keyID)
    }

    /// Two processes may make keys for the same moment: then the name decides.
    private struct SigningOrder: Comparable {
        let signsFrom: Timestamp
        let keyID: String

        static func < (lhs: Self, rhs: Self) -> Bool {
            (lhs.signsFrom, lhs.keyID) < (rhs.signsFrom, rhs.keyID)
        }
    }
}
