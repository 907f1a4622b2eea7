extension ItemCatalogue {
    /// Writes the items' places: how many items, then each.
    func write(to writer: inout ByteWriter) {
        writer.write(UInt32(itemCount))
        for item in 0..<itemCount {
            writer.write(groups[item].group)
            writer.write(groups[item].wideGroup)
            writer.write(groups[item].department)
            writer.write(groups[item].maker)
            writer.write(isOwnBrand[item] ? UInt8(1) : 0)
        }
    }

    /// Reads what `write(to:)` wrote.
    init(from reader: inout ByteReader) throws(ModelBytesError) {
        let count = try reader.count(ofSize: 17)
        var columns = Array(repeating: [Int32](), count: 4)
        var isOwnBrand: [Bool] = []
        for _ in 0..<count {
            for column in columns.indices {
                let number = try reader.number(Int32.self)
                // Groups are numbered from 0 without gaps, so there are no more than items.
                guard number >= 0, number < count else { throw .impossible("a group") }
                columns[column].append(number)
            }
            let own = try reader.number(UInt8.self)
            guard own <= 1 else { throw .impossible("an own brand") }
            isOwnBrand.append(own == 1)
        }
        self.init(
            group: columns[0],
            wideGroup: columns[1],
            department: columns[2],
            maker: columns[3],
            isOwnBrand: isOwnBrand
        )
    }
}
