import NIOCore
import RPCWire
import Testing

/// One side of a conversation.
protocol ConversationPart: AnyObject {
    /// What this side announces.
    var settings: WireSettings { get }
    /// Takes a frame of the other side in; what it makes of it, in the words of the vectors.
    func receive(_ frame: Frame) throws -> String
    /// Takes in that a header of the other side is wrong.
    func receive(_ violation: WireViolation) throws -> String
    /// Checks that this side may send a frame now.
    func send(_ frame: Frame, _ step: ConversationVector.Step) throws
    /// Whether it closes now.
    func hasClosed() -> Bool
}

/// Both machines make of every conversation what its vector says.
struct ConversationTests {
    @Test(arguments: VectorFile.conversations.filter { $0.endpoints.contains("server") })
    func server(conversation: ConversationVector) throws {
        let settings = try conversation.settings(of: "server")
        try Self.play(conversation, "server", ServerPart(settings: settings))
    }

    @Test(arguments: VectorFile.conversations.filter { $0.endpoints.contains("client") })
    func client(conversation: ConversationVector) throws {
        let settings = try conversation.settings(of: "client")
        try Self.play(conversation, "client", ClientPart(settings: settings))
    }

    private static func play(
        _ conversation: ConversationVector,
        _ side: String,
        _ part: any ConversationPart
    ) throws {
        for (index, step) in conversation.steps.enumerated() {
            if step.sender == side {
                try part.send(Frame.sent(step.bytes), step)
                continue
            }
            var buffer = ByteBuffer(bytes: step.bytes)
            let result: String
            do throws(WireViolation) {
                let max = part.settings.frameBytesMax
                let frame = try buffer.readFrame(frameBytesMax: max)
                result = Self.received(frame, by: part)
            } catch {
                result = try part.receive(error)
            }
            #expect(result == step.result, "step \(index), \(step.frame)")
        }
        if conversation.closes == side { #expect(part.hasClosed()) }
    }

    private static func received(_ frame: Frame?, by part: any ConversationPart) -> String {
        guard let frame else { return "the frame is not whole" }
        do {
            return try part.receive(frame)
        } catch {
            return "\(error)"
        }
    }
}
