package import Primitives

/// What an import will bring, found by reading everything once before anything is sent.
///
/// A file with an error is refused here, so that bad input changes nothing.
package struct RetailSurvey: Hashable {
    /// How many receipts are selected.
    package var receipts = 0
    /// How many households they belong to.
    package var households = 0
    /// How many lines they have.
    package var lines = 0
    /// The time of the last selected receipt, as in the file.
    package var last: Timestamp?

    /// Reads the transactions.
    ///
    /// - Throws: `RetailError` naming the first line that is wrong.
    package init(transactions path: String, selection: RetailSelection) throws {
        var reader = try ReceiptReader(path: path)
        var filter = RetailSelection.Filter(selection)
        var seen: Set<Int64> = []
        reading: while let receipt = try reader.next() {
            switch filter.decide(receipt) {
            case .stop: break reading
            case .skip: continue
            case .take: break
            }
            guard receipt.lines.count <= 1000 else {
                throw RetailError(
                    file: path,
                    line: receipt.fileLine,
                    message:
                        "receipt \(receipt.basket) has \(receipt.lines.count) lines, "
                        + "1,000 is the most"
                )
            }
            receipts += 1
            lines += receipt.lines.count
            seen.insert(receipt.household)
            last = receipt.paidAt
        }
        households = seen.count
    }
}
