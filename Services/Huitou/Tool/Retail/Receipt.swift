package import Primitives

/// One receipt of the retail data set: what a household paid at one till at one time.
package struct Receipt: Hashable {
    /// One line of a receipt.
    package struct Line: Hashable {
        /// The product's number.
        package let product: String
        /// As in the data: 0 and odd units of fuel occur.
        package let quantity: Int64
        /// 100 · (sales_value − coupon_disc), rounded half to even; below 0 for a correction.
        package let paidFen: Int64
        /// 100 · (retail_disc + coupon_disc), rounded half to even; at least 0.
        package let discountFen: Int64
    }

    /// The household's number.
    package let household: Int64
    /// The store's number.
    package let store: Int64
    /// The basket's number.
    package let basket: String
    /// When it was paid.
    package let paidAt: Timestamp
    /// The local day in America/New_York: `2017-03-31`.
    package let localDate: String
    /// The first line of the receipt in the file.
    package let fileLine: Int
    /// What was bought.
    package var lines: [Line]

    /// Describes a receipt.
    package init(
        household: Int64,
        store: Int64,
        basket: String,
        paidAt: Timestamp,
        localDate: String,
        fileLine: Int,
        lines: [Line]
    ) {
        self.household = household
        self.store = store
        self.basket = basket
        self.paidAt = paidAt
        self.localDate = localDate
        self.fileLine = fileLine
        self.lines = lines
    }
}
