/// A way to one service: makes calls, hides connections.
///
/// Deadline, token, request id and trace of `CallContext.current` travel on by themselves.
/// Cancelling the calling task cancels the call.
package protocol RPCChannel: Sendable {
    /// Makes a call with one request and one response.
    ///
    /// - Throws: The status of the call, or `unavailable` where the service was not reached.
    func unary<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> Response

    /// Makes a call with one request and any number of responses.
    ///
    /// - Throws: `unavailable` where the service was not reached; a later failure is thrown by the
    ///   responses.
    func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCResponses<Response>

    /// Opens a call with any number of requests and one response.
    ///
    /// - Parameters:
    ///   - method: What is called.
    ///   - first: The request that opens the call; there is always one.
    ///   - options: How.
    ///   - returning: The response's type.
    /// - Returns: Takes the further requests, and gives the response.
    /// - Throws: `unavailable` where the service was not reached; a later failure is thrown by what
    ///   is returned.
    func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCUpload<Request, Response>

    /// Opens a call with any number of requests and of responses.
    ///
    /// - Parameters:
    ///   - method: What is called.
    ///   - first: The request that opens the call; there is always one.
    ///   - options: How.
    ///   - returning: The responses' type.
    /// - Returns: Takes the further requests, and gives the responses.
    /// - Throws: `unavailable` where the service was not reached; a later failure is thrown by what
    ///   is returned.
    func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ method: MethodDescriptor,
        _ first: Request,
        options: CallOptions,
        returning: Response.Type
    ) async throws(RPCError) -> RPCConversation<Request, Response>
}

/// The responses of a streaming call, in order.
///
/// The call is cancelled when the responses are no longer read.
package struct RPCResponses<Response: RPCMessage>: AsyncSequence, Sendable {
    private let next: @Sendable () async throws(RPCError) -> Response?

    /// Wraps a function that waits for the next response.
    ///
    /// - Parameter next: Returns `nil` after the last response, throws the call's status where it
    ///   failed. Called by one task at a time.
    package init(next: @escaping @Sendable () async throws(RPCError) -> Response?) {
        self.next = next
    }

    /// Reads one response after the other.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let nextResponse: @Sendable () async throws(RPCError) -> Response?

        package func next() async throws(RPCError) -> Response? {
            try await nextResponse()
        }

        package func next(isolation: isolated (any Actor)?) async throws(RPCError) -> Response? {
            try await nextResponse()
        }
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(nextResponse: next)
    }
}
