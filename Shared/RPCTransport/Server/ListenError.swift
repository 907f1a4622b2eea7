internal import NIOCore

/// Why a server cannot take connections at an address.
package struct ListenError: Error, CustomStringConvertible {
    /// A sentence for a person, with the address and the cause.
    package let description: String

    init(host: String, port: Int, cause: any Error) {
        // NIO's own texts name the system call and its error, and nothing else.
        let reason = (cause as? IOError).map { "\($0)" } ?? "\(cause)"
        description = "cannot listen on \(host) port \(port): \(reason)"
    }
}
