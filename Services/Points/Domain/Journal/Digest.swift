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
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() {
            words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
        }
        self.init(words: (words[0], words[1], words[2], words[3]))
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    func append(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
    }

    package static func == (lhs: Digest, rhs: Digest) -> Bool { lhs.words == rhs.words }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}

/// Computes SHA-256.
package typealias HashFunction = @Sendable (_ bytes: [UInt8]) -> Digest
