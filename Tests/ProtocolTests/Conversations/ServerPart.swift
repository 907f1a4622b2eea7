import Messages
import NIOCore
import RPCCore
import RPCWire
import Testing

/// Plays the server's part of a conversation with our machine.
final class ServerPart: ConversationPart {
    let settings: WireSettings
    private var machine: ServerConnectionMachine
    private var unread: [UInt32: [Int64]] = [:]
    private var pings: [UInt64] = []
    private var refused: Set<UInt32> = []
    private var cancelled: Set<UInt32> = []
    private var violation: (word: WireViolation, lastCallID: UInt32)?

    init(settings: WireSettings) {
        self.settings = settings
        machine = ServerConnectionMachine(settings: settings)
    }

    func receive(_ frame: Frame) throws -> String {
        try carryOut(machine.frameReceived(frame), frame)
    }

    func receive(_ violation: WireViolation) throws -> String {
        try carryOut(machine.violated(violation), nil)
    }

    private func carryOut(
        _ action: ServerConnectionMachine.OnFrame,
        _ frame: Frame?
    ) throws -> String {
        switch action {
        case .decodeSettings:
            do throws(WireViolation) {
                let peer = try WireSettings(payload: frame?.payload ?? ByteBuffer())
                #expect(machine.settingsDecoded(peer) == .ready)
            } catch {
                return try carryOut(machine.violated(error), nil)
            }
            return "settings"
        case .startCall(let id, let isLast):
            #expect(isLast == frame?.header.flags.contains(.endOfRequests))
            try frame?.payload.withUnsafeReadableBytes { bytes in
                let payload = try #require(RequestPayload(bytes))
                _ = try RequestHead(decoding: payload.header)
            }
            return "call \(id)"
        case .refuseCall(let id):
            refused.insert(id)
            return "call \(id) refused"
        case .deliverMessage(let id, let isLast):
            unread[id, default: []].append(Int64(frame?.header.windowCost ?? 0))
            return (isLast ? "last message" : "message") + " \(id)"
        case .endRequests(let id): return "end \(id)"
        case .cancelHandler(let id):
            cancelled.insert(id)
            return "cancel \(id)"
        case .resumeWriter(let id): return "credit \(id)"
        case .resumeWriters: return "credit 0"
        case .answerPing(let payload):
            pings.append(payload)
            return "ping"
        case .pingAnswered: return "pong"
        case .peerDrained: return "drain"
        case .ignore: return "dropped"
        case .close(let word, let lastCallID):
            violation = (word, lastCallID)
            return "violation \(word.rawValue)"
        }
    }

    func send(_ frame: Frame, _ step: ConversationVector.Step) throws {
        let id = frame.header.callID
        switch frame.header.type {
        case .settings: break
        case .response: #expect(machine.handlerReturned(id) == .sendEnd)
        case .status: try sendStatus(frame)
        case .message:
            let count = frame.payload.readableBytes
            #expect(machine.messageWriteRequested(id, payloadByteCount: count) == .send)
        case .window:
            let grants = read(id == 0 ? Array(unread.keys) : [id])
            if id == 0 {
                #expect(grants.isEmpty)
                #expect(machine.takeConnectionGrant() == frame.increment)
            } else {
                #expect(grants == [frame.increment])
            }
        case .ping where frame.header.flags.contains(.acknowledgement):
            #expect(pings.removeFirst() == frame.pingPayload)
        case .ping:
            let payload = try #require(frame.pingPayload)
            #expect(machine.pingRequested(payload) == true)
        case .drain:
            let drain = try RPCV1.Drain(decoding: frame.bytes)
            if let violation {
                #expect(drain.reason == violation.word.rawValue)
                #expect(drain.lastCallID == violation.lastCallID)
            } else {
                #expect(machine.drainRequested() == .sendDrain(lastCallID: drain.lastCallID))
            }
        case .request, .end, .cancel: Issue.record("no server sends \(step.frame)")
        }
    }

    private func sendStatus(_ frame: Frame) throws {
        let id = frame.header.callID
        let isNotStarted = frame.header.flags.contains(.notStarted)
        #expect(isNotStarted == (refused.remove(id) != nil))
        if isNotStarted { return }
        if try RPCV1.Status(decoding: frame.bytes).code == 4 {
            #expect(machine.endedEarly(id) == .sendStatus)
            #expect(machine.handlerReturned(id) == .sendNothing)
        } else {
            #expect(machine.handlerReturned(id) == .sendEnd)
        }
    }

    /// Reads everything that waits on calls; what is to be granted to them.
    private func read(_ calls: [UInt32]) -> [UInt32?] {
        calls.flatMap { id in
            (unread.removeValue(forKey: id) ?? []).compactMap { cost in
                machine.messagesRead(id, cost: cost)
            }
        }
    }

    func hasClosed() -> Bool {
        if violation == nil {
            for id in cancelled { #expect(machine.handlerReturned(id) == .sendNothing) }
        }
        return machine.isDrained
    }
}
