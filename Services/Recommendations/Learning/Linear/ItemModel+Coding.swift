extension ItemModel {
    private static let kind: StaticString = "HTIM"
    private static let version: UInt16 = 1

    /// The model as bytes: per item how many weights, then each.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter(kind: Self.kind, version: Self.version)
        writer.write(UInt32(itemCount))
        for item in 0..<itemCount {
            let own = weights[Int(starts[item])..<Int(starts[item + 1])]
            writer.write(UInt32(own.count))
            for weight in own {
                writer.write(weight.item)
                writer.write(weight.value)
            }
        }
        return writer.finished()
    }

    /// Reads a model; refuses bytes that are none.
    ///
    /// - Parameter bytes: What `encoded()` gave.
    /// - Throws: What is wrong with the bytes.
    package init(decoding bytes: [UInt8]) throws(ModelBytesError) {
        var reader = try ByteReader(bytes, kind: Self.kind, version: Self.version)
        let itemCount = try reader.count(ofSize: 4)
        var starts: [Int32] = [0]
        var weights: [Weight] = []
        for _ in 0..<itemCount {
            var last: Int32 = -1
            for _ in 0..<(try reader.count(ofSize: 8)) {
                let item = try reader.number(Int32.self)
                guard item > last, item < itemCount else { throw .impossible("an item") }
                last = item
                weights.append(Weight(item: item, value: try reader.float()))
            }
            starts.append(Int32(weights.count))
        }
        try reader.end()
        self.init(starts: starts, weights: weights)
    }
}
