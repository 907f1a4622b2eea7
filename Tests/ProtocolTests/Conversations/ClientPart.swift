import Messages
import NIOCore
import RPCCore
import RPCWire
import Testing

/// Plays the client's part of a conversation with our machine.
final class ClientPart: ConversationPart {
    let settings: WireSettings
    private var machine: ClientConnectionMachine
    private var unread: [UInt32: [Int64]] = [:]
    private var pings: [UInt64] = []
    private var rejected: Set<UInt32> = []
    private var violation: WireViolation?

    init(settings: WireSettings) {
        self.settings = settings
        machine = ClientConnectionMachine(settings: settings)
    }

    func receive(_ frame: Frame) throws -> String {
        try carryOut(machine.frameReceived(frame), frame)
    }

    func receive(_ violation: WireViolation) throws -> String {
        try carryOut(machine.violated(violation), nil)
    }

    private func carryOut(
        _ action: ClientConnectionMachine.OnFrame,
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
        case .deliverResponse(let id): return "response \(id)"
        case .deliverMessage(let id):
            unread[id, default: []].append(Int64(frame?.header.windowCost ?? 0))
            return "message \(id)"
        case .endCall(let id, let isNotStarted):
            _ = try RPCV1.Status(decoding: frame?.bytes ?? [])
            return "status \(id)" + (isNotStarted ? " not started" : "")
        case .rejectCall(let id):
            rejected.insert(id)
            return "too many responses \(id)"
        case .resumeWriter(let id): return "credit \(id)"
        case .resumeWriters: return "credit 0"
        case .answerPing(let payload):
            pings.append(payload)
            return "ping"
        case .pingAnswered: return "pong"
        case .decodeDrain: return try drained(frame?.bytes ?? [])
        case .ignore: return "dropped"
        case .close(let word):
            violation = word
            return "violation \(word.rawValue)"
        }
    }

    private func drained(_ payload: [UInt8]) throws -> String {
        guard let drain = try? RPCV1.Drain(decoding: payload) else {
            return try carryOut(machine.violated(.badDrain), nil)
        }
        switch machine.drainDecoded(lastCallID: drain.lastCallID) {
        case .failNotStarted(let ids):
            return "drain" + ids.map { ", not started \($0)" }.joined()
        case .ignore: return "dropped"
        case .close(let word): return try carryOut(.close(word), nil)
        }
    }

    func send(_ frame: Frame, _ step: ConversationVector.Step) throws {
        let id = frame.header.callID
        let isLast = frame.header.flags.contains(.endOfRequests)
        switch frame.header.type {
        case .settings: break
        case .request:
            let responses: ClientCallMachine.Responses = step.hasManyResponses ? .many : .one
            let result = machine.callRequested(responses: responses, isLastRequest: isLast)
            #expect(result == .send(id))
        case .message:
            let count = frame.payload.readableBytes
            #expect(machine.messageWriteRequested(id, payloadByteCount: count) == .send)
            if isLast { #expect(machine.endRequested(id) == true) }
        case .end: #expect(machine.endRequested(id) == true)
        case .cancel:
            let isRejected = rejected.remove(id) != nil
            if !isRejected { #expect(machine.callCancelled(id) == .sendCancel) }
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
            #expect(drain.lastCallID == 0)
            if let violation {
                #expect(drain.reason == violation.rawValue)
            } else {
                #expect(machine.drainRequested() == true)
            }
        case .response, .status: Issue.record("no client sends \(step.frame)")
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

    func hasClosed() -> Bool { machine.isDrained }
}
