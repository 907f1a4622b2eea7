// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.MayContactResponse`.
    package struct MayContactResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.MayContactResponse"

        package var allowed: Bool
        package var refusal: IdentityV1.ContactRefusal
        /// When it would be allowed as far as is known now; 0 where time does not help.
        package var allowedAt: Int64
        /// Whether an earlier request has taken this slot.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.allowed = false
            self.refusal = .unspecified
            self.allowedAt = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            allowed: Bool = false,
            refusal: IdentityV1.ContactRefusal = .unspecified,
            allowedAt: Int64 = 0,
            replayed: Bool = false
        ) {
            self.allowed = allowed
            self.refusal = refusal
            self.allowedAt = allowedAt
            self.replayed = replayed
        }
    }
}

extension IdentityV1.MayContactResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__MayContactResponse()
        huitou__identity__v1__may_contact_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__MayContactResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__MayContactResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__MayContactResponse>) {
        self.init(
            allowed: c.pointee.allowed != 0,
            refusal: IdentityV1.ContactRefusal(rawValue: Int32(truncatingIfNeeded: c.pointee.refusal.rawValue)),
            allowedAt: c.pointee.allowed_at,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__MayContactResponse> {
        let c = arena.allocate(Huitou__Identity__V1__MayContactResponse.self)
        huitou__identity__v1__may_contact_response__init(c)
        c.pointee.allowed = allowed ? 1 : 0
        c.pointee.refusal = .init(rawValue: .init(truncatingIfNeeded: refusal.rawValue))
        c.pointee.allowed_at = allowedAt
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
