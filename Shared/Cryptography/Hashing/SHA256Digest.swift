/// A SHA-256 digest: 32 bytes, held without allocation.
package struct SHA256Digest: Hashable, Sendable {
    /// The length in bytes.
    package static let byteCount = 32
    /// 32 zero bytes: what stands before the first record of a chain.
    package static let zero = SHA256Digest(words: (0, 0, 0, 0))

    /// The 32 bytes in the order of memory.
    private var words: InlineArray<4, UInt64>

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = [words.0, words.1, words.2, words.3]
    }

    /// Lets a function write the 32 bytes.
    init(writing body: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.init(words: (0, 0, 0, 0))
        withUnsafeMutableBytes(of: &words) { bytes in
            guard let address = bytes.baseAddress else { return }
            body(address.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Takes the bytes of a stored digest: `nil` unless there are exactly 32.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init { address in
            for (offset, byte) in bytes.enumerated() { address[offset] = byte }
        }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

    /// The digest as 64 lower-case hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.encode(bytes) }

    /// Lends the 32 bytes.
    package func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words) { try body($0) }
    }

    package static func == (lhs: SHA256Digest, rhs: SHA256Digest) -> Bool {
        lhs.words[0] == rhs.words[0] && lhs.words[1] == rhs.words[1]
            && lhs.words[2] == rhs.words[2] && lhs.words[3] == rhs.words[3]
    }

    package func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(words[index]) }
    }
}

extension SHA256Digest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
