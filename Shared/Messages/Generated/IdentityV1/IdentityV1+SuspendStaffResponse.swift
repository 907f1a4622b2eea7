// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SuspendStaffResponse`.
    package struct SuspendStaffResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.SuspendStaffResponse"

        package var account: IdentityV1.StaffAccount?
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.account = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            account: IdentityV1.StaffAccount? = nil,
            replayed: Bool = false
        ) {
            self.account = account
            self.replayed = replayed
        }
    }
}

extension IdentityV1.SuspendStaffResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SuspendStaffResponse()
        huitou__identity__v1__suspend_staff_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SuspendStaffResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SuspendStaffResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SuspendStaffResponse>) {
        self.init(
            account: c.pointee.account.map { IdentityV1.StaffAccount($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SuspendStaffResponse> {
        let c = arena.allocate(Huitou__Identity__V1__SuspendStaffResponse.self)
        huitou__identity__v1__suspend_staff_response__init(c)
        if let value = account { c.pointee.account = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
