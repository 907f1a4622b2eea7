internal import RPCCore

/// What a caller holds of a call that streams; cancels the call when nobody holds it any more.
final class InProcessHandle: RPCRequestWriter {
    private let call: InProcessCall
    private let method: MethodDescriptor
    private let messageBytesMax: Int

    /// Holds a call.
    init(_ call: InProcessCall, method: MethodDescriptor, messageBytesMax: Int) {
        self.call = call
        self.method = method
        self.messageBytesMax = messageBytesMax
    }

    deinit {
        call.end(.cancelled, keepsResponses: false)
    }

    /// The responses, which keep the call alive.
    func responses<Response: RPCMessage>() -> RPCResponses<Response> {
        RPCResponses { () async throws(RPCError) in try await self.next() }
    }

    /// Waits for the next response.
    ///
    /// - Returns: `nil` after the last one.
    /// - Throws: How the call failed.
    func next<Response: RPCMessage>() async throws(RPCError) -> Response? {
        guard let bytes = try await call.next() else { return nil }
        do throws(MessageCodingError) {
            return try Response(decoding: bytes)
        } catch {
            call.end(.undecodableResponse(method), keepsResponses: false)
            throw .undecodableResponse(method)
        }
    }

    func write<Request: RPCMessage>(_ request: Request) async throws(RPCError) -> Bool {
        try await call.send(try request.encoded(byteCountMax: messageBytesMax))
    }

    func finish() async {
        call.endRequests()
    }
}

extension RPCMessage {
    /// The message in protobuf's binary encoding.
    ///
    /// - Throws: `invalidArgument` where it cannot be encoded or is longer than allowed.
    func encoded(byteCountMax: Int) throws(RPCError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try encoded()
        } catch {
            throw (error as? MessageCodingError)?.rpcError ?? RPCError(error)
        }
        guard bytes.count <= byteCountMax else {
            throw MessageCodingError(.tooLarge, field: Self.messageName).rpcError
        }
        return bytes
    }
}
