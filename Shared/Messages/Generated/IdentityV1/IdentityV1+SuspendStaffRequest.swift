// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SuspendStaffRequest`.
    package struct SuspendStaffRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SuspendStaffRequest"

        package var staffID: String
        /// False to allow it again.
        package var suspended: Bool
        package var reason: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.staffID = ""
            self.suspended = false
            self.reason = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            staffID: String = "",
            suspended: Bool = false,
            reason: String = "",
            idempotencyKey: String = ""
        ) {
            self.staffID = staffID
            self.suspended = suspended
            self.reason = reason
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SuspendStaffRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SuspendStaffRequest()
        huitou__identity__v1__suspend_staff_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SuspendStaffRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SuspendStaffRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SuspendStaffRequest>) {
        self.init(
            staffID: CField.string(c.pointee.staff_id),
            suspended: c.pointee.suspended != 0,
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SuspendStaffRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SuspendStaffRequest.self)
        huitou__identity__v1__suspend_staff_request__init(c)
        if !staffID.isEmpty { c.pointee.staff_id = arena.string(staffID) }
        c.pointee.suspended = suspended ? 1 : 0
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
