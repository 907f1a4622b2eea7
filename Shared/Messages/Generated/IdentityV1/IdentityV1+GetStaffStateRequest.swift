// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetStaffStateRequest`.
    package struct GetStaffStateRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetStaffStateRequest"

        package var staffID: String

        /// The message with every field at its default.
        package init() {
            self.staffID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            staffID: String = ""
        ) {
            self.staffID = staffID
        }
    }
}

extension IdentityV1.GetStaffStateRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetStaffStateRequest()
        huitou__identity__v1__get_staff_state_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetStaffStateRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetStaffStateRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetStaffStateRequest>) {
        self.init(
            staffID: CField.string(c.pointee.staff_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetStaffStateRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetStaffStateRequest.self)
        huitou__identity__v1__get_staff_state_request__init(c)
        if !staffID.isEmpty { c.pointee.staff_id = arena.string(staffID) }
        return c
    }
}
