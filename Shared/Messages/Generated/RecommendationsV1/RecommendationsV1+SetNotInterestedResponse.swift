// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.SetNotInterestedResponse`.
    package struct SetNotInterestedResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.SetNotInterestedResponse"

        /// Whether it was said before, or undone before.
        package var unchanged: Bool

        /// The message with every field at its default.
        package init() {
            self.unchanged = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            unchanged: Bool = false
        ) {
            self.unchanged = unchanged
        }
    }
}

extension RecommendationsV1.SetNotInterestedResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__SetNotInterestedResponse()
        huitou__recommendations__v1__set_not_interested_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__SetNotInterestedResponse>) {
        self.init(
            unchanged: c.pointee.unchanged != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__SetNotInterestedResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__SetNotInterestedResponse.self)
        huitou__recommendations__v1__set_not_interested_response__init(c)
        c.pointee.unchanged = unchanged ? 1 : 0
        return c
    }
}
