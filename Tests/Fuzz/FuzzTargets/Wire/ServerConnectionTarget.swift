import NIOCore
import RPCWire

extension FuzzTarget {
    /// The server's connection and its calls, fed with frames and with what handlers do.
    package static let serverConnection = FuzzTarget(
        "server-connection",
        seeds: [
            [0, 0, 0, 1, 1, 1, 0, 2, 0, 1, 8, 10, 0, 11, 0, 12, 0, 15],
            [0, 0, 0, 1, 1, 1, 0, 1, 0, 2, 0, 2, 1, 2, 255, 2, 1, 2, 255, 7, 0, 1, 3, 13, 0],
        ]
    ) { bytes in
        var model = ServerModel(bytes)
        while try model.step() {}
        return model.outcome
    }
}

/// A server's machine, and beside it what must be true of it.
private struct ServerModel: ~Copyable {
    private var script: EventScript
    private var machine: ServerConnectionMachine
    private var unread: [UInt32: Int64] = [:]
    private var gone: Set<UInt32> = []
    private var lastStarted: UInt32 = 0
    private var isReady = false
    private var isClosed = false
    private var isDraining = false
    private var received: Int64 = 0
    private var granted: Int64 = 0
    private(set) var outcome = ""

    init(_ bytes: [UInt8]) {
        script = EventScript(bytes)
        machine = ServerConnectionMachine(settings: EventScript.settings)
    }

    private func demand(_ holds: Bool, _ promise: @autoclosure () -> String) throws(FuzzFinding) {
        try FuzzTarget.demand(holds, promise())
    }

    mutating func step() throws(FuzzFinding) -> Bool {
        guard let event = script.next() else { return false }
        switch event {
        case .frame(let type, let flags, let callID, let byteCount):
            try frameArrives(type, flags, callID, byteCount)
        case .local(let kind, let choice):
            try handlerActs(kind, choice)
        }
        if !isClosed {
            try demand(machine.callsInFlight == unread.count, "calls in flight do not add up")
        }
        if let grant = machine.takeConnectionGrant() {
            granted += Int64(grant)
            try demand(granted <= received, "\(granted) bytes granted of \(received) received")
        }
        return true
    }

    private mutating func frameArrives(
        _ type: FrameType,
        _ flags: FrameFlags,
        _ callID: UInt32,
        _ byteCount: Int
    ) throws(FuzzFinding) {
        switch EventScript.frame(type, flags, callID, byteCount, script.number) {
        case .failure(let violation):
            let wasClosed = isClosed
            let action = machine.violated(violation)
            if wasClosed { try demand(action == .ignore, "a closed connection is closed again") }
            isClosed = true
        case .success(let frame):
            let action = machine.frameReceived(frame)
            if frame.header.type == .message, action != .ignore || !isClosed {
                received += Int64(frame.header.windowCost)
            }
            try carryOut(action, frame)
        }
    }

    private mutating func carryOut(
        _ action: ServerConnectionMachine.OnFrame,
        _ frame: Frame
    ) throws(FuzzFinding) {
        if isClosed { try demand(action == .ignore, "a closed connection acts: \(action)") }
        switch action {
        case .decodeSettings: isReady = machine.settingsDecoded(EventScript.settings) == .ready
        case .startCall(let id, _):
            try demand(id > lastStarted, "call \(id) is started after \(lastStarted)")
            try demand(!isDraining, "call \(id) is started while draining")
            lastStarted = id
            unread[id] = 0
        case .refuseCall(let id):
            try demand(id > lastStarted, "call \(id) is refused after \(lastStarted)")
            lastStarted = id
        case .deliverMessage(let id, _):
            try demand(unread[id] != nil && !gone.contains(id), "a message for call \(id)")
            unread[id, default: 0] += Int64(frame.header.windowCost)
        case .endRequests(let id), .resumeWriter(let id):
            try demand(unread[id] != nil && !gone.contains(id), "call \(id) is not there")
        case .cancelHandler(let id):
            try demand(unread[id] != nil && !gone.contains(id), "call \(id) is cancelled twice")
            gone.insert(id)
        case .close(_, let lastCallID):
            try demand(lastCallID == lastStarted, "the drain frame names \(lastCallID)")
            isClosed = true
        case .peerDrained: isDraining = true
        case .resumeWriters, .answerPing, .pingAnswered, .ignore: break
        }
        outcome = "\(String(describing: action).prefix { $0 != "(" }) \(unread.count)"
    }

    private mutating func handlerActs(_ kind: UInt8, _ choice: UInt8) throws(FuzzFinding) {
        let ids = unread.keys.sorted()
        if kind == 5 {
            if machine.drainRequested() != .ignore { isDraining = true }
            // Without settings there is nothing to finish.
            if !isReady { isClosed = true }
            return
        }
        guard !ids.isEmpty else {
            _ = machine.pingRequested(UInt64(choice))
            return
        }
        let id = ids[Int(choice) % ids.count]
        switch kind {
        case 0:
            let result = machine.messageWriteRequested(id, payloadByteCount: Int(choice) * 64)
            if gone.contains(id) || isClosed {
                try demand(result == .gone, "a message is written on call \(id), which is over")
            }
        case 1:
            let cost = unread[id].map { $0 / (choice < 128 ? 1 : 2) } ?? 0
            _ = machine.messagesRead(id, cost: cost)
            unread[id, default: 0] -= cost
        case 2, 4:
            let result = machine.handlerReturned(id)
            let mustBeSilent = gone.contains(id) || isClosed
            try demand((result == .sendNothing) == mustBeSilent, "call \(id) ends with \(result)")
            unread[id] = nil
            gone.remove(id)
        default:
            let result = machine.endedEarly(id)
            let mustBeSilent = gone.contains(id) || isClosed
            try demand((result == .ignore) == mustBeSilent, "deadline of call \(id): \(result)")
            gone.insert(id)
        }
    }
}
