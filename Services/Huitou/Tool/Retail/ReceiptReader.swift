package import Primitives

/// Reads receipts from the transactions file, which is sorted by time.
///
/// Receipts of one moment may be interleaved, so that a receipt is complete only when a line of
/// another moment follows.
package struct ReceiptReader: ~Copyable {
    private let csv: CSVReader
    private let columns: Columns
    private var pending: [Receipt] = []
    private var complete: [Receipt] = []
    private var isAtEnd = false

    private struct Columns {
        let household, store, basket, product, quantity, sales, retail, coupon, timestamp,
            localDate: Int
    }

    /// Opens the transactions file.
    ///
    /// - Throws: `RetailError` where it cannot be read or lacks a column.
    package init(path: String) throws {
        csv = try CSVReader(
            path: path,
            columns: [
                "household_id", "store_id", "basket_id", "product_id", "quantity", "sales_value",
                "retail_disc", "coupon_disc", "timestamp", "local_date",
            ]
        )
        columns = Columns(
            household: csv.index(of: "household_id"),
            store: csv.index(of: "store_id"),
            basket: csv.index(of: "basket_id"),
            product: csv.index(of: "product_id"),
            quantity: csv.index(of: "quantity"),
            sales: csv.index(of: "sales_value"),
            retail: csv.index(of: "retail_disc"),
            coupon: csv.index(of: "coupon_disc"),
            timestamp: csv.index(of: "timestamp"),
            localDate: csv.index(of: "local_date")
        )
    }

    /// Reads the next receipt in order of time.
    ///
    /// - Throws: `RetailError` naming the line and the column that is wrong.
    /// - Returns: `nil` at the end.
    package mutating func next() throws -> Receipt? {
        while complete.isEmpty, !isAtEnd {
            guard let record = try csv.next() else {
                isAtEnd = true
                complete = pending.reversed()
                pending = []
                break
            }
            try take(record)
        }
        return complete.popLast()
    }

    private mutating func take(_ record: CSVReader.Record) throws {
        let receipt = try self.receipt(of: record)
        if let last = pending.first, last.paidAt != receipt.paidAt {
            guard receipt.paidAt > last.paidAt else {
                throw error(record, "timestamp: the file must be sorted by time")
            }
            complete = pending.reversed()
            pending = []
        }
        if let index = pending.firstIndex(where: { $0.basket == receipt.basket }) {
            guard pending[index].household == receipt.household,
                pending[index].store == receipt.store
            else {
                throw error(record, "basket_id: belongs to another household or store as well")
            }
            pending[index].lines += receipt.lines
        } else {
            pending.append(receipt)
        }
    }

    private func receipt(of record: CSVReader.Record) throws -> Receipt {
        let fields = record.fields
        guard let household = Int64(fields[columns.household]), household > 0 else {
            throw error(record, "household_id: a positive number is expected")
        }
        guard let store = Int64(fields[columns.store]), store >= 0 else {
            throw error(record, "store_id: a number is expected")
        }
        guard let quantity = Int64(fields[columns.quantity]), quantity >= 0 else {
            throw error(record, "quantity: a number of at least 0 is expected")
        }
        guard let sales = DecimalAmount(fields[columns.sales]) else {
            throw error(record, "sales_value: a decimal number is expected")
        }
        guard let coupon = DecimalAmount(fields[columns.coupon]) else {
            throw error(record, "coupon_disc: a decimal number is expected")
        }
        guard let paid = DecimalAmount.difference(sales, coupon)?.roundedHundredths,
            abs(paid) <= Fen.operationMax.rawValue
        else { throw error(record, "sales_value: out of range") }
        guard let retail = DecimalAmount(fields[columns.retail]),
            let discount = DecimalAmount.sum(retail, coupon)?.roundedHundredths,
            abs(discount) <= Fen.operationMax.rawValue
        else { throw error(record, "retail_disc: a decimal number is expected") }
        guard let paidAt = Timestamp(utc: fields[columns.timestamp]) else {
            throw error(record, "timestamp: 2017-01-01T11:53:26Z is expected")
        }
        let basket = fields[columns.basket]
        let product = fields[columns.product]
        guard !basket.isEmpty, !product.isEmpty else {
            throw error(record, "basket_id and product_id must not be empty")
        }
        return Receipt(
            household: household,
            store: store,
            basket: basket,
            paidAt: paidAt,
            localDate: fields[columns.localDate],
            fileLine: record.line,
            lines: [
                .init(
                    product: product,
                    quantity: quantity,
                    paidFen: paid,
                    discountFen: max(0, discount)
                )
            ]
        )
    }

    private func error(_ record: CSVReader.Record, _ message: String) -> RetailError {
        RetailError(file: csv.path, line: record.line, message: message)
    }
}

extension Timestamp {
    /// Reads `2017-01-01T11:53:26Z`.
    package init?(utc text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z")
        else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            Int64(String(decoding: bytes[range], as: UTF8.self))
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        // Days from the civil date: the algorithm of Howard Hinnant, "chrono-Compatible Low-Level
        // Date Algorithms" (2013).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
        self.init(microseconds: seconds * 1_000_000)
    }
}
