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

        private let makeCall:
            @Sendable (
                _ channel: any RPCChannel,
                _ request: String,
                _ options: CallOptions,
                _ onResponse: (String) throws -> Void
            ) async throws -> Void

        /// Calls the method.
        ///
        /// - Parameters:
        ///   - channel: The way to a server of it.
        ///   - request: The request as JSON.
        ///   - options: How to call.
        ///   - onResponse: Is given each response as JSON on one line, in order.
        /// - Throws: ``RPCError``: `invalidArgument` where the request is not of its type, or the
        ///   status of the call; and whatever `onResponse` throws.
        package func call(
            _ channel: any RPCChannel,
            _ request: String,
            _ options: CallOptions = .inherited,
            onResponse: (String) throws -> Void
        ) async throws {
            do {
                try await makeCall(channel, request, options, onResponse)
            } catch let error as MessageCodingError {
                throw error.rpcError
            }
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
        _ response: Response.Type
    ) -> Self {
        Self(descriptor: descriptor, request: request, response: response) {
            channel,
            text,
            options,
            onResponse in
            let answer = try await channel.unary(
                descriptor,
                try Request(json: text),
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
        _ response: Response.Type
    ) -> Self {
        Self(descriptor: descriptor, request: request, response: response) {
            channel,
            text,
            options,
            onResponse in
            let answers = try await channel.serverStreaming(
                descriptor,
                try Request(json: text),
                options: options,
                returning: Response.self
            )
            for try await answer in answers { try onResponse(answer.json()) }
        }
    }
}
