// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.IdentityValue`.
    package struct IdentityValue: JSONMessage {
        package static let messageName = "huitou.identity.v1.IdentityValue"

        package var kind: IdentityV1.IdentityKind
        package var value: String

        /// The message with every field at its default.
        package init() {
            self.kind = .unspecified
            self.value = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            kind: IdentityV1.IdentityKind = .unspecified,
            value: String = ""
        ) {
            self.kind = kind
            self.value = value
        }
    }
}

extension IdentityV1.IdentityValue {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IdentityValue()
        huitou__identity__v1__identity_value__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IdentityValue>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IdentityValue>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IdentityValue>) {
        self.init(
            kind: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            value: CField.string(c.pointee.value)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IdentityValue> {
        let c = arena.allocate(Huitou__Identity__V1__IdentityValue.self)
        huitou__identity__v1__identity_value__init(c)
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        return c
    }
}
