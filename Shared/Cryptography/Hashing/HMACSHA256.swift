internal import COpenSSL

/// HMAC with SHA-256 (RFC 2104, RFC 4231).
package enum HMACSHA256 {
    /// The authentication code of a message.
    ///
    /// - Parameters:
    ///   - message: What is authenticated.
    ///   - key: The secret, of any length; 32 random bytes are right.
    /// - Returns: 32 bytes; compare them only with `ConstantTime`.
    package static func authenticationCode(of message: [UInt8], key: [UInt8]) -> SHA256Digest {
        SHA256Digest { address in
            var count: CUnsignedInt = 0
            // An empty array has no address, and without one OpenSSL would reuse an older key.
            let key = key.isEmpty ? [0] : key
            let result = HMAC(
                EVP_sha256(),
                key,
                CInt(clamping: key.count),
                message,
                message.count,
                address,
                &count
            )
            precondition(result != nil && count == 32, "HMAC-SHA-256 failed")
        }
    }

    /// Whether `code` is the authentication code of `message`.
    package static func isValid(_ code: [UInt8], for message: [UInt8], key: [UInt8]) -> Bool {
        ConstantTime.areEqual(authenticationCode(of: message, key: key).bytes, code)
    }
}
