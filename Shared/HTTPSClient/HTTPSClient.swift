internal import Foundation
package import RPCCore
internal import Synchronization

/// Calls HTTPS servers of others: one connection a call, no redirects, no cookies, no compression.
///
/// For what happens seldom and must not be able to do harm: a code for an SMS gateway, the keys of
/// an issuer. A call runs on a thread of its own, since it blocks.
package struct HTTPSClient: Sendable {
    /// A request.
    package struct Request: Sendable {
        /// `GET` or `POST`.
        package let method: Method
        /// Where.
        package let url: HTTPSURL
        /// Further header fields; names and values as they go onto the wire.
        package let fields: [(name: String, value: String)]
        /// What is sent; empty for nothing.
        package let body: [UInt8]

        /// What is done.
        package enum Method: String, Sendable {
            /// Reads.
            case get = "GET"
            /// Sends.
            case post = "POST"
        }

        /// Describes a request.
        package init(
            _ method: Method,
            _ url: HTTPSURL,
            fields: [(name: String, value: String)] = [],
            body: [UInt8] = []
        ) {
            self.method = method
            self.url = url
            self.fields = fields
            self.body = body
        }
    }

    /// The longest answer, in bytes, head and body.
    package static let answerByteCountMax = 128 * 1024
    /// The longest body that is sent, in bytes.
    package static let bodyByteCountMax = 64 * 1024
    /// How many calls are under way at once.
    package static let callsMax = 32

    private final class CallCount: Sendable {
        let count = Mutex(0)
    }

    private let trust: HTTPSTrust
    private let clock: any MonotonicClock
    private let timeout: Duration
    private let running = CallCount()

    /// Reads the authorities.
    ///
    /// - Parameters:
    ///   - authorities: A PEM file with those that are believed; `nil` for the system's.
    ///   - timeout: How long a call may take, beyond the look-up of the host.
    ///   - clock: The clock on which that lies.
    /// - Throws: `misconfigured`.
    package init(
        authorities: String?,
        timeout: Duration = .seconds(10),
        clock: any MonotonicClock
    ) throws(HTTPSFailure) {
        trust = try HTTPSTrust(authorities: authorities)
        self.clock = clock
        self.timeout = timeout
    }

    /// Makes a call.
    ///
    /// - Throws: ``HTTPSFailure``. What was sent may have arrived all the same.
    package func send(_ request: Request) async throws(HTTPSFailure) -> HTTPSResponse {
        guard request.body.count <= Self.bodyByteCountMax else { throw .tooLong }
        let isFree = running.count.withLock { count in
            guard count < Self.callsMax else { return false }
            count += 1
            return true
        }
        guard isFree else { throw .overloaded }
        let (trust, clock, timeout, running) = (trust, clock, timeout, running)
        let result = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let result = Result { () throws(HTTPSFailure) in
                    let deadline = clock.now + timeout
                    let connection = try HTTPSConnection(
                        to: request.url,
                        trust: trust,
                        left: { clock.now.duration(to: deadline) }
                    )
                    return try connection.exchange(request)
                }
                running.count.withLock { $0 -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
