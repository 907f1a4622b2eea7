internal import RPCCore
internal import Synchronization

/// A call as its handler sees it: decodes requests from one queue, encodes responses into another.
final class InProcessExchange: RPCExchange {
    private let call: InProcessCall
    private let method: MethodDescriptor
    private let messageBytesMax: Int
    private let isAnswered = Mutex(false)

    /// Reads from and writes to a call.
    init(call: InProcessCall, method: MethodDescriptor, messageBytesMax: Int) {
        self.call = call
        self.method = method
        self.messageBytesMax = messageBytesMax
    }

    /// The failure of a call that must give a response and has given none; else `nil`.
    var missingResponse: RPCError? {
        hasOneResponse && !isAnswered.withLock { $0 } ? .wrongResponseCount(method) : nil
    }

    private var hasOneResponse: Bool { !method.kind.hasManyResponses }

    func read<Request: RPCMessage>(_ type: Request.Type) async throws(RPCError) -> Request? {
        guard let bytes = try await call.nextRequest() else { return nil }
        do throws(MessageCodingError) {
            return try Request(decoding: bytes)
        } catch {
            throw error.rpcError
        }
    }

    func write<Response: RPCMessage>(_ response: Response) async throws {
        if hasOneResponse {
            let isFirst = isAnswered.withLock { isAnswered in
                defer { isAnswered = true }
                return !isAnswered
            }
            guard isFirst else { throw RPCError.wrongResponseCount(method) }
        }
        try await call.write(try encode(response))
    }

    private func encode<Response: RPCMessage>(_ response: Response) throws(RPCError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try response.encoded()
        } catch {
            throw .unencodableResponse(method)
        }
        guard bytes.count <= messageBytesMax else { throw .unencodableResponse(method) }
        return bytes
    }
}
