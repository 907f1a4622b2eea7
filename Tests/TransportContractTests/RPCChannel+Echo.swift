import RPCCore
import TestKit

extension RPCChannel {
    /// Makes a unary call of the echo service.
    func call(
        _ method: MethodDescriptor,
        _ request: EchoMessage = EchoMessage(),
        options: CallOptions = .inherited
    ) async throws -> EchoMessage {
        try await unary(method, request, options: options, returning: EchoMessage.self)
    }

    /// Makes a streaming call of the echo service.
    func stream(
        _ method: MethodDescriptor,
        _ request: EchoMessage = EchoMessage(),
        options: CallOptions = .inherited
    ) async throws -> RPCResponses<EchoMessage> {
        try await serverStreaming(method, request, options: options, returning: EchoMessage.self)
    }
}

extension RPCChannel {
    /// Opens an uploading call of the echo service.
    func upload(
        _ method: MethodDescriptor,
        _ first: EchoMessage = EchoMessage(),
        options: CallOptions = .inherited
    ) async throws(RPCError) -> RPCUpload<EchoMessage, EchoMessage> {
        try await clientStreaming(method, first, options: options, returning: EchoMessage.self)
    }

    /// Opens a conversation with the echo service.
    func converse(
        _ first: EchoMessage = EchoMessage(),
        options: CallOptions = .inherited
    ) async throws(RPCError) -> RPCConversation<EchoMessage, EchoMessage> {
        try await bidirectionalStreaming(
            EchoMethods.converse,
            first,
            options: options,
            returning: EchoMessage.self
        )
    }
}

/// The error that a call throws; `nil` where it succeeds or throws anything else.
func failure(of call: () async throws -> EchoMessage) async -> RPCError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? RPCError
    }
}
