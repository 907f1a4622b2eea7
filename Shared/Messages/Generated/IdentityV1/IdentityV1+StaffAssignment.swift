// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// A role, and where it holds: the unit and everything below it.
    package struct StaffAssignment: JSONMessage {
        package static let messageName = "huitou.identity.v1.StaffAssignment"

        /// hq_admin, hq_marketing, region_manager, store_manager, guide, cashier, service_agent, auditor.
        package var role: String
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.role = ""
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            role: String = "",
            organisation: String = ""
        ) {
            self.role = role
            self.organisation = organisation
        }
    }
}

extension IdentityV1.StaffAssignment {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__StaffAssignment()
        huitou__identity__v1__staff_assignment__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__StaffAssignment>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__StaffAssignment>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__StaffAssignment>) {
        self.init(
            role: CField.string(c.pointee.role),
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__StaffAssignment> {
        let c = arena.allocate(Huitou__Identity__V1__StaffAssignment.self)
        huitou__identity__v1__staff_assignment__init(c)
        if !role.isEmpty { c.pointee.role = arena.string(role) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
