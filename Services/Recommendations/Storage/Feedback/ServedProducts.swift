import RecommendationsDomain
import StorageCore

/// The products of a list in its order, as bytes: each number as protobuf writes them.
enum ServedProducts {
    static func encode(_ products: [ProductID]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * products.count)
        for product in products {
            var rest = UInt32(product.rawValue)
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        return bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) throws(StorageError) -> [ProductID] {
        var products: [ProductID] = []
        var number: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            number |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 {
                guard shift < 35 else { break }
                continue
            }
            guard let product = Int32(exactly: number) else {
                throw StorageError(.corrupt, "a list has a malformed number of a product")
            }
            products.append(ProductID(product))
            number = 0
            shift = 0
        }
        guard shift == 0 else {
            throw StorageError(.corrupt, "a list of products is cut off")
        }
        return products
    }
}
