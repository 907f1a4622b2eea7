package import Primitives

/// The other side of what members have: where points come from and where they go.
///
/// Over all members and all system accounts the points of a currency sum to zero, always. The
/// account of a store (`clearing/<organisation>`) or of a partner (`settlement/<partner>`) is named
/// by its kind and its owner.
package struct SystemAccount: Hashable, Comparable, Sendable {
    /// The name: a kind, and after a slash its owner where it has one.
    package let name: String

    /// The longest name, in bytes.
    package static let byteCountMax = 300

    /// Points given out: below zero by as much as was ever issued and not taken back.
    package static let issued = SystemAccount(unchecked: "issued")
    /// Points spent.
    package static let redeemed = SystemAccount(unchecked: "redeemed")
    /// Points that lapsed (breakage).
    package static let expired = SystemAccount(unchecked: "expired")
    /// Points that should have been taken back and were gone: below zero by what was lost.
    package static let loss = SystemAccount(unchecked: "loss")
    /// What members owe: below zero by the sum of all debts.
    package static let debt = SystemAccount(unchecked: "debt")
    /// Stored value given on top of what was paid: below zero by as much.
    package static let bonus = SystemAccount(unchecked: "bonus")
    /// What was put right by hand.
    package static let adjusted = SystemAccount(unchecked: "adjusted")
    /// What is on its way between members: zero whenever nothing is.
    package static let transit = SystemAccount(unchecked: "transit")

    /// The account of one store, division or partner: `clearing/acme/retail/north`.
    package static func of(_ kind: String, _ owner: OrganisationPath) -> SystemAccount {
        SystemAccount(unchecked: "\(kind)/\(owner.rawValue)")
    }

    private init(unchecked name: String) {
        self.name = name
    }

    /// Takes a name from disk.
    ///
    /// Anything else makes `nil`.
    ///
    /// - Parameter name: 1 to 300 printable ASCII characters without space.
    package init?(_ name: String) {
        let bytes = name.utf8
        guard (1...Self.byteCountMax).contains(bytes.count),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.name = name
    }

    package static func < (lhs: SystemAccount, rhs: SystemAccount) -> Bool { lhs.name < rhs.name }
}

/// One side of an entry on a system account.
package struct CounterLeg: Hashable, Sendable {
    /// The account.
    package let account: SystemAccount
    /// What its balance changes by.
    package let amount: Amount

    /// Says what an account changes by.
    package init(account: SystemAccount, amount: Amount) {
        self.account = account
        self.amount = amount
    }
}
