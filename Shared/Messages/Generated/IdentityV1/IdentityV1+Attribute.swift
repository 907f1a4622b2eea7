// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// A value of the schema that the program declares.
    package struct Attribute: JSONMessage {
        package static let messageName = "huitou.identity.v1.Attribute"

        package var name: String
        /// As its type writes it: text, 12.5, true, 2026-01-31, one of the choices. Empty takes the value
        /// away.
        package var value: String

        /// The message with every field at its default.
        package init() {
            self.name = ""
            self.value = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            name: String = "",
            value: String = ""
        ) {
            self.name = name
            self.value = value
        }
    }
}

extension IdentityV1.Attribute {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Attribute()
        huitou__identity__v1__attribute__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Attribute>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Attribute>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Attribute>) {
        self.init(
            name: CField.string(c.pointee.name),
            value: CField.string(c.pointee.value)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Attribute> {
        let c = arena.allocate(Huitou__Identity__V1__Attribute.self)
        huitou__identity__v1__attribute__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        return c
    }
}
