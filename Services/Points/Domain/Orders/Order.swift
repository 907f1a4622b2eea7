package import Primitives

/// One line of a receipt.
package struct OrderLine: Hashable, Sendable {
    /// What was sold; never empty.
    package let sku: Label
    /// As in the catalogue; may be empty.
    package let category: Label
    /// As in the catalogue; may be empty.
    package let brand: Label
    /// How much, in the unit of the sku: from 0 to `quantityMax`.
    package let quantity: Int64
    /// What was really paid for it; below zero for a correction or a deposit given back.
    package let paid: Fen
    /// What was taken off the shelf's price for it; never below zero, zero where it is not told.
    package let discount: Fen

    /// The largest quantity of a line.
    package static let quantityMax: Int64 = 1_000_000_000

    /// States a line.
    package init(
        sku: Label,
        category: Label,
        brand: Label,
        quantity: Int64,
        paid: Fen,
        discount: Fen = .zero
    ) {
        self.sku = sku
        self.category = category
        self.brand = brand
        self.quantity = quantity
        self.paid = paid
        self.discount = discount
    }
}

/// A paid order, as its channel reports it.
package struct Order: Hashable, Sendable {
    /// What makes it this order.
    package let identity: OrderIdentity
    /// Who bought.
    package let member: MemberID
    /// The store.
    package let organisation: OrganisationPath
    /// When it was paid: the rules and validity of that time count.
    package let paidAt: Timestamp
    /// The receipt: 1 to `linesMax` lines.
    package let lines: [OrderLine]

    /// The most lines.
    package static let linesMax = 1000
    /// The earliest time of payment: the start of 1990 (UTC).
    package static let paidAtMin = Timestamp(microseconds: 631_152_000_000_000)
    /// How far a channel's clock may run ahead of ours.
    package static let clockAheadMax: Duration = .seconds(24 * 3600)

    /// States an order, whose lines have been checked.
    package init(
        identity: OrderIdentity,
        member: MemberID,
        organisation: OrganisationPath,
        paidAt: Timestamp,
        lines: [OrderLine]
    ) {
        precondition(
            (1...Self.linesMax).contains(lines.count),
            "an order has 1 to \(Self.linesMax) lines, this one \(lines.count)"
        )
        self.identity = identity
        self.member = member
        self.organisation = organisation
        self.paidAt = paidAt
        self.lines = lines
    }

    /// The same order of another member: the one that its own was merged into.
    package func of(_ member: MemberID) -> Order {
        Order(
            identity: identity,
            member: member,
            organisation: organisation,
            paidAt: paidAt,
            lines: lines
        )
    }

    /// What was really paid in all.
    package var paid: Fen { lines.reduce(.zero) { $0 + $1.paid } }

    /// Where the content of another report of the same order differs.
    ///
    /// - Returns: The first differing field in the order of the request, by its path
    ///   (`lines[2].paid_fen`; `lines` where their number differs); `nil` for the same content.
    package func difference(from other: Order) -> String? {
        if member != other.member { return "member_id" }
        if organisation != other.organisation { return "organisation" }
        if paidAt != other.paidAt { return "paid_at" }
        if lines.count != other.lines.count { return "lines" }
        for (index, (line, otherLine)) in zip(lines, other.lines).enumerated() {
            if let field = line.difference(from: otherLine) { return "lines[\(index)].\(field)" }
        }
        return nil
    }
}

extension OrderLine {
    fileprivate func difference(from other: OrderLine) -> String? {
        if sku != other.sku { return "sku" }
        if category != other.category { return "category" }
        if brand != other.brand { return "brand" }
        if quantity != other.quantity { return "quantity" }
        if paid != other.paid { return "paid_fen" }
        if discount != other.discount { return "discount_fen" }
        return nil
    }
}
