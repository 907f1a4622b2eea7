/// A SHA-256 value.
///
/// The domain names the hash and what goes into it; the function itself is given to it.
package struct Digest: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The length, in bytes.
    package static let byteCount = 32
    /// What the first record of a chain has before it: all zero.
    package static let zero = Digest(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Wraps a hash.
    ///
    /// Any other number of bytes makes `nil`.
    ///
    /// - Parameter bytes: Exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        func word(_ index: Int) -> UInt64 {
            var word: UInt64 = 0
            for offset in 0..<8 {
                word |= UInt64(bytes[8 * index + offset]) << UInt64(8 * offset)
            }
            return word
        }
        self.init(words: (word(0), word(1), word(2), word(3)))
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    func append(to bytes: inout [UInt8]) {
        func append(_ word: UInt64) {
            for shift in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift)))
            }
        }
        append(words.0)
        append(words.1)
        append(words.2)
        append(words.3)
    }

    package static func == (lhs: Digest, rhs: Digest) -> Bool { lhs.words == rhs.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}

/// Computes SHA-256.
package typealias HashFunction = @Sendable (_ bytes: [UInt8]) -> Digest
