/// A method as a server offers it: its descriptor and what to do.
package struct RPCMethod: Sendable {
    /// A request that has been decoded and only needs to be run.
    package typealias Invocation =
        @Sendable (_ context: CallContext, _ exchange: any RPCExchange) async throws -> Void

    /// What is known of the method from its `.proto` file.
    package let descriptor: MethodDescriptor

    /// Decodes the first request and tells what data it is about, without running it.
    ///
    /// The bytes are borrowed. Throws where they are not such a request.
    package let decode:
        @Sendable (_ request: UnsafeRawBufferPointer) throws(MessageCodingError) ->
            (target: AccessTarget, invocation: Invocation)

    /// Puts a method together.
    @inlinable
    package init(
        descriptor: MethodDescriptor,
        decode:
            @escaping @Sendable (_ request: UnsafeRawBufferPointer) throws(MessageCodingError) ->
            (target: AccessTarget, invocation: Invocation)
    ) {
        self.descriptor = descriptor
        self.decode = decode
    }

    /// A method with one request and one response.
    ///
    /// Inlinable, so that it is compiled for the types of its messages where these are known.
    ///
    /// - Parameters:
    ///   - descriptor: What is known of it.
    ///   - target: The data that a request is about.
    ///   - handler: Answers a request. Errors that are not `RPCError` become `internal`.
    /// - Returns: The method, its types erased.
    @inlinable
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
                { context, exchange in
                    let response = try await handler(request, context)
                    if try exchange.writeAtOnce(response) { return }
                    try await exchange.write(response)
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
                { context, exchange in
                    try await handler(request, RPCResponseStream(exchange), context)
                }
            )
        }
    }

    /// A method with any number of requests and one response.
    ///
    /// - Parameters:
    ///   - descriptor: What is known of it.
    ///   - target: The data that a request is about; checked for every one of them.
    ///   - handler: Reads the requests, of which there is at least one, and answers. Errors that
    ///     are not `RPCError` become `internal`.
    /// - Returns: The method, its types erased.
    package static func clientStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ descriptor: MethodDescriptor,
        target: @escaping @Sendable (Request) -> AccessTarget,
        handler: @escaping @Sendable (RPCRequests<Request>, CallContext) async throws -> Response
    ) -> RPCMethod {
        streamed(descriptor, target: target) { requests, exchange, context in
            try await exchange.write(try await handler(requests, context))
        }
    }

    /// A method with any number of requests and of responses.
    ///
    /// - Parameters:
    ///   - descriptor: What is known of it.
    ///   - target: The data that a request is about; checked for every one of them.
    ///   - handler: Reads the requests, of which there is at least one, and writes the responses,
    ///     in any order. Errors that are not `RPCError` become `internal`.
    /// - Returns: The method, its types erased.
    package static func bidirectionalStreaming<Request: RPCMessage, Response: RPCMessage>(
        _ descriptor: MethodDescriptor,
        target: @escaping @Sendable (Request) -> AccessTarget,
        handler:
            @escaping @Sendable (RPCRequests<Request>, RPCResponseStream<Response>, CallContext)
            async throws -> Void
    ) -> RPCMethod {
        streamed(descriptor, target: target) { requests, exchange, context in
            try await handler(requests, RPCResponseStream(exchange), context)
        }
    }

    private static func streamed<Request: RPCMessage>(
        _ descriptor: MethodDescriptor,
        target: @escaping @Sendable (Request) -> AccessTarget,
        run:
            @escaping @Sendable (RPCRequests<Request>, any RPCExchange, CallContext) async throws ->
            Void
    ) -> RPCMethod {
        RPCMethod(descriptor: descriptor) {
            (bytes: UnsafeRawBufferPointer) throws(MessageCodingError) in
            let first = try Request(decoding: bytes)
            return (
                target(first),
                { context, exchange in
                    let requests = RPCRequests(first, then: exchange) {
                        request throws(RPCError) in
                        guard let principal = context.principal else { return }
                        try target(request).check(principal, method: descriptor.fullName)
                    }
                    try await run(requests, exchange, context)
                }
            )
        }
    }
}
