// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/streams.proto. Do not edit.

internal import CTestMessages
@testable import Messages
package import RPCCore

extension TestV1 {
    /// `huitou.test.v1.StreamText`.
    package struct StreamText: JSONMessage {
        package static let messageName = "huitou.test.v1.StreamText"

        package var text: String
        package var memberID: Int64

        /// The message with every field at its default.
        package init() {
            self.text = ""
            self.memberID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            text: String = "",
            memberID: Int64 = 0
        ) {
            self.text = text
            self.memberID = memberID
        }
    }
}

extension TestV1.StreamText {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Test__V1__StreamText()
        huitou__test__v1__stream_text__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Test__V1__StreamText>) in Self(c)
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
            (c: UnsafePointer<Huitou__Test__V1__StreamText>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Test__V1__StreamText>) {
        self.init(
            text: CField.string(c.pointee.text),
            memberID: c.pointee.member_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Test__V1__StreamText> {
        let c = arena.allocate(Huitou__Test__V1__StreamText.self)
        huitou__test__v1__stream_text__init(c)
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        c.pointee.member_id = memberID
        return c
    }
}
