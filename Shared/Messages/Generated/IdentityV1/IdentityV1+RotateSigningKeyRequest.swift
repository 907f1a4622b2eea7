// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RotateSigningKeyRequest`.
    package struct RotateSigningKeyRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RotateSigningKeyRequest"

        package var idempotencyKey: String
        /// Why: 1 to 200 characters.
        package var reason: String
        /// The old keys are known to somebody else: they are withdrawn at once, and every token that they have
        /// signed with them.
        package var compromised: Bool

        /// The message with every field at its default.
        package init() {
            self.idempotencyKey = ""
            self.reason = ""
            self.compromised = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            idempotencyKey: String = "",
            reason: String = "",
            compromised: Bool = false
        ) {
            self.idempotencyKey = idempotencyKey
            self.reason = reason
            self.compromised = compromised
        }
    }
}

extension IdentityV1.RotateSigningKeyRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RotateSigningKeyRequest()
        huitou__identity__v1__rotate_signing_key_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyRequest>) {
        self.init(
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            reason: CField.string(c.pointee.reason),
            compromised: c.pointee.compromised != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RotateSigningKeyRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RotateSigningKeyRequest.self)
        huitou__identity__v1__rotate_signing_key_request__init(c)
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        c.pointee.compromised = compromised ? 1 : 0
        return c
    }
}
