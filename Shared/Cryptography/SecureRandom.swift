internal import COpenSSL

/// Random bytes that nobody can guess.
package enum SecureRandom {
    /// Makes random bytes.
    ///
    /// Stops the process where the system has no randomness to give: to go on with bytes that can
    /// be guessed would be worse.
    ///
    /// - Parameter count: How many, up to 1 MiB.
    /// - Returns: That many bytes.
    package static func bytes(_ count: Int) -> [UInt8] {
        precondition((0...1_048_576).contains(count), "count must be 0 to 1 MiB, is \(count)")
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            let code = RAND_bytes(buffer.baseAddress, CInt(count))
            precondition(code == 1 || count == 0, "the system has no randomness")
            initializedCount = count
        }
    }

    /// Makes 64 random bits.
    package static func bits() -> UInt64 {
        bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
