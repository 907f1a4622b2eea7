/// Why a cryptographic operation failed.
///
/// The description names what was tried and OpenSSL's reasons, never a key or a message.
package struct CryptographyError: Error, Hashable, Sendable {
    /// What sort of failure it is.
    package enum Code: Hashable, Sendable {
        /// A key, certificate or other text is not what it should be.
        case malformed
        /// A seal, signature or certificate chain does not hold.
        case notAuthentic
        /// An argument is out of its bounds.
        case invalidArgument
        /// The library failed; a defect or lack of memory.
        case library
    }

    /// What sort of failure it is.
    package let code: Code
    /// What was tried, and why it failed.
    package let message: String

    /// Describes a failure.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension CryptographyError: CustomStringConvertible {
    package var description: String { message }
}
