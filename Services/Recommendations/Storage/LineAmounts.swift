import RecommendationsDomain
import StorageCore

/// What was bought of each product of an order, as bytes: in the order of the products, each
/// quantity, paid and discount as protobuf writes numbers, paid with its sign in the lowest bit.
enum LineAmounts {
    static func encode(_ lines: [Purchase.Line]) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        for line in lines {
            append(UInt64(line.quantity))
            append(UInt64(bitPattern: (line.paidFen << 1) ^ (line.paidFen >> 63)))
            append(UInt64(line.discountFen))
        }
        return bytes
    }

    static func decode(
        _ bytes: UnsafeRawBufferPointer,
        of products: [ProductID]
    ) throws(StorageError) -> [Purchase.Line] {
        var index = 0
        func number() throws(StorageError) -> UInt64 {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 63, by: 7) where index < bytes.count {
                let byte = bytes[index]
                index += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return value }
            }
            throw StorageError(.corrupt, "a purchase has amounts that are cut off")
        }
        var lines: [Purchase.Line] = []
        lines.reserveCapacity(products.count)
        for product in products {
            let quantity = Int64(try number())
            let paid = try number()
            lines.append(
                Purchase.Line(
                    product: product,
                    quantity: quantity,
                    paidFen: Int64(bitPattern: paid >> 1) ^ -Int64(bitPattern: paid & 1),
                    discountFen: Int64(try number())
                )
            )
        }
        guard index == bytes.count else {
            throw StorageError(.corrupt, "a purchase has more amounts than products")
        }
        return lines
    }
}
