// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.StaffAccount`.
    package struct StaffAccount: JSONMessage {
        package static let messageName = "huitou.identity.v1.StaffAccount"

        package var staffID: String
        /// Where it is employed.
        package var organisation: String
        package var name: String
        /// The number by which stores know it: that of a guide or a cashier.
        package var number: String
        package var assignments: [IdentityV1.StaffAssignment]
        package var suspended: Bool
        package var changedAt: Int64

        /// The message with every field at its default.
        package init() {
            self.staffID = ""
            self.organisation = ""
            self.name = ""
            self.number = ""
            self.assignments = []
            self.suspended = false
            self.changedAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            staffID: String = "",
            organisation: String = "",
            name: String = "",
            number: String = "",
            assignments: [IdentityV1.StaffAssignment] = [],
            suspended: Bool = false,
            changedAt: Int64 = 0
        ) {
            self.staffID = staffID
            self.organisation = organisation
            self.name = name
            self.number = number
            self.assignments = assignments
            self.suspended = suspended
            self.changedAt = changedAt
        }
    }
}

extension IdentityV1.StaffAccount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__StaffAccount()
        huitou__identity__v1__staff_account__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__StaffAccount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__StaffAccount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__StaffAccount>) {
        self.init(
            staffID: CField.string(c.pointee.staff_id),
            organisation: CField.string(c.pointee.organisation),
            name: CField.string(c.pointee.name),
            number: CField.string(c.pointee.number),
            assignments: CField.pointees(c.pointee.n_assignments, c.pointee.assignments) { IdentityV1.StaffAssignment($0) },
            suspended: c.pointee.suspended != 0,
            changedAt: c.pointee.changed_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__StaffAccount> {
        let c = arena.allocate(Huitou__Identity__V1__StaffAccount.self)
        huitou__identity__v1__staff_account__init(c)
        if !staffID.isEmpty { c.pointee.staff_id = arena.string(staffID) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !number.isEmpty { c.pointee.number = arena.string(number) }
        (c.pointee.n_assignments, c.pointee.assignments) = arena.array(assignments) {
            $0.makeC(arena)
        }
        c.pointee.suspended = suspended ? 1 : 0
        c.pointee.changed_at = changedAt
        return c
    }
}
