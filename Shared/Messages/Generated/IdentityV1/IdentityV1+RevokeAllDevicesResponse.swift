// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RevokeAllDevicesResponse`.
    package struct RevokeAllDevicesResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.RevokeAllDevicesResponse"

        package var revoked: UInt32

        /// The message with every field at its default.
        package init() {
            self.revoked = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            revoked: UInt32 = 0
        ) {
            self.revoked = revoked
        }
    }
}

extension IdentityV1.RevokeAllDevicesResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RevokeAllDevicesResponse()
        huitou__identity__v1__revoke_all_devices_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RevokeAllDevicesResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RevokeAllDevicesResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RevokeAllDevicesResponse>) {
        self.init(
            revoked: c.pointee.revoked
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RevokeAllDevicesResponse> {
        let c = arena.allocate(Huitou__Identity__V1__RevokeAllDevicesResponse.self)
        huitou__identity__v1__revoke_all_devices_response__init(c)
        c.pointee.revoked = revoked
        return c
    }
}
