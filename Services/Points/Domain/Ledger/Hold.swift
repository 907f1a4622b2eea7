package import Primitives

/// The client's name for a hold, unique per member.
package struct HoldID: Hashable, Sendable {
    /// The name: 1 to 64 printable ASCII characters without space.
    package let rawValue: String

    /// Takes a name from outside or from disk; anything else than said makes `nil`.
    package init?(_ rawValue: String) {
        guard IdempotencyKey(rawValue) != nil else { return nil }
        self.rawValue = rawValue
    }
}

/// Points set aside until they are captured or released.
package struct Hold: Hashable, Sendable {
    /// What a hold has of one lot.
    package struct Part: Hashable, Sendable {
        /// Which lot.
        package let lot: LotID
        /// How much of it, above zero.
        package let amount: Amount

        /// States a part.
        package init(lot: LotID, amount: Amount) {
            self.lot = lot
            self.amount = amount
        }
    }

    /// The client's name for it.
    package let id: HoldID
    /// The number of the entry that placed it.
    package let number: Int64
    /// What is held.
    package let currency: Currency
    /// Where it was placed: only the same company may resolve it.
    package let organisation: OrganisationPath
    /// From this moment on it is released, whether or not that has been booked.
    package let deadline: Timestamp
    /// Where it is held, in the order in which lots are spent.
    package let parts: [Part]

    /// Describes a hold.
    package init(
        id: HoldID,
        number: Int64,
        currency: Currency,
        organisation: OrganisationPath,
        deadline: Timestamp,
        parts: [Part]
    ) {
        self.id = id
        self.number = number
        self.currency = currency
        self.organisation = organisation
        self.deadline = deadline
        self.parts = parts
    }

    /// How much is held.
    package var amount: Amount { parts.reduce(.zero) { $0 + $1.amount } }
}
