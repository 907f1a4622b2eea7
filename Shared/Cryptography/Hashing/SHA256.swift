internal import COpenSSL

/// SHA-256 (FIPS 180-4), at once or piece by piece.
///
/// A value: a copy goes on from the same point on its own, which makes a common prefix cheap.
package struct SHA256: Sendable {
    private var context = SHA256_CTX()

    /// Starts a hash.
    package init() {
        let code = COpenSSL_SHA256_Init(&context)
        precondition(code == 1, "SHA-256 did not start")
    }

    /// Takes in further bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let address = bytes.baseAddress, !bytes.isEmpty else { return }
        let code = COpenSSL_SHA256_Update(&context, address, bytes.count)
        precondition(code == 1, "SHA-256 did not go on")
    }

    /// Takes in further bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Takes in a digest, as one record of a chain takes in the one before it.
    package mutating func update(_ digest: SHA256Digest) {
        digest.withUnsafeBytes { update($0) }
    }

    /// Takes in a text as UTF-8, without its length.
    package mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// Takes in a whole number as 8 bytes, the highest first.
    package mutating func update(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { update($0) }
    }

    /// The digest of what was taken in so far.
    package func finalized() -> SHA256Digest {
        var context = context
        return SHA256Digest { address in
            let code = COpenSSL_SHA256_Final(address, &context)
            precondition(code == 1, "SHA-256 did not end")
        }
    }

    /// The digest of these bytes.
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalized()
    }

    /// The digest of these bytes.
    package static func hash(_ bytes: [UInt8]) -> SHA256Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// The digest of a text as UTF-8.
    package static func hash(_ text: String) -> SHA256Digest {
        var text = text
        return text.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }
}
