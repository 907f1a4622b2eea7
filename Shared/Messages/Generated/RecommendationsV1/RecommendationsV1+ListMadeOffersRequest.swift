// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMadeOffersRequest`.
    package struct ListMadeOffersRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMadeOffersRequest"

        package var memberID: Int64
        /// How many, 1 to 200; 0 for 50.
        package var pageSize: UInt32
        /// next_cursor of an earlier answer; empty for the start.
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.memberID = memberID
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension RecommendationsV1.ListMadeOffersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMadeOffersRequest()
        huitou__recommendations__v1__list_made_offers_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMadeOffersRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMadeOffersRequest.self)
        huitou__recommendations__v1__list_made_offers_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
