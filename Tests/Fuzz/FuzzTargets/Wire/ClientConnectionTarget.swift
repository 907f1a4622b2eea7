import NIOCore
import RPCWire

extension FuzzTarget {
    /// The client's connection and its calls, fed with frames and with what callers do.
    package static let clientConnection = FuzzTarget(
        "client-connection",
        seeds: [
            [
                0, 0, 0, 10, 0, 10, 1, 10, 3, 2, 2, 1, 14, 0, 4, 1, 0, 5, 2, 0, 12, 0, 13, 0, 9, 0,
                2,
            ],
            [0, 0, 0, 10, 1, 2, 1, 255, 2, 1, 255, 14, 0, 11, 0, 5, 1, 0, 15, 1, 8, 0, 3],
        ]
    ) { bytes in
        var model = ClientModel(bytes)
        while try model.step() {}
        try model.finish()
        return model.outcome
    }
}

/// A client's machine, and beside it what must be true of it.
private struct ClientModel: ~Copyable {
    private struct Call {
        let responses: ClientCallMachine.Responses
        var isSending: Bool
        var unread: Int64 = 0
    }

    private var script: EventScript
    private var machine: ClientConnectionMachine
    private var calls: [UInt32: Call] = [:]
    private var lastCallID: UInt32 = 0
    private var isReady = false
    private var isClosed = false
    private var received: Int64 = 0
    private var granted: Int64 = 0
    private(set) var outcome = ""

    init(_ bytes: [UInt8]) {
        script = EventScript(bytes)
        machine = ClientConnectionMachine(settings: EventScript.settings)
    }

    private func demand(_ holds: Bool, _ promise: @autoclosure () -> String) throws(FuzzFinding) {
        try FuzzTarget.demand(holds, promise())
    }

    mutating func step() throws(FuzzFinding) -> Bool {
        guard let event = script.next() else { return false }
        switch event {
        case .frame(let type, let flags, let callID, let byteCount):
            switch EventScript.frame(type, flags, callID, byteCount, script.number) {
            case .failure(let violation):
                _ = machine.violated(violation)
                close()
            case .success(let frame):
                if frame.header.type == .message, !isClosed {
                    received += Int64(frame.header.windowCost)
                }
                try carryOut(machine.frameReceived(frame), frame)
            }
        case .local(let kind, let choice):
            try callerActs(kind, choice)
        }
        if !isClosed {
            try demand(machine.callsInFlight == calls.count, "calls in flight do not add up")
        }
        if let grant = machine.takeConnectionGrant() {
            granted += Int64(grant)
            try demand(granted <= received, "\(granted) bytes granted of \(received) received")
        }
        return true
    }

    /// Every call that has had no end is named when the connection ends.
    mutating func finish() throws(FuzzFinding) {
        let left = machine.connectionClosed().sorted()
        try demand(left == calls.keys.sorted(), "\(left) are left of \(calls.keys.sorted())")
        try demand(machine.isDrained, "a closed connection is not drained")
    }

    private mutating func close() {
        isClosed = true
        calls = [:]
    }

    private mutating func end(_ id: UInt32) throws(FuzzFinding) {
        try demand(calls.removeValue(forKey: id) != nil, "call \(id) ends and is not in flight")
    }

    private mutating func carryOut(
        _ action: ClientConnectionMachine.OnFrame,
        _ frame: Frame
    ) throws(FuzzFinding) {
        if isClosed { try demand(action == .ignore, "a closed connection acts: \(action)") }
        switch action {
        case .decodeSettings: isReady = machine.settingsDecoded(EventScript.settings) == .ready
        case .deliverResponse(let id), .rejectCall(let id), .endCall(let id, _):
            try end(id)
        case .deliverMessage(let id):
            try demand(calls[id]?.responses == .many, "a message for call \(id)")
            calls[id]?.unread += Int64(frame.header.windowCost)
        case .resumeWriter(let id):
            try demand(calls[id]?.isSending == true, "call \(id) writes nothing")
        case .decodeDrain:
            switch machine.drainDecoded(lastCallID: script.number % 8) {
            case .failNotStarted(let ids):
                let expected = calls.keys.filter { $0 > script.number % 8 }.sorted()
                try demand(ids == expected, "\(ids) were not started, not \(expected)")
                for id in ids { try end(id) }
                if !isReady { close() }
            case .close: close()
            case .ignore: break
            }
        case .close: close()
        case .resumeWriters, .answerPing, .pingAnswered, .ignore: break
        }
        outcome = "\(String(describing: action).prefix { $0 != "(" }) \(calls.count)"
    }

    private mutating func callerActs(_ kind: UInt8, _ choice: UInt8) throws(FuzzFinding) {
        if kind == 0 { return try open(choice) }
        if kind == 5 {
            if choice % 2 == 0 {
                _ = machine.pingRequested(UInt64(choice))
            } else if machine.drainRequested() == false, !isReady {
                close()
            }
            return
        }
        let ids = calls.keys.sorted()
        guard !ids.isEmpty else { return }
        let id = ids[Int(choice) % ids.count]
        switch kind {
        case 1:
            try demand(machine.callCancelled(id) == .sendCancel, "call \(id) is not in flight")
            try end(id)
            try demand(machine.callCancelled(id) == .ignore, "call \(id) is cancelled twice")
        case 2 where calls[id]?.isSending == true:
            let result = machine.messageWriteRequested(id, payloadByteCount: Int(choice) * 64)
            try demand(result != .gone, "call \(id) is gone")
        case 3 where calls[id]?.isSending == true:
            try demand(machine.endRequested(id), "call \(id) is gone")
            calls[id]?.isSending = false
        case 4:
            let cost = calls[id].map { $0.unread / (choice < 128 ? 1 : 2) } ?? 0
            _ = machine.messagesRead(id, cost: cost)
            calls[id]?.unread -= cost
        default: break
        }
    }

    private mutating func open(_ choice: UInt8) throws(FuzzFinding) {
        let responses: ClientCallMachine.Responses = choice % 2 == 0 ? .one : .many
        let isSending = choice & 2 != 0
        let result = machine.callRequested(responses: responses, isLastRequest: !isSending)
        switch result {
        case .send(let id):
            try demand(isReady && !isClosed, "a call is made on a connection that takes none")
            try demand(id > lastCallID, "call \(id) follows \(lastCallID)")
            lastCallID = id
            calls[id] = Call(responses: responses, isSending: isSending)
        case .notReady: try demand(!isReady, "the settings are known")
        case .full: try demand(calls.count == 4, "\(calls.count) calls fill the connection")
        case .noMore: break
        }
    }
}
