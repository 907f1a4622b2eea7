// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PutStaffRequest`.
    package struct PutStaffRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutStaffRequest"

        /// The account's own name: 1 to 63 of a-z, 0-9, - and _.
        package var staffID: String
        package var organisation: String
        /// 1 to 64 characters.
        package var name: String
        /// Up to 32 printable ASCII characters; empty for none.
        package var number: String
        /// Who vouches for it at sign-in, and under which subject: at most 255 bytes each. Both are needed
        /// for a new account; empty leaves them as they are. Kept as a keyed hash only.
        package var issuer: String
        package var subject: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.staffID = ""
            self.organisation = ""
            self.name = ""
            self.number = ""
            self.issuer = ""
            self.subject = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            staffID: String = "",
            organisation: String = "",
            name: String = "",
            number: String = "",
            issuer: String = "",
            subject: String = "",
            idempotencyKey: String = ""
        ) {
            self.staffID = staffID
            self.organisation = organisation
            self.name = name
            self.number = number
            self.issuer = issuer
            self.subject = subject
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.PutStaffRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutStaffRequest()
        huitou__identity__v1__put_staff_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutStaffRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutStaffRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutStaffRequest>) {
        self.init(
            staffID: CField.string(c.pointee.staff_id),
            organisation: CField.string(c.pointee.organisation),
            name: CField.string(c.pointee.name),
            number: CField.string(c.pointee.number),
            issuer: CField.string(c.pointee.issuer),
            subject: CField.string(c.pointee.subject),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutStaffRequest> {
        let c = arena.allocate(Huitou__Identity__V1__PutStaffRequest.self)
        huitou__identity__v1__put_staff_request__init(c)
        if !staffID.isEmpty { c.pointee.staff_id = arena.string(staffID) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !number.isEmpty { c.pointee.number = arena.string(number) }
        if !issuer.isEmpty { c.pointee.issuer = arena.string(issuer) }
        if !subject.isEmpty { c.pointee.subject = arena.string(subject) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
