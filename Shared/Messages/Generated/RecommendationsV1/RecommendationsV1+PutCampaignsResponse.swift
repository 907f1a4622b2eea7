// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutCampaignsResponse`.
    package struct PutCampaignsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutCampaignsResponse"

        /// What was not known before, campaigns, members, skus of coupons and redemptions together.
        package var added: UInt64

        /// The message with every field at its default.
        package init() {
            self.added = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            added: UInt64 = 0
        ) {
            self.added = added
        }
    }
}

extension RecommendationsV1.PutCampaignsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutCampaignsResponse()
        huitou__recommendations__v1__put_campaigns_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsResponse>) {
        self.init(
            added: c.pointee.added
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutCampaignsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutCampaignsResponse.self)
        huitou__recommendations__v1__put_campaigns_response__init(c)
        c.pointee.added = added
        return c
    }
}
