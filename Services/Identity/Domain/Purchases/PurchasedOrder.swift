package import Primitives

/// What is kept of an order that a member has paid: nothing by which anybody could be named.
package struct PurchasedOrder: Hashable, Sendable {
    /// What was bought of one product.
    package struct Line: Hashable, Sendable {
        /// The product.
        package let sku: String
        /// The product's category, `skincare/sensitive`; empty for unknown.
        package let category: String
        /// The product's brand; empty for unknown.
        package let brand: String
        /// How much of it, in the unit of the product; positive.
        package let quantity: Int64
        /// What was paid for all of it.
        package let paid: Fen

        /// Describes a line.
        package init(sku: String, category: String, brand: String, quantity: Int64, paid: Fen) {
            precondition(quantity > 0, "a line's quantity must be positive, is \(quantity)")
            self.sku = sku
            self.category = category
            self.brand = brand
            self.quantity = quantity
            self.paid = paid
        }

        /// What one unit cost, in fen, rounded down; `nil` where it cost nothing.
        package var unitPrice: Int64? {
            let price = paid.rawValue / quantity
            return price > 0 ? price : nil
        }
    }

    /// Stands for the order among those of its member; see ``OrderReference/digest``.
    package let digest: UInt64
    /// The day on which it was paid, in the program's zone, counted from 1970-01-01.
    package let day: Int
    /// The hour of that day, 0 to 23.
    package let hour: Int
    /// The channel.
    package let channel: String
    /// The path of the store.
    package let store: String
    /// What was paid for all lines, those left out included.
    package let paid: Fen
    /// The lines, by product, each once.
    package let lines: [Line]

    /// The most products of one order that are kept; those that cost least are left out.
    package static let linesMax = 60

    /// Describes an order.
    ///
    /// - Parameters:
    ///   - digest: Stands for the order.
    ///   - day: The local day of payment.
    ///   - hour: The local hour.
    ///   - channel: The channel.
    ///   - store: The path of the store.
    ///   - paid: The sum of the order.
    ///   - lines: Its lines; those of one product are added up, and what cost least is left out.
    package init(
        digest: UInt64,
        day: Int,
        hour: Int,
        channel: String,
        store: String,
        paid: Fen,
        lines: [Line]
    ) {
        precondition((0..<24).contains(hour), "an hour must be 0 to 23, is \(hour)")
        self.digest = digest
        self.day = day
        self.hour = hour
        self.channel = channel
        self.store = store
        self.paid = paid
        var bySKU: [String: Line] = [:]
        for line in lines {
            guard let other = bySKU[line.sku] else {
                bySKU[line.sku] = line
                continue
            }
            bySKU[line.sku] = Line(
                sku: line.sku,
                category: other.category,
                brand: other.brand,
                quantity: line.quantity + other.quantity,
                paid: line.paid + other.paid
            )
        }
        let dearest = bySKU.values.sorted { ($1.paid, $0.sku) < ($0.paid, $1.sku) }
        self.lines = dearest.prefix(Self.linesMax).sorted { $0.sku < $1.sku }
    }
}
