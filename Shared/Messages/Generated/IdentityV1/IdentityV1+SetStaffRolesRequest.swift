// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetStaffRolesRequest`.
    package struct SetStaffRolesRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetStaffRolesRequest"

        package var staffID: String
        /// At most 16, each once.
        package var assignments: [IdentityV1.StaffAssignment]
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.staffID = ""
            self.assignments = []
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            staffID: String = "",
            assignments: [IdentityV1.StaffAssignment] = [],
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.staffID = staffID
            self.assignments = assignments
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SetStaffRolesRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetStaffRolesRequest()
        huitou__identity__v1__set_staff_roles_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetStaffRolesRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetStaffRolesRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetStaffRolesRequest>) {
        self.init(
            staffID: CField.string(c.pointee.staff_id),
            assignments: CField.pointees(c.pointee.n_assignments, c.pointee.assignments) { IdentityV1.StaffAssignment($0) },
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetStaffRolesRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetStaffRolesRequest.self)
        huitou__identity__v1__set_staff_roles_request__init(c)
        if !staffID.isEmpty { c.pointee.staff_id = arena.string(staffID) }
        (c.pointee.n_assignments, c.pointee.assignments) = arena.array(assignments) {
            $0.makeC(arena)
        }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
