// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.SetNotInterestedRequest`.
    package struct SetNotInterestedRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.SetNotInterestedRequest"

        package var memberID: Int64
        package var what: RecommendationsV1.NotInterested?
        /// Whether the member is interested again.
        package var undo: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.what = nil
            self.undo = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            what: RecommendationsV1.NotInterested? = nil,
            undo: Bool = false
        ) {
            self.memberID = memberID
            self.what = what
            self.undo = undo
        }
    }
}

extension RecommendationsV1.SetNotInterestedRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__SetNotInterestedRequest()
        huitou__recommendations__v1__set_not_interested_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            what: c.pointee.what.map { RecommendationsV1.NotInterested($0) },
            undo: c.pointee.undo != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__SetNotInterestedRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__SetNotInterestedRequest.self)
        huitou__recommendations__v1__set_not_interested_request__init(c)
        c.pointee.member_id = memberID
        if let value = what { c.pointee.what = value.makeC(arena) }
        c.pointee.undo = undo ? 1 : 0
        return c
    }
}
