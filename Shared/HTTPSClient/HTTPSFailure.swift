/// Why there is no answer; without anything of request or answer.
package enum HTTPSFailure: Error, Hashable, Sendable {
    /// Too many calls are under way.
    case overloaded
    /// The host has no address.
    case hostUnknown
    /// No connection was made.
    case notConnected
    /// The server does not prove to be the host, or speaks no TLS that is good enough.
    case notTrusted
    /// The time has run out.
    case timedOut
    /// The connection broke before the answer was whole.
    case cut
    /// The answer is longer than allowed.
    case tooLong
    /// The answer is no HTTP/1.1.
    case malformed
    /// Our own authorities cannot be read.
    case misconfigured
}
