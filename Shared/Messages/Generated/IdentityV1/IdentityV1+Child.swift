// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Child`.
    package struct Child: JSONMessage {
        package static let messageName = "huitou.identity.v1.Child"

        /// The day of birth, or the day on which it is expected: 2026-01-31.
        package var born: String

        /// The message with every field at its default.
        package init() {
            self.born = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            born: String = ""
        ) {
            self.born = born
        }
    }
}

extension IdentityV1.Child {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Child()
        huitou__identity__v1__child__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Child>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Child>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Child>) {
        self.init(
            born: CField.string(c.pointee.born)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Child> {
        let c = arena.allocate(Huitou__Identity__V1__Child.self)
        huitou__identity__v1__child__init(c)
        if !born.isEmpty { c.pointee.born = arena.string(born) }
        return c
    }
}
