// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetStaffStateResponse`.
    package struct GetStaffStateResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetStaffStateResponse"

        /// False also for an account that is not known: tokens can be signed without one.
        package var suspended: Bool

        /// The message with every field at its default.
        package init() {
            self.suspended = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            suspended: Bool = false
        ) {
            self.suspended = suspended
        }
    }
}

extension IdentityV1.GetStaffStateResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetStaffStateResponse()
        huitou__identity__v1__get_staff_state_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetStaffStateResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetStaffStateResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetStaffStateResponse>) {
        self.init(
            suspended: c.pointee.suspended != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetStaffStateResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetStaffStateResponse.self)
        huitou__identity__v1__get_staff_state_response__init(c)
        c.pointee.suspended = suspended ? 1 : 0
        return c
    }
}
