/// The messages of one call on the server, both ways; the transport implements it.
package typealias RPCExchange = RPCRequestReader & RPCResponseWriter

/// Where a call's requests come from after the first.
package protocol RPCRequestReader: Sendable {
    /// Waits for the next request; by one task at a time.
    ///
    /// - Returns: `nil` after the last one.
    /// - Throws: `cancelled` where the call is over, `invalidArgument` for a message that is not of
    ///   the type.
    func read<Request: RPCMessage>(_ type: Request.Type) async throws(RPCError) -> Request?
}

/// Where a call's responses go.
package protocol RPCResponseWriter: Sendable {
    /// Sends one response, and waits while the peer takes no more.
    ///
    /// - Throws: `cancelled` where nobody reads any more.
    func write<Response: RPCMessage>(_ response: Response) async throws

    /// Sends one response, unless that would have to wait.
    ///
    /// For what is written on the way out of a handler: an `async` call costs more than the write.
    ///
    /// - Returns: Whether it was sent; where not, nothing has happened.
    /// - Throws: As `write`.
    func writeAtOnce<Response: RPCMessage>(_ response: Response) throws -> Bool
}

extension RPCResponseWriter {
    /// Sends nothing: every write may wait.
    package func writeAtOnce<Response: RPCMessage>(_ response: Response) throws -> Bool { false }
}

/// The responses of one streaming call, typed.
package struct RPCResponseStream<Response: RPCMessage>: Sendable {
    private let writer: any RPCResponseWriter

    /// Types a writer.
    package init(_ writer: any RPCResponseWriter) {
        self.writer = writer
    }

    /// Sends one response, and waits while the peer takes no more.
    ///
    /// - Throws: `cancelled` where nobody reads any more.
    package func write(_ response: Response) async throws {
        try await writer.write(response)
    }
}

/// The requests of one streaming call, in order; to be read once, by one task at a time.
///
/// The caller may send no faster than they are read.
package struct RPCRequests<Request: RPCMessage>: AsyncSequence, Sendable {
    /// Checks that the caller's scope reaches what a request is about.
    package typealias Check = @Sendable (Request) throws(RPCError) -> Void

    private let first: Request
    private let reader: any RPCRequestReader
    private let check: Check

    /// Puts the first request before those that a reader gives.
    ///
    /// - Parameters:
    ///   - first: The request with which the call was opened.
    ///   - reader: Gives the others.
    ///   - check: Called with each of the others before it is handed out.
    package init(_ first: Request, then reader: any RPCRequestReader, check: @escaping Check) {
        self.first = first
        self.reader = reader
        self.check = check
    }

    /// Reads one request after the other.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var first: Request?
        fileprivate let reader: any RPCRequestReader
        fileprivate let check: Check

        package mutating func next() async throws(RPCError) -> Request? {
            if let first {
                self.first = nil
                return first
            }
            guard let request = try await reader.read(Request.self) else { return nil }
            try check(request)
            return request
        }

        package mutating func next(
            isolation: isolated (any Actor)?
        ) async throws(RPCError) -> Request? {
            try await next()
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(first: first, reader: reader, check: check)
    }
}
