/// The calls of a connection on the client, once the settings are known.
struct ClientCalls: ~Copyable {
    /// What the peer takes.
    let peer: WireSettings
    /// Bytes of messages that the peer may send.
    var receiveWindow: ReceiveWindow
    /// Our ping.
    var ping = PingState()
    /// The highest id that the server has let in or will let in.
    private(set) var acceptedMax: UInt32 = .max
    private let own: WireSettings
    private var lastCallID: UInt32 = 0
    private var sendWindow: SendWindow
    private var slots = CallSlots<ClientCallMachine>()

    /// Starts without calls.
    init(own: WireSettings, peer: WireSettings) {
        self.own = own
        self.peer = peer
        receiveWindow = ReceiveWindow(bytes: own.connectionWindowBytes)
        sendWindow = SendWindow(bytes: peer.connectionWindowBytes)
    }

    /// How many calls wait for their end.
    var inFlight: Int { slots.count }

    /// The ids of the calls that wait for their end.
    var callIDs: [UInt32] { slots.callIDs }

    /// Records a frame after the settings.
    mutating func frameReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer
    ) -> ClientConnectionMachine.OnFrame {
        switch header.type {
        case .response, .status: return endReceived(header)
        case .message: return messageReceived(header)
        case .window: return windowReceived(header, payload)
        case .ping: return pingReceived(header, payload)
        case .drain: return .decodeDrain
        case .settings: return .close(.settingsRepeated)
        case .request, .end, .cancel: return .close(.unexpectedFrame)
        }
    }

    private mutating func endReceived(
        _ header: FrameHeader
    ) -> ClientConnectionMachine.OnFrame {
        let callID = header.callID
        guard callID <= lastCallID else { return .close(.badCallID) }
        guard remove(callID) else { return .ignore }
        if header.type == .response { return .deliverResponse(callID) }
        return .endCall(callID, isNotStarted: header.flags.contains(.notStarted))
    }

    private mutating func messageReceived(
        _ header: FrameHeader
    ) -> ClientConnectionMachine.OnFrame {
        let callID = header.callID
        guard callID <= lastCallID else { return .close(.badCallID) }
        guard !header.flags.contains(.endOfRequests) else { return .close(.badFlags) }
        let cost = header.windowCost
        do throws(WireViolation) {
            try receiveWindow.received(cost)
        } catch {
            return .close(error)
        }
        switch slots.withCall(callID, { call in call.messageReceived(cost: cost) }) {
        case .deliver:
            return .deliverMessage(callID)
        case .reject:
            _ = remove(callID)
            receiveWindow.consumed(Int64(cost))
            return .rejectCall(callID)
        case .close(let violation):
            return .close(violation)
        case nil:
            receiveWindow.consumed(Int64(cost))
            return .ignore
        }
    }

    private mutating func windowReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer
    ) -> ClientConnectionMachine.OnFrame {
        let callID = header.callID
        let increment = UInt32(bigEndian: payload.loadUnaligned(as: UInt32.self))
        if callID == 0 {
            do throws(WireViolation) {
                try sendWindow.granted(increment)
            } catch {
                return .close(error)
            }
            return .resumeWriters
        }
        guard callID <= lastCallID else { return .close(.badCallID) }
        switch slots.withCall(callID, { call in call.windowReceived(increment) }) {
        case .resumeWriter: return .resumeWriter(callID)
        case .close(let violation): return .close(violation)
        case .ignore, nil: return .ignore
        }
    }

    private mutating func pingReceived(
        _ header: FrameHeader,
        _ payload: UnsafeRawBufferPointer
    ) -> ClientConnectionMachine.OnFrame {
        let content = UInt64(bigEndian: payload.loadUnaligned(as: UInt64.self))
        guard header.flags.contains(.acknowledgement) else { return .answerPing(content) }
        return ping.answered(content) ? .pingAnswered : .close(.unexpectedFrame)
    }

    /// Asks to make a call.
    mutating func callRequested(
        _ responses: ClientCallMachine.Responses,
        isLastRequest: Bool
    ) -> ClientConnectionMachine.OnCall {
        guard lastCallID < .max else { return .noMore }
        guard slots.count < Int(peer.callsMax) else { return .full }
        lastCallID += 1
        let call = ClientCallMachine(
            responses: responses,
            isLastRequest: isLastRequest,
            sendWindowBytes: peer.callWindowBytes,
            receiveWindowBytes: own.callWindowBytes
        )
        slots.insert(lastCallID, call)
        return .send(lastCallID)
    }

    /// Asks to write a further message of a caller.
    mutating func messageWriteRequested(
        _ callID: UInt32,
        _ payloadByteCount: Int
    ) -> ClientCallMachine.OnWrite {
        let cost = UInt32(FrameHeader.byteCount + payloadByteCount)
        let connectionIsOpen = sendWindow.isOpen
        let result = slots.withCall(callID) { call in
            call.messageWriteRequested(cost: cost, connectionIsOpen: connectionIsOpen)
        }
        if result == .send { sendWindow.sent(cost) }
        return result ?? .gone
    }

    /// Records that a caller writes no more messages; whether the call is in flight.
    mutating func endRequested(_ callID: UInt32) -> Bool {
        slots.withCall(callID) { call in call.endRequested() } != nil
    }

    /// Records that a reader has taken messages.
    mutating func messagesRead(_ callID: UInt32, _ cost: Int64) -> UInt32? {
        // The bytes of a call that is over were granted to the connection when it ended.
        guard slots.contains(callID) else { return nil }
        receiveWindow.consumed(cost)
        return slots.withCall(callID) { call in call.messagesRead(cost: cost) } ?? nil
    }

    /// Ends a call; whether it was in flight.
    mutating func remove(_ callID: UInt32) -> Bool {
        guard let call = slots.remove(callID) else { return false }
        receiveWindow.consumed(call.unreadBytes)
        return true
    }

    /// Ends all calls above the last one that the server has accepted.
    ///
    /// - Returns: Their ids, lowest first.
    mutating func removeNotStarted(after accepted: UInt32) -> [UInt32] {
        acceptedMax = accepted
        let notStarted = slots.callIDs.filter { $0 > accepted }.sorted()
        for callID in notStarted { _ = remove(callID) }
        return notStarted
    }
}
