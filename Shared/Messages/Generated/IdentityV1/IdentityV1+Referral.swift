// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// An invitation that was taken up, as its inviter may see it.
    package struct Referral: JSONMessage {
        package static let messageName = "huitou.identity.v1.Referral"

        package var referralID: Int64
        package var campaign: String
        package var state: IdentityV1.ReferralState
        package var claimedAt: Int64
        /// When the reward is due, where nothing comes back until then; 0 before the first order.
        package var qualifiesAt: Int64
        /// Why it earns nothing: order_reversed, ordered_before_claim, same_member, inviter_not_earning, ...
        package var refusal: String
        /// What the inviter gets or got for it, and of which currency.
        package var amount: Int64
        package var currency: String
        /// The entry of points that booked it; 0 for none.
        package var entryID: Int64

        /// The message with every field at its default.
        package init() {
            self.referralID = 0
            self.campaign = ""
            self.state = .unspecified
            self.claimedAt = 0
            self.qualifiesAt = 0
            self.refusal = ""
            self.amount = 0
            self.currency = ""
            self.entryID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            referralID: Int64 = 0,
            campaign: String = "",
            state: IdentityV1.ReferralState = .unspecified,
            claimedAt: Int64 = 0,
            qualifiesAt: Int64 = 0,
            refusal: String = "",
            amount: Int64 = 0,
            currency: String = "",
            entryID: Int64 = 0
        ) {
            self.referralID = referralID
            self.campaign = campaign
            self.state = state
            self.claimedAt = claimedAt
            self.qualifiesAt = qualifiesAt
            self.refusal = refusal
            self.amount = amount
            self.currency = currency
            self.entryID = entryID
        }
    }
}

extension IdentityV1.Referral {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Referral()
        huitou__identity__v1__referral__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Referral>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Referral>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Referral>) {
        self.init(
            referralID: c.pointee.referral_id,
            campaign: CField.string(c.pointee.campaign),
            state: IdentityV1.ReferralState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            claimedAt: c.pointee.claimed_at,
            qualifiesAt: c.pointee.qualifies_at,
            refusal: CField.string(c.pointee.refusal),
            amount: c.pointee.amount,
            currency: CField.string(c.pointee.currency),
            entryID: c.pointee.entry_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Referral> {
        let c = arena.allocate(Huitou__Identity__V1__Referral.self)
        huitou__identity__v1__referral__init(c)
        c.pointee.referral_id = referralID
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.claimed_at = claimedAt
        c.pointee.qualifies_at = qualifiesAt
        if !refusal.isEmpty { c.pointee.refusal = arena.string(refusal) }
        c.pointee.amount = amount
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.entry_id = entryID
        return c
    }
}
