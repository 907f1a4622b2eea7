package import Primitives

/// One line of the log of purchases: an order that was paid, or one that was taken back.
package struct Purchase: Hashable, Sendable {
    /// One product of an order.
    package struct Line: Hashable, Sendable {
        /// Which product.
        package let product: ProductID
        /// How many, in the unit of the sku; above 0.
        package var quantity: Int64
        /// What was paid for it, in fen; below 0 for what was given back.
        package var paidFen: Int64
        /// What was taken off the shelf's price, in fen; 0 where the channel did not tell.
        package var discountFen: Int64

        /// Describes a line.
        package init(
            product: ProductID,
            quantity: Int64 = 1,
            paidFen: Int64 = 0,
            discountFen: Int64 = 0
        ) {
            self.product = product
            self.quantity = quantity
            self.paidFen = paidFen
            self.discountFen = discountFen
        }
    }

    /// Which of the two.
    package enum Kind: Int64, CaseIterable, Hashable, Sendable {
        /// Paid.
        case bought = 1
        /// Taken back, as a whole.
        case takenBack = -1
    }

    /// Whose.
    package let memberID: MemberID
    /// Counts the lines of this member, from 1.
    package let number: Int64
    /// Paid or taken back.
    package let kind: Kind
    /// The order.
    package let order: OrderKey
    /// When the order was paid, for one taken back too.
    package let paidAt: Timestamp
    /// The local day on which it was paid.
    package let day: Day
    /// The store.
    package let organisation: String
    /// The different products of the order, ascending, each with all that was bought of it.
    package let lines: [Line]
    /// What was paid for the whole order, corrections included, in fen.
    package let paidFen: Int64
    /// Whose order it was; `nil` for the log's own member.
    package let owner: MemberID?
    /// The merge with which it came or went; `nil` for a line of its own.
    package let mergeID: Int64?

    /// Describes a line of the log; `paidFen` is what was paid for the whole order, `nil` for the
    /// sum of the lines.
    package init(
        memberID: MemberID,
        number: Int64,
        kind: Kind,
        order: OrderKey,
        paidAt: Timestamp,
        day: Day,
        organisation: String,
        lines: [Line],
        paidFen: Int64? = nil,
        owner: MemberID? = nil,
        mergeID: Int64? = nil
    ) {
        self.memberID = memberID
        self.number = number
        self.kind = kind
        self.order = order
        self.paidAt = paidAt
        self.day = day
        self.organisation = organisation
        self.lines = lines
        self.paidFen = paidFen ?? lines.reduce(0) { $0 + $1.paidFen }
        self.owner = owner
        self.mergeID = mergeID
    }

    /// The different products of the order, ascending.
    package var products: [ProductID] { lines.map(\.product) }

    /// The line that takes this one back, for good or since it goes to another log.
    package func takenBack(number: Int64, mergeID: Int64? = nil) -> Purchase {
        precondition(kind == .bought, "only what was bought can be taken back")
        return Purchase(
            memberID: memberID,
            number: number,
            kind: .takenBack,
            order: order,
            paidAt: paidAt,
            day: day,
            organisation: organisation,
            lines: lines,
            paidFen: paidFen,
            owner: owner,
            mergeID: mergeID
        )
    }

    /// The line with which this one comes into another member's log.
    package func moved(
        to member: MemberID,
        number: Int64,
        owner: MemberID?,
        mergeID: Int64
    ) -> Purchase {
        precondition(kind == .bought, "only what stands can move")
        return Purchase(
            memberID: member,
            number: number,
            kind: .bought,
            order: order,
            paidAt: paidAt,
            day: day,
            organisation: organisation,
            lines: lines,
            paidFen: paidFen,
            owner: owner,
            mergeID: mergeID
        )
    }
}

extension [Purchase] {
    /// The orders that stand at the end of a member's log, by their numbers.
    package var standing: [Purchase] {
        var orders: [OrderKey: Purchase] = [:]
        for purchase in self {
            orders[purchase.order] = purchase.kind == .bought ? purchase : nil
        }
        return orders.values.sorted { $0.number < $1.number }
    }
}

/// The identity of an order: the channel, and the channel's own number for it.
package struct OrderKey: Hashable, Sendable {
    /// The channel: pos, mini_program, app, web and so on.
    package let channel: String
    /// The channel's own number of the order.
    package let orderID: String

    /// Names an order.
    package init(channel: String, orderID: String) {
        self.channel = channel
        self.orderID = orderID
    }
}
