import Foundation
import NIOCore
import RPCWire
import Testing

/// The byte vectors beside the protocol document.
enum VectorFile {
    /// The repository.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Frames with what they hold.
    static let frames = objects("frames.json", "frames").map(FrameVector.init)
    /// Headers with the word of their violation.
    static let refused = objects("frames.json", "refused").map(RefusedVector.init)
    /// Whole conversations.
    static let conversations = objects("conversations.json", "conversations")
        .map(ConversationVector.init)

    /// The objects of a list in a file; none where there is no such list, which tests notice.
    private static func objects(_ file: String, _ list: String) -> [JSONObject] {
        let url = root.appending(path: "protos/vectors/\(file)")
        guard let data = FileManager.default.contents(atPath: url.path),
            let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let objects = whole[list] as? [[String: Any]]
        else { return [] }
        return objects.map(JSONObject.init)
    }
}

/// An object of a vector file; what is missing reads as empty, and so fails its test.
struct JSONObject {
    let values: [String: Any]

    func text(_ key: String) -> String { values[key] as? String ?? "" }
    func number(_ key: String) -> UInt32? { (values[key] as? NSNumber)?.uint32Value }
    func object(_ key: String) -> JSONObject? {
        (values[key] as? [String: Any]).map(JSONObject.init)
    }

    /// The value as JSON text, `nil` where there is none.
    func json(_ key: String) -> String? {
        guard let value = values[key],
            let data = try? JSONSerialization.data(withJSONObject: value)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// The bytes of `hex`, followed by `fill` bytes 0x78.
    var bytes: [UInt8] {
        text("hex").split(separator: " ").compactMap { UInt8($0, radix: 16) }
            + [UInt8](repeating: 0x78, count: Int(number("fill") ?? 0))
    }
}

/// A frame with what it holds.
struct FrameVector: Sendable, CustomTestStringConvertible {
    let name: String
    let sender: String
    let bytes: [UInt8]
    let type: String
    let flags: UInt32?
    let call: UInt32?
    let payloadByteCount: UInt32?
    /// The header of a request, as JSON.
    let header: String?
    /// The name of the message in the payload.
    let messageType: String?
    /// The message, as JSON.
    let message: String?
    /// What a window grants.
    let increment: UInt32?

    init(_ object: JSONObject) {
        name = object.text("name")
        sender = object.text("from")
        bytes = object.bytes
        type = object.text("type")
        flags = object.number("flags")
        call = object.number("call")
        payloadByteCount = object.number("payload_bytes")
        header = object.json("header")
        messageType = object.object("message")?.text("type")
        message = object.object("message")?.json("json")
        increment = object.number("increment")
    }

    var testDescription: String { name }
}

/// A header with the word of its violation.
struct RefusedVector: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let frameBytesMax: UInt32
    let violation: String

    init(_ object: JSONObject) {
        name = object.text("name")
        bytes = object.bytes
        frameBytesMax = object.number("frame_bytes_max") ?? 0
        violation = object.text("violation")
    }

    var testDescription: String { name }
}

/// A conversation with what each side makes of each frame.
struct ConversationVector: Sendable, CustomTestStringConvertible {
    /// One frame.
    struct Step: Sendable {
        let sender: String
        let frame: String
        let bytes: [UInt8]
        /// What the receiver makes of it.
        let result: String
        let hasManyResponses: Bool
    }

    let name: String
    /// From whose view the order of the steps is.
    let endpoints: Set<String>
    let steps: [Step]
    /// Who closes after the last step.
    let closes: String?

    init(_ object: JSONObject) {
        name = object.text("name")
        endpoints = Set(object.values["endpoints"] as? [String] ?? [])
        steps = (object.values["steps"] as? [[String: Any]] ?? []).map(JSONObject.init)
            .map { step in
                Step(
                    sender: step.text("from"),
                    frame: step.text("frame"),
                    bytes: step.bytes,
                    result: step.text("result"),
                    hasManyResponses: step.text("responses") == "many"
                )
            }
        closes = object.values["closes"] as? String
    }

    var testDescription: String { name }

    /// What a side announces in its first frame.
    func settings(of side: String) throws -> WireSettings {
        let step = try #require(steps.first { $0.sender == side && $0.frame == "SETTINGS" })
        return try WireSettings(payload: Frame.sent(step.bytes).payload)
    }
}

extension Frame {
    /// A frame that a side sends, whatever the receiver takes.
    static func sent(_ bytes: [UInt8]) throws -> Frame {
        var buffer = ByteBuffer(bytes: bytes)
        let max = WireSettings.frameBytesRange.upperBound
        let frame = try #require(try buffer.readFrame(frameBytesMax: max))
        try #require(buffer.readableBytes == 0)
        return frame
    }

    /// The payload as an array.
    var bytes: [UInt8] { Array(payload.readableBytesView) }

    /// The number in a window frame.
    var increment: UInt32? { payload.getInteger(at: payload.readerIndex) }

    /// The bytes of a ping frame.
    var pingPayload: UInt64? { payload.getInteger(at: payload.readerIndex) }
}
