// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RequestCodeRequest`.
    package struct RequestCodeRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RequestCodeRequest"

        package var purpose: IdentityV1.CodePurpose
        /// A phone.
        package var identity: IdentityV1.IdentityValue?
        /// What the app calls the device: 1 to 64 printable ASCII characters. Requests are limited by it.
        package var deviceID: String
        /// The client's network address as the channel's backend sees it, at most 64 characters; a channel_app
        /// must name it. Requests are limited by it.
        package var clientAddress: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.purpose = .unspecified
            self.identity = nil
            self.deviceID = ""
            self.clientAddress = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purpose: IdentityV1.CodePurpose = .unspecified,
            identity: IdentityV1.IdentityValue? = nil,
            deviceID: String = "",
            clientAddress: String = "",
            idempotencyKey: String = ""
        ) {
            self.purpose = purpose
            self.identity = identity
            self.deviceID = deviceID
            self.clientAddress = clientAddress
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.RequestCodeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RequestCodeRequest()
        huitou__identity__v1__request_code_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RequestCodeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RequestCodeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RequestCodeRequest>) {
        self.init(
            purpose: IdentityV1.CodePurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue)),
            identity: c.pointee.identity.map { IdentityV1.IdentityValue($0) },
            deviceID: CField.string(c.pointee.device_id),
            clientAddress: CField.string(c.pointee.client_address),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RequestCodeRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RequestCodeRequest.self)
        huitou__identity__v1__request_code_request__init(c)
        c.pointee.purpose = .init(rawValue: .init(truncatingIfNeeded: purpose.rawValue))
        if let value = identity { c.pointee.identity = value.makeC(arena) }
        if !deviceID.isEmpty { c.pointee.device_id = arena.string(deviceID) }
        if !clientAddress.isEmpty { c.pointee.client_address = arena.string(clientAddress) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
