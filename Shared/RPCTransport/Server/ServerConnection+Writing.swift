internal import NIOCore
internal import RPCCore
internal import RPCWire

extension ServerConnection {
    /// Writes a message of a handler that runs on this loop.
    ///
    /// - Returns: What became of it; `nil` where it must wait.
    /// - Throws: `MessageCodingError` where it cannot be encoded or is too large for the peer.
    func write<Response: RPCMessage>(
        _ response: Response,
        for call: ServerCall
    ) throws -> ServerCall.Written? {
        guard !call.isOver, let peer = machine.peerSettings else { return .gone }
        if !call.method.kind.hasManyResponses {
            let start = output.writerIndex
            try output.writeFrame(
                response,
                as: .response,
                flags: .endOfCall,
                callID: call.id,
                frameBytesMax: peer.frameBytesMax
            )
            return end(call, discardingFrom: start)
        }
        guard call.pending.isEmpty, takesMore else { return nil }
        var written: ServerCall.Written?
        try response.encode { byteCount, write in
            guard byteCount <= Int(peer.frameBytesMax) else {
                throw MessageCodingError(.tooLarge, field: Response.messageName)
            }
            switch machine.messageWriteRequested(call.id, payloadByteCount: byteCount) {
            case .wait: return
            case .gone: return written = .gone
            case .send: break
            }
            output.writeFrame(.message, callID: call.id, payloadByteCount: byteCount) { address in
                if byteCount > 0 { write(address) }
            }
            flushLater()
            written = .sent
        }
        return written
    }

    /// Writes an encoded message now, or when the peer takes more.
    func write(_ message: ServerCall.PendingMessage, for call: ServerCall) {
        guard !call.isOver, let peer = machine.peerSettings else {
            return message.continuation.resume(returning: .gone)
        }
        guard message.payload.readableBytes <= Int(peer.frameBytesMax) else {
            return message.continuation.resume(returning: .tooLarge)
        }
        if !call.method.kind.hasManyResponses {
            let start = output.writerIndex
            append(message.payload, as: .response, flags: .endOfCall, callID: call.id)
            message.continuation.resume(returning: end(call, discardingFrom: start))
            return
        }
        call.pending.append(message)
        resumeWriter(of: call)
    }

    /// Lets every waiting writer try again, in the order of their calls' ids.
    func resumeWriters() {
        guard calls.count > 0 else { return }
        for id in calls.callIDs.sorted() {
            guard let call = calls.withCall(id, { $0 }), !call.pending.isEmpty else { continue }
            resumeWriter(of: call)
        }
    }

    /// Lets the waiting writers of one call try again, the oldest first.
    func resumeWriter(of call: ServerCall) {
        while let message = call.pending.first, takesMore {
            let byteCount = message.payload.readableBytes
            switch machine.messageWriteRequested(call.id, payloadByteCount: byteCount) {
            case .wait:
                return
            case .gone:
                call.pending.removeFirst()
                message.continuation.resume(returning: .gone)
            case .send:
                call.pending.removeFirst()
                append(message.payload, as: .message, flags: [], callID: call.id)
                message.continuation.resume(returning: .sent)
            }
        }
    }

    private func append(
        _ payload: ByteBuffer,
        as type: FrameType,
        flags: FrameFlags,
        callID: UInt32
    ) {
        output.writeFrame(type, flags: flags, callID: callID, payload: payload)
        flushLater()
    }

    /// The only response of a call is its end: the handler only has to return.
    private func end(_ call: ServerCall, discardingFrom start: Int) -> ServerCall.Written {
        guard calls.remove(call.id) != nil else {
            output.moveWriterIndex(to: start)
            return .gone
        }
        guard machine.handlerReturned(call.id) == .sendEnd else {
            output.moveWriterIndex(to: start)
            call.end(.cancelled)
            return .gone
        }
        call.end(nil)
        flushAnswerLater()
        return .sent
    }
}
