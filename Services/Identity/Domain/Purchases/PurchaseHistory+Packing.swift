import Primitives

extension PurchaseHistory {
    private static let format: UInt64 = 1

    /// The history as a few bytes: texts once, in a table; days as differences.
    package var packed: [UInt8] {
        var texts: [String: UInt64] = [:]
        var table: [String] = []
        func number(of text: String) -> UInt64 {
            if let number = texts[text] { return number }
            let number = UInt64(table.count)
            texts[text] = number
            table.append(text)
            return number
        }
        var body = CompactWriter()
        var day = 0
        for order in orders {
            body.write(order.digest)
            body.write(Int64(order.day - day))
            day = order.day
            body.write(UInt64(order.hour))
            body.write(number(of: order.channel))
            body.write(number(of: order.store))
            body.write(order.paid.rawValue)
            body.write(UInt64(order.lines.count))
            for line in order.lines {
                body.write(number(of: line.sku))
                body.write(number(of: line.category))
                body.write(number(of: line.brand))
                body.write(UInt64(line.quantity))
                body.write(line.paid.rawValue)
            }
        }
        var head = CompactWriter()
        head.write(Self.format)
        head.write(UInt64(table.count))
        for text in table { head.write(text) }
        head.write(UInt64(orders.count))
        return head.bytes + body.bytes
    }

    /// Reads a packed history; fails for anything that ``packed`` does not make.
    package init?(packed bytes: [UInt8]) {
        var reader = CompactReader(bytes)
        guard reader.unsigned() == Self.format, let textCount = reader.count() else { return nil }
        var table: [String] = []
        for _ in 0..<textCount {
            guard let text = reader.text() else { return nil }
            table.append(text)
        }
        guard let orderCount = reader.count(), orderCount <= Self.ordersMax else { return nil }
        self.init()
        var day = 0
        for _ in 0..<orderCount {
            guard let order = reader.order(after: &day, table), insert(order) else { return nil }
        }
        guard reader.isAtEnd else { return nil }
    }
}

extension CompactReader {
    fileprivate mutating func entry(_ table: [String]) -> String? {
        guard let number = unsigned(), number < UInt64(table.count) else { return nil }
        return table[Int(number)]
    }

    fileprivate mutating func order(after day: inout Int, _ table: [String]) -> PurchasedOrder? {
        guard let digest = unsigned(), let delta = signed(), (-800_000...800_000).contains(delta),
            let hour = unsigned(), hour < 24, let channel = entry(table),
            let store = entry(table), let paid = signed(), let lineCount = count(),
            lineCount <= PurchasedOrder.linesMax
        else { return nil }
        day += Int(delta)
        var lines: [PurchasedOrder.Line] = []
        for _ in 0..<lineCount {
            guard let sku = entry(table), let category = entry(table), let brand = entry(table),
                let quantity = unsigned(), (1...UInt64(Int64.max)).contains(quantity),
                let paid = signed()
            else { return nil }
            lines.append(
                PurchasedOrder.Line(
                    sku: sku,
                    category: category,
                    brand: brand,
                    quantity: Int64(quantity),
                    paid: Fen(paid)
                )
            )
        }
        return PurchasedOrder(
            digest: digest,
            day: day,
            hour: Int(hour),
            channel: channel,
            store: store,
            paid: Fen(paid),
            lines: lines
        )
    }
}
