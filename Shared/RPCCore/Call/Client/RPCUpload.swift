/// Takes the further requests of a streaming call; a transport implements it.
package protocol RPCRequestWriter: Sendable {
    /// Sends a further request, and waits while the server takes no more.
    ///
    /// - Returns: Whether it was sent; `false` where the server has ended the call with success and
    ///   reads no more.
    /// - Throws: How the call failed, or `invalidArgument` for a message that cannot be sent.
    func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool

    /// Says that there are no more requests.
    func finish() async
}

/// A call with many requests and one response, on the client.
///
/// The call is cancelled when nobody holds this any more.
package struct RPCUpload<Request: RPCMessage, Response: RPCMessage>: Sendable {
    private let writer: any RPCRequestWriter
    private let response: @Sendable () async throws(RPCError) -> Response

    /// Puts a call together.
    ///
    /// - Parameters:
    ///   - writer: Takes the requests.
    ///   - response: Waits for the response, and throws the call's status where it failed.
    package init(
        writer: any RPCRequestWriter,
        response: @escaping @Sendable () async throws(RPCError) -> Response
    ) {
        self.writer = writer
        self.response = response
    }

    /// Sends a further request, and waits while the server takes no more; by one task at a time.
    ///
    /// - Returns: Whether it was sent; `false` where the server has answered already.
    /// - Throws: How the call failed, or `invalidArgument` for a message that cannot be sent, which
    ///   leaves the call as it is.
    @discardableResult
    package func write(_ request: Request) async throws(RPCError) -> Bool {
        try await writer.write(request)
    }

    /// Says that there are no more requests, and waits for the response; once.
    ///
    /// - Throws: How the call failed.
    package func finish() async throws(RPCError) -> Response {
        await writer.finish()
        return try await response()
    }
}

/// A call with many requests and many responses, on the client.
///
/// Requests and responses pass independently of each other: one task may write while another reads.
/// The call is cancelled when nobody holds this or the responses any more.
package struct RPCConversation<Request: RPCMessage, Response: RPCMessage>: Sendable {
    /// The responses, in order.
    package let responses: RPCResponses<Response>
    private let writer: any RPCRequestWriter

    /// Puts a call together.
    ///
    /// - Parameters:
    ///   - writer: Takes the requests.
    ///   - responses: Gives the responses.
    package init(writer: any RPCRequestWriter, responses: RPCResponses<Response>) {
        self.writer = writer
        self.responses = responses
    }

    /// Sends a further request, and waits while the server takes no more; by one task at a time.
    ///
    /// - Returns: Whether it was sent; `false` where the server has ended the call already.
    /// - Throws: How the call failed, or `invalidArgument` for a message that cannot be sent, which
    ///   leaves the call as it is.
    @discardableResult
    package func write(_ request: Request) async throws(RPCError) -> Bool {
        try await writer.write(request)
    }

    /// Says that there are no more requests; the responses go on.
    package func finish() async {
        await writer.finish()
    }
}
