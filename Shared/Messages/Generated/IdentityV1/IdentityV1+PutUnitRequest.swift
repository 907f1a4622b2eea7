// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PutUnitRequest`.
    package struct PutUnitRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutUnitRequest"

        /// The unit's own path, inside the caller's scope. Staff add units below their own, never beside it.
        package var organisation: String
        /// Never changes. Brands and divisions lie below headquarters, regions below those or another
        /// region, stores below anything but a store.
        package var kind: IdentityV1.UnitKind
        /// 1 to 64 characters.
        package var name: String
        /// A unit with open units below it is not closed, and none is open below a closed one.
        package var closed: Bool
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.kind = .unspecified
            self.name = ""
            self.closed = false
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            kind: IdentityV1.UnitKind = .unspecified,
            name: String = "",
            closed: Bool = false,
            idempotencyKey: String = ""
        ) {
            self.organisation = organisation
            self.kind = kind
            self.name = name
            self.closed = closed
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.PutUnitRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutUnitRequest()
        huitou__identity__v1__put_unit_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutUnitRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutUnitRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutUnitRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            kind: IdentityV1.UnitKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            name: CField.string(c.pointee.name),
            closed: c.pointee.closed != 0,
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutUnitRequest> {
        let c = arena.allocate(Huitou__Identity__V1__PutUnitRequest.self)
        huitou__identity__v1__put_unit_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.closed = closed ? 1 : 0
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
