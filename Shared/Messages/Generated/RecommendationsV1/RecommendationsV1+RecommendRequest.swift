// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecommendRequest`.
    package struct RecommendRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecommendRequest"

        package var memberID: Int64
        /// 1 to 100; 0 for 20.
        package var itemsMax: UInt32
        /// The store, or the unit above it, at which the items shall be popular; empty for all.
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.itemsMax = 0
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            itemsMax: UInt32 = 0,
            organisation: String = ""
        ) {
            self.memberID = memberID
            self.itemsMax = itemsMax
            self.organisation = organisation
        }
    }
}

extension RecommendationsV1.RecommendRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecommendRequest()
        huitou__recommendations__v1__recommend_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            itemsMax: c.pointee.items_max,
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecommendRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecommendRequest.self)
        huitou__recommendations__v1__recommend_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.items_max = itemsMax
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
