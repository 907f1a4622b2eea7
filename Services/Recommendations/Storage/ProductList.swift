import RecommendationsDomain
import StorageCore

/// The products of an order as bytes: ascending numbers, each as the distance from the one before
/// in base 128 (as protobuf writes numbers).
enum ProductList {
    static func encode(_ products: [ProductID]) -> [UInt8] {
        var bytes: [UInt8] = []
        var previous: Int32 = -1
        for product in products {
            precondition(product.rawValue > previous, "products are ascending and different")
            var rest = UInt32(product.rawValue - previous)
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
            previous = product.rawValue
        }
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(StorageError) -> [ProductID] {
        var products: [ProductID] = []
        products.reserveCapacity(bytes.count)
        var previous: Int64 = -1
        var distance: Int64 = 0
        var shift: Int64 = 0
        for byte in bytes {
            distance |= Int64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 {
                guard shift < 35 else { break }
                continue
            }
            previous += distance
            guard distance > 0, previous <= Int64(Int32.max) else {
                throw StorageError(.corrupt, "a purchase has a malformed list of products")
            }
            products.append(ProductID(Int32(previous)))
            distance = 0
            shift = 0
        }
        guard shift == 0 else {
            throw StorageError(.corrupt, "a purchase has a list of products that is cut off")
        }
        return products
    }
}
