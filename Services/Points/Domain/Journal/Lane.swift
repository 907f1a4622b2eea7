package import Primitives

/// The end of a writing lane: how much it has written, and the hash of its last record.
///
/// One lane writes at a time; on SQLite there is one.
package struct Lane: Hashable, Sendable {
    /// Its number.
    package let number: Int64
    /// How many records it has written.
    package private(set) var records: Int64
    /// How many of them book an order.
    package private(set) var orders: Int64
    /// How many accounts it has opened.
    package private(set) var accounts: Int64
    /// The hash of the last record, which covers all before it; zero at the start.
    package private(set) var head: Digest
    /// When the last record was booked; `nil` before the first.
    package private(set) var bookedAt: Timestamp?

    /// A lane that has written nothing.
    package init(number: Int64) {
        self.init(number: number, records: 0, orders: 0, accounts: 0, head: .zero, bookedAt: nil)
    }

    /// A lane as it was stored.
    package init(
        number: Int64,
        records: Int64,
        orders: Int64,
        accounts: Int64,
        head: Digest,
        bookedAt: Timestamp?
    ) {
        self.number = number
        self.records = records
        self.orders = orders
        self.accounts = accounts
        self.head = head
        self.bookedAt = bookedAt
    }

    /// The id of the next record.
    package var nextID: JournalID { JournalID(lane: number, number: records + 1) }

    /// Takes a record in.
    package mutating func append(_ record: JournalRecord) {
        precondition(record.id == nextID, "record \(record.id) is not the lane's next")
        records += 1
        if record.lines != nil { orders += 1 }
        if record.previousID == nil { accounts += 1 }
        head = record.hash
        bookedAt = record.entry.bookedAt
    }
}

/// What the system accounts and all members together hold, by currency.
package struct Totals: Hashable, Sendable {
    /// One account of one currency.
    package struct Key: Hashable, Sendable {
        /// What is counted.
        package let currency: Currency
        /// The system account; `nil` for all members together.
        package let account: SystemAccount?

        /// Names an account.
        package init(currency: Currency, account: SystemAccount?) {
            self.currency = currency
            self.account = account
        }
    }

    /// The balances.
    package private(set) var amounts: [Key: Amount]

    /// Balances as they were stored, or none.
    package init(_ amounts: [Key: Amount] = [:]) {
        self.amounts = amounts
    }

    /// Adds both sides of an entry.
    package mutating func add(_ entry: Entry) {
        amounts[Key(currency: entry.currency, account: nil), default: .zero] += entry.amount
        for leg in entry.counterLegs {
            amounts[Key(currency: entry.currency, account: leg.account), default: .zero] +=
                leg.amount
        }
    }

    /// The sum over members and system accounts: zero in every currency, always.
    package func sum(_ currency: Currency) -> Amount {
        amounts.reduce(.zero) { $1.key.currency == currency ? $0 + $1.value : $0 }
    }
}
