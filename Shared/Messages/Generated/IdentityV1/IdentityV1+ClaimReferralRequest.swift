// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ClaimReferralRequest`.
    package struct ClaimReferralRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ClaimReferralRequest"

        /// The new member.
        package var memberID: Int64
        /// As it was typed: case, spaces and dashes do not matter.
        package var code: String
        /// As in GetInviteCodeRequest.
        package var device: String
        /// 1 to 64 printable ASCII characters, chosen by the caller.
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.code = ""
            self.device = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            code: String = "",
            device: String = "",
            idempotencyKey: String = ""
        ) {
            self.memberID = memberID
            self.code = code
            self.device = device
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.ClaimReferralRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ClaimReferralRequest()
        huitou__identity__v1__claim_referral_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ClaimReferralRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ClaimReferralRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ClaimReferralRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            code: CField.string(c.pointee.code),
            device: CField.string(c.pointee.device),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ClaimReferralRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ClaimReferralRequest.self)
        huitou__identity__v1__claim_referral_request__init(c)
        c.pointee.member_id = memberID
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !device.isEmpty { c.pointee.device = arena.string(device) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
