package import RPCCore

extension MessageRegistry {
    /// A method that can be called with JSON.
    package struct Method: Sendable {
        /// What is known of it.
        package let descriptor: MethodDescriptor
        /// The type of its requests.
        package let request: any JSONMessage.Type
        /// The type of its responses.
        package let response: any JSONMessage.Type

        /// What the method does in a server that passes it on; `nil` for one that streams.
        private let makeForwarded: Forwarding?
        /// The method in a server that checks who calls it, and does nothing.
        package let idle: RPCMethod

        private typealias Forwarding =
            @Sendable (any RPCChannel, @escaping ForwardOptions) -> RPCMethod

        /// How the call that passes another on is made.
        package typealias ForwardOptions = @Sendable (CallContext) throws -> CallOptions

        private let makeCall:
            @Sendable (
                _ channel: any RPCChannel,
                _ requests: [String],
                _ options: CallOptions,
                _ onResponse: (String) throws -> Void
            ) async throws -> Void

        /// Calls the method.
        ///
        /// - Parameters:
        ///   - channel: The way to a server of it.
        ///   - requests: The requests as JSON; exactly one, unless the method streams them.
        ///   - options: How to call.
        ///   - onResponse: Is given each response as JSON on one line, in order.
        /// - Throws: ``RPCError``: `invalidArgument` where the request is not of its type, or the
        ///   status of the call; and whatever `onResponse` throws.
        package func call(
            _ channel: any RPCChannel,
            _ requests: [String],
            _ options: CallOptions = .inherited,
            onResponse: (String) throws -> Void
        ) async throws {
            guard requests.count == 1 || descriptor.kind.hasManyRequests && !requests.isEmpty else {
                throw RPCError.invalid(
                    field: "request",
                    descriptor.kind.hasManyRequests
                        ? "\(descriptor.fullName) takes at least one"
                        : "\(descriptor.fullName) takes exactly one, not \(requests.count)"
                )
            }
            do {
                try await makeCall(channel, requests, options, onResponse)
            } catch let error as MessageCodingError {
                throw error.rpcError
            }
        }

        /// The method as a server offers it that passes every call on to another.
        ///
        /// - Parameters:
        ///   - channel: The way to the other server.
        ///   - options: How the other call is made.
        /// - Returns: The method; `nil` for one that streams.
        package func forwarded(
            to channel: any RPCChannel,
            _ options: @escaping ForwardOptions
        ) -> RPCMethod? {
            makeForwarded?(channel, options)
        }

        /// Encodes a request.
        ///
        /// - Throws: ``MessageCodingError`` where the text is not such a request.
        package func encodeRequest(json: String) throws -> [UInt8] {
            try request.init(json: json).encoded()
        }

        /// Writes an encoded response as JSON.
        ///
        /// - Throws: ``MessageCodingError`` where the bytes are not such a response.
        package func decodeResponse(_ bytes: [UInt8]) throws(MessageCodingError) -> String {
            try response.init(decoding: bytes).json()
        }
    }
}

extension MessageRegistry.Method {
    /// A method with one request and one response.
    static func unary<Request: JSONMessage, Response: JSONMessage>(
        _ descriptor: MethodDescriptor,
        _ request: Request.Type,
        _ response: Response.Type,
        target: @escaping @Sendable (Request) -> AccessTarget
    ) -> Self {
        Self(
            descriptor: descriptor,
            request: request,
            response: response,
            makeForwarded: { channel, options in
                .unary(descriptor, target: target) { (request: Request, context) -> Response in
                    try await channel.unary(
                        descriptor,
                        request,
                        options: try options(context),
                        returning: Response.self
                    )
                }
            },
            idle: idle(descriptor, target)
        ) {
            channel,
            texts,
            options,
            onResponse in
            let answer = try await channel.unary(
                descriptor,
                try Request(json: texts[0]),
                options: options,
                returning: Response.self
            )
            try onResponse(answer.json())
        }
    }

    /// A method with one request and any number of responses.
    static func serverStreaming<Request: JSONMessage, Response: JSONMessage>(
        _ descriptor: MethodDescriptor,
        _ request: Request.Type,
        _ response: Response.Type,
        target: @escaping @Sendable (Request) -> AccessTarget
    ) -> Self {
        Self(
            descriptor: descriptor,
            request: request,
            response: response,
            makeForwarded: nil,
            idle: idle(descriptor, target)
        ) {
            channel,
            texts,
            options,
            onResponse in
            let answers = try await channel.serverStreaming(
                descriptor,
                try Request(json: texts[0]),
                options: options,
                returning: Response.self
            )
            for try await answer in answers { try onResponse(answer.json()) }
        }
    }

    /// A method with any number of requests and one response.
    static func clientStreaming<Request: JSONMessage, Response: JSONMessage>(
        _ descriptor: MethodDescriptor,
        _ request: Request.Type,
        _ response: Response.Type,
        target: @escaping @Sendable (Request) -> AccessTarget
    ) -> Self {
        Self(
            descriptor: descriptor,
            request: request,
            response: response,
            makeForwarded: nil,
            idle: idle(descriptor, target)
        ) {
            channel,
            texts,
            options,
            onResponse in
            let requests = try texts.map { try Request(json: $0) }
            let upload = try await channel.clientStreaming(
                descriptor,
                requests[0],
                options: options,
                returning: Response.self
            )
            for request in requests.dropFirst() { try await upload.write(request) }
            try onResponse(try await upload.finish().json())
        }
    }

    /// A method with any number of requests and of responses.
    static func bidirectionalStreaming<Request: JSONMessage, Response: JSONMessage>(
        _ descriptor: MethodDescriptor,
        _ request: Request.Type,
        _ response: Response.Type,
        target: @escaping @Sendable (Request) -> AccessTarget
    ) -> Self {
        Self(
            descriptor: descriptor,
            request: request,
            response: response,
            makeForwarded: nil,
            idle: idle(descriptor, target)
        ) {
            channel,
            texts,
            options,
            onResponse in
            let requests = try texts.map { try Request(json: $0) }
            let conversation = try await channel.bidirectionalStreaming(
                descriptor,
                requests[0],
                options: options,
                returning: Response.self
            )
            // A server that answers each may wait for its answers to be read: both at once.
            async let isWritten: Void = {
                for request in requests.dropFirst() { try await conversation.write(request) }
                await conversation.finish()
            }()
            for try await answer in conversation.responses { try onResponse(answer.json()) }
            try await isWritten
        }
    }
}

extension MessageRegistry.Method {
    private static func idle<Request: JSONMessage>(
        _ descriptor: MethodDescriptor,
        _ target: @escaping @Sendable (Request) -> AccessTarget
    ) -> RPCMethod {
        RPCMethod(descriptor: descriptor) {
            (bytes: UnsafeRawBufferPointer) throws(MessageCodingError) in
            (target(try Request(decoding: bytes)), { _, _ in })
        }
    }
}
