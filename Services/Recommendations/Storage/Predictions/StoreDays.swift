import RecommendationsDomain
import StorageCore

/// What each store sold on each day, kept up with every order that comes or is taken back, however
/// late: a row for a store and a day, so that an outlook reads rows and no orders.
///
/// The transactions that add are one after another: they hold the positions of the stream.
enum StoreDays {
    /// For how many days before the latest they are kept.
    static let daysKept: Int64 = 400

    /// What to add to what was sold, by store and day.
    struct Changes {
        fileprivate struct Key: Hashable {
            let organisation: String
            let day: Int64
        }

        fileprivate var sales: [Key: [ProductID: Int64]] = [:]

        /// Nothing.
        init() {}

        /// Adds an order's lines; -1 takes them off.
        mutating func add(_ lines: [Purchase.Line], of store: String, day: Int64, sign: Int64) {
            let key = Key(organisation: store, day: day)
            for line in lines {
                sales[key, default: [:]][line.product, default: 0] += sign * line.quantity
            }
        }
    }

    /// Adds lines of logs; what is taken back is taken off.
    static func add(_ purchases: [Purchase], in writer: any SQLWriter) throws {
        var changes = Changes()
        for purchase in purchases {
            changes.add(
                purchase.lines,
                of: purchase.organisation,
                day: Int64(purchase.day.rawValue),
                sign: purchase.kind.rawValue
            )
        }
        try add(changes, in: writer)
    }

    /// Adds changes.
    static func add(_ changes: Changes, in writer: any SQLWriter) throws {
        let keys = changes.sales.keys.sorted {
            ($0.organisation, $0.day) < ($1.organisation, $1.day)
        }
        var sales = keys.map { changes.sales[$0] ?? [:] }
        try writer.forEachRow(
            "SELECT sales FROM store_days WHERE organisation = $1 AND day = $2",
            each: keys.map { [.text($0.organisation), .integer($0.day)] }
        ) { run, row in
            for sale in try row.withBlob(0, { try decode($0) }) {
                sales[run][sale.product, default: 0] += sale.quantity
            }
        }
        try writer.execute(
            """
            INSERT INTO store_days (organisation, day, sales) VALUES ($1, $2, $3)
            ON CONFLICT (organisation, day) DO UPDATE SET sales = excluded.sales
            """,
            each: zip(keys, sales).map { key, sales in
                [.text(key.organisation), .integer(key.day), .blob(encode(sales))]
            }
        )
    }

    /// Compares the rows of some days with the orders.
    ///
    /// - Returns: What does not hold, one sentence each, at most 100.
    static func findings(in reader: any SQLReader) throws -> [String] {
        guard let last = try reader.integer("SELECT max(day) FROM store_days"),
            let first = try reader.integer("SELECT min(day) FROM store_days")
        else { return [] }
        var findings: [String] = []
        for day in max(first, last - daysKept)...last {
            var derived: [String: [ProductID: Int64]] = [:]
            try reader.scan(
                "SELECT \(Purchase.columns) FROM purchases WHERE day = $1",
                [.integer(day)]
            ) { row in
                let purchase = try Purchase(row: row)
                for line in purchase.lines {
                    derived[purchase.organisation, default: [:]][line.product, default: 0] +=
                        purchase.kind.rawValue * line.quantity
                }
            }
            try reader.scan(
                "SELECT organisation, sales FROM store_days WHERE day = $1",
                [.integer(day)]
            ) { row in
                let organisation = try row.text(0)
                let expected = derived.removeValue(forKey: organisation) ?? [:]
                if try row.blob(1) != encode(expected) {
                    findings.append("what \(organisation) sold on day \(day) is counted wrongly")
                }
            }
            for (organisation, sales) in derived where sales.contains(where: { $0.value > 0 }) {
                findings.append("what \(organisation) sold on day \(day) is not counted")
            }
            if findings.count >= 100 { break }
        }
        return Array(findings.prefix(100))
    }

    /// Numbers as protobuf writes them: of each product that was sold the distance from the one
    /// before, then the quantity.
    static func encode(_ sales: [ProductID: Int64]) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        var previous: Int32 = -1
        for product in sales.keys.sorted() {
            guard let quantity = sales[product], quantity > 0 else { continue }
            append(UInt64(product.rawValue - previous))
            append(UInt64(quantity))
            previous = product.rawValue
        }
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(StorageError) -> [Sale] {
        var index = 0
        func number() throws(StorageError) -> UInt64 {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 63, by: 7) where index < bytes.count {
                let byte = bytes[index]
                index += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return value }
            }
            throw StorageError(.corrupt, "the sales of a day are cut off")
        }
        var sales: [Sale] = []
        var previous: Int64 = -1
        while index < bytes.count {
            let distance = try number()
            let quantity = try number()
            guard distance > 0, distance <= UInt64(Int32.max), quantity > 0 else {
                throw StorageError(.corrupt, "the sales of a day are malformed")
            }
            previous += Int64(distance)
            guard previous <= Int64(Int32.max) else {
                throw StorageError(.corrupt, "the sales of a day name no product")
            }
            sales.append(Sale(product: ProductID(Int32(previous)), quantity: Int64(quantity)))
        }
        return sales
    }
}
