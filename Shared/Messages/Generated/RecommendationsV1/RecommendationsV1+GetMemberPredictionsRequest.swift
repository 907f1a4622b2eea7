// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetMemberPredictionsRequest`.
    package struct GetMemberPredictionsRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetMemberPredictionsRequest"

        package var memberID: Int64
        /// How many categories, 1 to 20; 0 for 5.
        package var categoriesMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.categoriesMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            categoriesMax: UInt32 = 0
        ) {
            self.memberID = memberID
            self.categoriesMax = categoriesMax
        }
    }
}

extension RecommendationsV1.GetMemberPredictionsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetMemberPredictionsRequest()
        huitou__recommendations__v1__get_member_predictions_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetMemberPredictionsRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            categoriesMax: c.pointee.categories_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetMemberPredictionsRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetMemberPredictionsRequest.self)
        huitou__recommendations__v1__get_member_predictions_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.categories_max = categoriesMax
        return c
    }
}
