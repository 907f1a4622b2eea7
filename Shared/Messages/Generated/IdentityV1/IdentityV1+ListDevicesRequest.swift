// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListDevicesRequest`.
    package struct ListDevicesRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListDevicesRequest"

        package var memberID: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0
        ) {
            self.memberID = memberID
        }
    }
}

extension IdentityV1.ListDevicesRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListDevicesRequest()
        huitou__identity__v1__list_devices_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListDevicesRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListDevicesRequest>) {
        self.init(
            memberID: c.pointee.member_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListDevicesRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ListDevicesRequest.self)
        huitou__identity__v1__list_devices_request__init(c)
        c.pointee.member_id = memberID
        return c
    }
}
