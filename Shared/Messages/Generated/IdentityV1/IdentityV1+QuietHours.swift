// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// Minutes after midnight in the program's time zone, 0 to 1439. From 1260 until 540 is from nine in
    /// the evening until nine in the morning; the same minute twice is no time at all.
    package struct QuietHours: JSONMessage {
        package static let messageName = "huitou.identity.v1.QuietHours"

        package var fromMinute: UInt32
        package var untilMinute: UInt32

        /// The message with every field at its default.
        package init() {
            self.fromMinute = 0
            self.untilMinute = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            fromMinute: UInt32 = 0,
            untilMinute: UInt32 = 0
        ) {
            self.fromMinute = fromMinute
            self.untilMinute = untilMinute
        }
    }
}

extension IdentityV1.QuietHours {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__QuietHours()
        huitou__identity__v1__quiet_hours__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__QuietHours>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__QuietHours>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__QuietHours>) {
        self.init(
            fromMinute: c.pointee.from_minute,
            untilMinute: c.pointee.until_minute
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__QuietHours> {
        let c = arena.allocate(Huitou__Identity__V1__QuietHours.self)
        huitou__identity__v1__quiet_hours__init(c)
        c.pointee.from_minute = fromMinute
        c.pointee.until_minute = untilMinute
        return c
    }
}
