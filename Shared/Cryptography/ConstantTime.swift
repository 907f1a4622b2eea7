internal import COpenSSL

/// Comparison whose duration does not depend on where two secrets differ.
package enum ConstantTime {
    /// Whether both hold the same bytes; their lengths are no secret.
    package static func areEqual(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
        guard lhs.count == rhs.count else { return false }
        return CRYPTO_memcmp(lhs, rhs, lhs.count) == 0
    }
}
