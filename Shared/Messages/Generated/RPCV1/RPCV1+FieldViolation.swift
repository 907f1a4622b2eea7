// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/wire.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.FieldViolation`.
    package struct FieldViolation: JSONMessage {
        package static let messageName = "huitou.rpc.v1.FieldViolation"

        /// The path of the field: lines[2].paid_fen.
        package var field: String
        package var description: String

        /// The message with every field at its default.
        package init() {
            self.field = ""
            self.description = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            field: String = "",
            description: String = ""
        ) {
            self.field = field
            self.description = description
        }
    }
}

extension RPCV1.FieldViolation {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__FieldViolation()
        huitou__rpc__v1__field_violation__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__FieldViolation>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__FieldViolation>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__FieldViolation>) {
        self.init(
            field: CField.string(c.pointee.field),
            description: CField.string(c.pointee.description)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__FieldViolation> {
        let c = arena.allocate(Huitou__Rpc__V1__FieldViolation.self)
        huitou__rpc__v1__field_violation__init(c)
        if !field.isEmpty { c.pointee.field = arena.string(field) }
        if !description.isEmpty { c.pointee.description = arena.string(description) }
        return c
    }
}
