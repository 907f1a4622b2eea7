extension ItemStatistics {
    /// Writes the day and every item's numbers, then those of stores; sums are made of them again.
    func write(to writer: inout ByteWriter) {
        writer.write(today)
        for item in items {
            for number in item.numbers { writer.write(number) }
            writer.write(item.firstDay)
        }
        writer.write(UInt32(storeItems.count))
        for (item, days) in zip(storeItems, storeItemDays) {
            writer.write(item.key)
            writer.write(days)
        }
        writer.write(UInt32(storeDays.count))
        for (store, value) in storeDays.sorted(by: { $0.key < $1.key }) {
            writer.write(store)
            writer.write(value)
        }
        writer.write(allDays)
    }

    /// Reads what `write(to:)` wrote.
    ///
    /// - Parameters:
    ///   - reader: Where the numbers are.
    ///   - catalogue: Where the items belong.
    /// - Throws: What is wrong with the bytes.
    init(from reader: inout ByteReader, catalogue: ItemCatalogue) throws(ModelBytesError) {
        let today = try reader.number(Int32.self)
        var items: [Item] = []
        items.reserveCapacity(catalogue.itemCount)
        for _ in 0..<catalogue.itemCount {
            var item = Item()
            for place in Item.places { item[keyPath: place] = try reader.float() }
            item.firstDay = try reader.number(Int32.self)
            items.append(item)
        }
        var storeItems: [StoreItem] = []
        var storeItemDays: [Float] = []
        let pairs = try reader.count(ofSize: 12)
        storeItems.reserveCapacity(pairs)
        storeItemDays.reserveCapacity(pairs)
        for _ in 0..<pairs {
            let item = StoreItem(key: try reader.number(UInt64.self))
            if let last = storeItems.last, last >= item { throw .impossible("a store's item") }
            storeItems.append(item)
            storeItemDays.append(try reader.float())
        }
        var storeDays: [Int32: Float] = [:]
        for _ in 0..<(try reader.count(ofSize: 8)) {
            let store = try reader.number(Int32.self)
            storeDays[store] = try reader.float()
        }
        self.init(
            today: today,
            items: items,
            catalogue: catalogue,
            storeItems: storeItems,
            storeItemDays: storeItemDays,
            storeDays: storeDays,
            allDays: try reader.float()
        )
    }
}

extension ItemStatistics.Item {
    /// Every number but the first day, in the order of the file.
    static var places: [WritableKeyPath<ItemStatistics.Item, Float>] {
        [
            \.lately, \.month, \.quarter, \.days, \.buyers, \.firstBuyers, \.gapSum, \.gaps,
            \.discountedLately, \.discounted, \.spend, \.discount, \.pieces,
        ]
    }

    fileprivate var numbers: [Float] { Self.places.map { self[keyPath: $0] } }
}
