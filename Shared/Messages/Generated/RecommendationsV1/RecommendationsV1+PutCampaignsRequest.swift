// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/campaigns.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutCampaignsRequest`.
    package struct PutCampaignsRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutCampaignsRequest"

        /// At least one; members, skus and redemptions of all of them together at most 20,000.
        package var campaigns: [RecommendationsV1.Campaign]

        /// The message with every field at its default.
        package init() {
            self.campaigns = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            campaigns: [RecommendationsV1.Campaign] = []
        ) {
            self.campaigns = campaigns
        }
    }
}

extension RecommendationsV1.PutCampaignsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutCampaignsRequest()
        huitou__recommendations__v1__put_campaigns_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutCampaignsRequest>) {
        self.init(
            campaigns: CField.pointees(c.pointee.n_campaigns, c.pointee.campaigns) { RecommendationsV1.Campaign($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutCampaignsRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutCampaignsRequest.self)
        huitou__recommendations__v1__put_campaigns_request__init(c)
        (c.pointee.n_campaigns, c.pointee.campaigns) = arena.array(campaigns) {
            $0.makeC(arena)
        }
        return c
    }
}
