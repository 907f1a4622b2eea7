/// The calls of a connection on the server, once the settings are known.
struct ServerCalls: ~Copyable {
    /// What we announced.
    let own: WireSettings
    /// What the peer takes.
    let peer: WireSettings
    /// The highest id that the peer has used.
    private(set) var lastCallID: UInt32 = 0
    /// Bytes of messages that the peer may send.
    var receiveWindow: ReceiveWindow
    /// Our ping.
    var ping = PingState()
    private var sendWindow: SendWindow
    private var slots = CallSlots<ServerCallMachine>()

    /// Starts without calls.
    init(own: WireSettings, peer: WireSettings) {
        self.own = own
        self.peer = peer
        receiveWindow = ReceiveWindow(bytes: own.connectionWindowBytes)
        sendWindow = SendWindow(bytes: peer.connectionWindowBytes)
    }

    /// How many handlers run.
    var inFlight: Int { slots.count }

    /// Records a frame after the settings.
    mutating func frameReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        switch header.type {
        case .request: return requestReceived(header, isDraining: isDraining)
        case .message: return messageReceived(header, isDraining: isDraining)
        case .end: return endReceived(header.callID, isDraining: isDraining)
        case .cancel: return cancelReceived(header.callID, isDraining: isDraining)
        case .window: return windowReceived(header, payload, isDraining: isDraining)
        case .ping: return pingReceived(header, payload)
        case .drain: return .peerDrained
        case .settings: return close(.settingsRepeated)
        case .response, .status: return close(.unexpectedFrame)
        }
    }

    private mutating func requestReceived(
        _ header: FrameHeader,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        guard header.callID > lastCallID else { return close(.callIDNotGrowing) }
        // The drain frame has told the caller that this call is not started.
        if isDraining { return .ignore }
        lastCallID = header.callID
        guard slots.count < Int(own.callsMax) else { return .refuseCall(header.callID) }
        let isLast = header.flags.contains(.endOfRequests)
        let call = ServerCallMachine(
            isLastRequest: isLast,
            sendWindowBytes: peer.callWindowBytes,
            receiveWindowBytes: own.callWindowBytes
        )
        slots.insert(header.callID, call)
        return .startCall(header.callID, isLastRequest: isLast)
    }

    private mutating func messageReceived(
        _ header: FrameHeader,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        let callID = header.callID
        guard isDraining || callID <= lastCallID else { return close(.badCallID) }
        do throws(WireViolation) {
            try receiveWindow.received(header.windowCost)
        } catch {
            return close(error)
        }
        let isLast = header.flags.contains(.endOfRequests)
        let result = slots.withCall(callID) { call in
            call.messageReceived(cost: header.windowCost, isLast: isLast)
        }
        switch result {
        case .deliver:
            return .deliverMessage(callID, isLast: isLast)
        case .close(let violation):
            return close(violation)
        case .ignore, nil:
            receiveWindow.consumed(Int64(header.windowCost))
            return .ignore
        }
    }

    private mutating func endReceived(
        _ callID: UInt32,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        guard isDraining || callID <= lastCallID else { return close(.badCallID) }
        switch slots.withCall(callID, { call in call.endReceived() }) {
        case .endRequests: return .endRequests(callID)
        case .close(let violation): return close(violation)
        case .ignore, nil: return .ignore
        }
    }

    private mutating func cancelReceived(
        _ callID: UInt32,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        guard isDraining || callID <= lastCallID else { return close(.badCallID) }
        switch slots.withCall(callID, { call in call.cancelReceived() }) {
        case .cancelHandler: return .cancelHandler(callID)
        case .ignore, nil: return .ignore
        }
    }

    private mutating func windowReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer,
        isDraining: Bool
    ) -> ServerConnectionMachine.OnFrame {
        let callID = header.callID
        let increment = UInt32(bigEndian: payload.loadUnaligned(as: UInt32.self))
        if callID == 0 {
            do throws(WireViolation) {
                try sendWindow.granted(increment)
            } catch {
                return close(error)
            }
            return .resumeWriters
        }
        guard isDraining || callID <= lastCallID else { return close(.badCallID) }
        switch slots.withCall(callID, { call in call.windowReceived(increment) }) {
        case .resumeWriter: return .resumeWriter(callID)
        case .close(let violation): return close(violation)
        case .ignore, nil: return .ignore
        }
    }

    private mutating func pingReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer
    ) -> ServerConnectionMachine.OnFrame {
        let content = UInt64(bigEndian: payload.loadUnaligned(as: UInt64.self))
        guard header.flags.contains(.acknowledgement) else { return .answerPing(content) }
        return ping.answered(content) ? .pingAnswered : close(.unexpectedFrame)
    }

    private func close(_ violation: WireViolation) -> ServerConnectionMachine.OnFrame {
        .close(violation, lastCallID: lastCallID)
    }

    /// Asks to write a message of a handler.
    mutating func messageWriteRequested(
        _ callID: UInt32,
        _ payloadByteCount: Int
    ) -> ServerCallMachine.OnWrite {
        let cost = UInt32(FrameHeader.byteCount + payloadByteCount)
        let connectionIsOpen = sendWindow.isOpen
        let result = slots.withCall(callID) { call in
            call.messageWriteRequested(cost: cost, connectionIsOpen: connectionIsOpen)
        }
        guard let result else { preconditionFailure("call \(callID) writes and is not in flight") }
        if result == .send { sendWindow.sent(cost) }
        return result
    }

    /// Records that a handler has read messages.
    mutating func messagesRead(_ callID: UInt32, _ cost: Int64) -> UInt32? {
        let grant = slots.withCall(callID) { call in call.messagesRead(cost: cost) }
        guard let grant else { preconditionFailure("call \(callID) reads and is not in flight") }
        receiveWindow.consumed(cost)
        return grant
    }

    /// Records that a call is ended before its handler has returned.
    mutating func endedEarly(_ callID: UInt32) -> ServerCallMachine.OnEarlyEnd {
        slots.withCall(callID) { call in call.endedEarly() } ?? .ignore
    }

    /// Records that a handler has returned.
    mutating func handlerReturned(_ callID: UInt32) -> ServerCallMachine.OnHandlerReturned {
        guard let call = slots.remove(callID) else {
            preconditionFailure("call \(callID) has returned and is not in flight")
        }
        receiveWindow.consumed(call.unreadBytes)
        return call.handlerReturned()
    }
}
