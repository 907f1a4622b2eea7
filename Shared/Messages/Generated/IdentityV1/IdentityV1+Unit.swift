// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Unit`.
    package struct Unit: JSONMessage {
        package static let messageName = "huitou.identity.v1.Unit"

        /// acme/retail/north/store-12
        package var organisation: String
        package var kind: IdentityV1.UnitKind
        package var name: String
        package var closed: Bool
        /// When that was last changed.
        package var changedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.kind = .unspecified
            self.name = ""
            self.closed = false
            self.changedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            kind: IdentityV1.UnitKind = .unspecified,
            name: String = "",
            closed: Bool = false,
            changedAt: Int64 = 0
        ) {
            self.organisation = organisation
            self.kind = kind
            self.name = name
            self.closed = closed
            self.changedAt = changedAt
        }
    }
}

extension IdentityV1.Unit {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Unit()
        huitou__identity__v1__unit__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Unit>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Unit>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Unit>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            kind: IdentityV1.UnitKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            name: CField.string(c.pointee.name),
            closed: c.pointee.closed != 0,
            changedAt: c.pointee.changed_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Unit> {
        let c = arena.allocate(Huitou__Identity__V1__Unit.self)
        huitou__identity__v1__unit__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.closed = closed ? 1 : 0
        c.pointee.changed_at = changedAt
        return c
    }
}
