package import Primitives

/// An account as it comes out of its entries, one after another from the first.
///
/// However many there are, each takes the same time.
package struct AccountReplay {
    private var replayed: Account
    /// In the order in which they came.
    private var keys = KeyFingerprints()
    private var seen: Set<KeyFingerprint> = []

    /// Begins an account.
    package init(of member: MemberID) {
        replayed = Account(member: member)
    }

    /// Books the next entry.
    ///
    /// - Throws: Where it does not follow; the replay is then of no use.
    package mutating func apply(_ entry: Entry) throws(Account.Mismatch) {
        try replayed.applyWithoutKey(entry)
        guard let fingerprint = entry.fingerprint else { return }
        if seen.insert(fingerprint).inserted { keys.append(fingerprint) }
    }

    /// The account with the entries so far.
    package var account: Account {
        var account = replayed
        account.setKeys(keys)
        return account
    }
}
