// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetReferralResultsRequest`.
    package struct GetReferralResultsRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetReferralResultsRequest"

        /// A campaign of the program; empty for its first.
        package var campaign: String
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.campaign = ""
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            campaign: String = "",
            organisation: String = ""
        ) {
            self.campaign = campaign
            self.organisation = organisation
        }
    }
}

extension IdentityV1.GetReferralResultsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetReferralResultsRequest()
        huitou__identity__v1__get_referral_results_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetReferralResultsRequest>) {
        self.init(
            campaign: CField.string(c.pointee.campaign),
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetReferralResultsRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetReferralResultsRequest.self)
        huitou__identity__v1__get_referral_results_request__init(c)
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
