// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SetConsentRequest`.
    package struct SetConsentRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SetConsentRequest"

        package var memberID: Int64
        package var purpose: String
        package var channel: IdentityV1.ContactChannel
        /// Whether it is given; else it is withdrawn.
        package var given: Bool
        /// What the member was shown: a version of the policy of this purpose; required where given.
        package var policyVersion: String
        /// By which way the member said so: 1 to 32 of a-z, 0-9 and _.
        package var source: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.purpose = ""
            self.channel = .unspecified
            self.given = false
            self.policyVersion = ""
            self.source = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            purpose: String = "",
            channel: IdentityV1.ContactChannel = .unspecified,
            given: Bool = false,
            policyVersion: String = "",
            source: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.purpose = purpose
            self.channel = channel
            self.given = given
            self.policyVersion = policyVersion
            self.source = source
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SetConsentRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SetConsentRequest()
        huitou__identity__v1__set_consent_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SetConsentRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SetConsentRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SetConsentRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            purpose: CField.string(c.pointee.purpose),
            channel: IdentityV1.ContactChannel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue)),
            given: c.pointee.given != 0,
            policyVersion: CField.string(c.pointee.policy_version),
            source: CField.string(c.pointee.source),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SetConsentRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SetConsentRequest.self)
        huitou__identity__v1__set_consent_request__init(c)
        c.pointee.member_id = memberID
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        c.pointee.channel = .init(rawValue: .init(truncatingIfNeeded: channel.rawValue))
        c.pointee.given = given ? 1 : 0
        if !policyVersion.isEmpty { c.pointee.policy_version = arena.string(policyVersion) }
        if !source.isEmpty { c.pointee.source = arena.string(source) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
