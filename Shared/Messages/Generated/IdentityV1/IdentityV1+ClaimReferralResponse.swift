// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ClaimReferralResponse`.
    package struct ClaimReferralResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ClaimReferralResponse"

        package var referralID: Int64
        package var campaign: String
        /// Whether an earlier request had the same key: nothing changed now.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.referralID = 0
            self.campaign = ""
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            referralID: Int64 = 0,
            campaign: String = "",
            replayed: Bool = false
        ) {
            self.referralID = referralID
            self.campaign = campaign
            self.replayed = replayed
        }
    }
}

extension IdentityV1.ClaimReferralResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ClaimReferralResponse()
        huitou__identity__v1__claim_referral_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ClaimReferralResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ClaimReferralResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ClaimReferralResponse>) {
        self.init(
            referralID: c.pointee.referral_id,
            campaign: CField.string(c.pointee.campaign),
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ClaimReferralResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ClaimReferralResponse.self)
        huitou__identity__v1__claim_referral_response__init(c)
        c.pointee.referral_id = referralID
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
