// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PutUnitResponse`.
    package struct PutUnitResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutUnitResponse"

        package var unit: IdentityV1.Unit?
        /// Whether this request made the unit.
        package var created: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.unit = nil
            self.created = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            unit: IdentityV1.Unit? = nil,
            created: Bool = false,
            replayed: Bool = false
        ) {
            self.unit = unit
            self.created = created
            self.replayed = replayed
        }
    }
}

extension IdentityV1.PutUnitResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutUnitResponse()
        huitou__identity__v1__put_unit_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutUnitResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutUnitResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutUnitResponse>) {
        self.init(
            unit: c.pointee.unit.map { IdentityV1.Unit($0) },
            created: c.pointee.created != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutUnitResponse> {
        let c = arena.allocate(Huitou__Identity__V1__PutUnitResponse.self)
        huitou__identity__v1__put_unit_response__init(c)
        if let value = unit { c.pointee.unit = value.makeC(arena) }
        c.pointee.created = created ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
