/// A method as a server offers it: its descriptor and what to do.
package struct RPCMethod: Sendable {
    /// A request that has been decoded and only needs to be run.
    package typealias Invocation =
        @Sendable (_ context: CallContext, _ responses: any RPCResponseWriter) async throws -> Void

    /// What is known of the method from its `.proto` file.
    package let descriptor: MethodDescriptor

    /// Decodes a request and tells what data it is about, without running it.
    ///
    /// The bytes are borrowed. Throws where they are not such a request.
    package let decode:
        @Sendable (_ request: UnsafeRawBufferPointer) throws(MessageCodingError) ->
            (target: AccessTarget, invocation: Invocation)

    /// A method with one request and one response.
    ///
    /// - Parameters:
    ///   - descriptor: What is known of it.
    ///   - target: The data that a request is about.
    ///   - handler: Answers a request. Errors that are not `RPCError` become `internal`.
    /// - Returns: The method, its types erased.
    package static func unary<Request: RPCMessage, Response: RPCMessage>(
        _ descriptor: MethodDescriptor,
        target: @escaping @Sendable (Request) -> AccessTarget,
        handler: @escaping @Sendable (Request, CallContext) async throws -> Response
    ) -> RPCMethod {
        RPCMethod(descriptor: descriptor) {
            (bytes: UnsafeRawBufferPointer) throws(MessageCodingError) in
            let request = try Request(decoding: bytes)
            return (
                target(request),
                { context, responses in
                    try await responses.write(try await handler(request, context))
                }
            )
        }
    }

    /// A method with one request and any number of responses.
    ///
    /// - Parameters:
    ///   - descriptor: What is known of it.
    ///   - target: The data that a request is about.
    ///   - handler: Writes the responses and returns when there are no more.
    /// - Returns: The method, its types erased.
    package static func serverStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ descriptor: MethodDescriptor,
        target: @escaping @Sendable (Request) -> AccessTarget,
        handler:
            @escaping @Sendable (Request, RPCResponseStream<Response>, CallContext) async throws ->
            Void
    ) -> RPCMethod {
        RPCMethod(descriptor: descriptor) {
            (bytes: UnsafeRawBufferPointer) throws(MessageCodingError) in
            let request = try Request(decoding: bytes)
            return (
                target(request),
                { context, responses in
                    try await handler(request, RPCResponseStream(responses), context)
                }
            )
        }
    }
}

/// Where a call's responses go; the transport implements it.
package protocol RPCResponseWriter: Sendable {
    /// Sends one response, and waits while the peer takes no more.
    ///
    /// - Throws: `cancelled` where nobody reads any more.
    func write<Response: RPCMessage>(_ response: Response) async throws
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
