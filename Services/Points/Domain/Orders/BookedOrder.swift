/// An order as the ledger knows it: the report, and what was booked for it.
package struct BookedOrder: Hashable, Sendable {
    /// What has become of an order.
    package enum State: Hashable, Sendable {
        /// Paid, and its points given.
        case paid
        /// Taken back whole.
        case reversed
    }

    /// The report.
    package let order: Order
    /// What it earned.
    package let earning: Entry
    /// Where that stands in the journal.
    package let earningID: JournalID
    /// What took it back; `nil` while nothing has.
    package private(set) var reversal: Entry?
    /// Where that stands in the journal.
    package private(set) var reversalID: JournalID?

    /// An order that has just been booked.
    package init(order: Order, earning: Entry, earningID: JournalID) {
        self.order = order
        self.earning = earning
        self.earningID = earningID
    }

    /// What it earned, and where that stands in the journal.
    package var earned: BookedEntry { BookedEntry(id: earningID, entry: earning) }

    /// What has become of it.
    package var state: State { reversal == nil ? .paid : .reversed }

    /// The same order, taken back.
    package func reversed(by entry: Entry, id: JournalID) -> BookedOrder {
        var copy = self
        copy.reversal = entry
        copy.reversalID = id
        return copy
    }

    /// The same order as it was before it was taken back.
    package var asBooked: BookedOrder {
        BookedOrder(order: order, earning: earning, earningID: earningID)
    }
}
