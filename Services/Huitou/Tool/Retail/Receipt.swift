import Primitives

/// One receipt of the retail data set: what a household paid at one till at one time.
struct Receipt: Hashable {
    /// One line of a receipt.
    struct Line: Hashable {
        /// The product's number.
        let product: String
        /// As in the data: 0 and odd units of fuel occur.
        let quantity: Int64
        /// 100 · (sales_value − coupon_disc), rounded half to even; below 0 for a correction.
        let paidFen: Int64
    }

    /// The household's number.
    let household: Int64
    /// The store's number.
    let store: Int64
    /// The basket's number.
    let basket: String
    /// When it was paid.
    let paidAt: Timestamp
    /// The local day in America/New_York: `2017-03-31`.
    let localDate: String
    /// The first line of the receipt in the file.
    let fileLine: Int
    /// What was bought.
    var lines: [Line]
}
