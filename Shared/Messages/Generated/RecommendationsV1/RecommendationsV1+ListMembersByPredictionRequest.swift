// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMembersByPredictionRequest`.
    package struct ListMembersByPredictionRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMembersByPredictionRequest"

        /// The unit at whose home members are.
        package var organisation: String
        /// The largest first.
        package var order: RecommendationsV1.MemberOrder
        /// 1 to 200; 0 for 50.
        package var pageSize: UInt32
        /// next_cursor of an earlier answer with the same order; empty for the start.
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.order = .unspecified
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            order: RecommendationsV1.MemberOrder = .unspecified,
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.organisation = organisation
            self.order = order
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension RecommendationsV1.ListMembersByPredictionRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMembersByPredictionRequest()
        huitou__recommendations__v1__list_members_by_prediction_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMembersByPredictionRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            order: RecommendationsV1.MemberOrder(rawValue: Int32(truncatingIfNeeded: c.pointee.order.rawValue)),
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMembersByPredictionRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMembersByPredictionRequest.self)
        huitou__recommendations__v1__list_members_by_prediction_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.order = .init(rawValue: .init(truncatingIfNeeded: order.rawValue))
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
