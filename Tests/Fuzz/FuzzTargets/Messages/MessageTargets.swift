import Messages
import Primitives
import RPCCore

extension FuzzTarget {
    private static let types = MessageRegistry.messages

    /// One message of each type, with the place of the type before it.
    private static let messageSeeds: [[UInt8]] = {
        let schema = SchemaMessages()
        var random = SeededRandom(seed: 0x6d65_7373)
        return types.enumerated().flatMap { index, type in
            (0..<2).map { _ in
                [UInt8(index % 256)] + schema.bytes(of: type.messageName, using: &random)
            }
        }
    }()

    /// Every message from bytes: what is taken encodes to a form that is stable, also over JSON.
    package static let messageBytes = FuzzTarget("message-bytes", seeds: messageSeeds) { bytes in
        guard let first = bytes.first else { return "empty" }
        let type = types[Int(first) % types.count]
        return try check(type, Array(bytes.dropFirst()))
    }

    private static func check<Message: JSONMessage>(
        _ type: Message.Type,
        _ bytes: [UInt8]
    ) throws -> String {
        let message: Message
        do throws(MessageCodingError) {
            message = try Message(decoding: bytes)
        } catch {
            // What passed the scan must be unpacked within 64 times its own size and 64 KiB.
            try demand(error.code != .tooLarge, "\(bytes.count) bytes take too much memory")
            return "\(Message.messageName) \(error.code)"
        }
        let encoded = try message.encoded()
        let again = try Message(decoding: encoded)
        try demand(try again.encoded() == encoded, "encoding is not stable")
        let text = try message.json()
        let read: Message
        do throws(MessageCodingError) {
            read = try Message(json: text)
        } catch {
            throw FuzzFinding("our own JSON is refused: \(error): \(text)")
        }
        try demand(try read.encoded() == encoded, "JSON loses something: \(text)")
        return "\(Message.messageName) \(min(encoded.count, 8))"
    }

    private static let textSeeds: [[UInt8]] = messageSeeds.compactMap {
        (seed: [UInt8]) -> [UInt8]? in
        guard let index = seed.first else { return nil }
        // A seed is a whole message of its type, which a test checks.
        let type = types[Int(index) % types.count]
        guard let text = try? text(type, seed) else { return nil }
        return [index] + [UInt8](text.utf8)
    }

    /// Every message from JSON: what is taken is written in a form that is stable.
    package static let messageJSON = FuzzTarget(
        "message-json",
        seeds: textSeeds,
        words: [
            "null", "true", "\"", "\\u0000", "\\ud800", "{}", "[]", "[[[[[[", "1e400", "-0", "NaN",
            "\"Infinity\"", "1.5", "18446744073709551616", ",", ":", "\"AA==\"", "\u{FEFF}",
        ].map { [UInt8]($0.utf8) }
    ) { bytes in
        guard let first = bytes.first else { return "empty" }
        let type = types[Int(first) % types.count]
        return try check(type, json: String(decoding: bytes.dropFirst(), as: UTF8.self))
    }

    private static func text<Message: JSONMessage>(
        _ type: Message.Type,
        _ seed: [UInt8]
    ) throws -> String {
        try Message(decoding: Array(seed.dropFirst())).json()
    }

    private static func check<Message: JSONMessage>(
        _ type: Message.Type,
        json: String
    ) throws -> String {
        let message: Message
        do throws(MessageCodingError) {
            message = try Message(json: json)
        } catch {
            return "\(Message.messageName) \(error.code)"
        }
        let text = try message.json()
        let again = try Message(json: text)
        try demand(try again.json() == text, "JSON is not stable: \(text)")
        let encoded = try message.encoded()
        try demand(
            try Message(decoding: encoded).encoded() == encoded,
            "what JSON makes does not survive its bytes: \(text)"
        )
        return "\(Message.messageName) taken"
    }
}
