// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListNotInterestedResponse`.
    package struct ListNotInterestedResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListNotInterestedResponse"

        /// A member may say 1,000; those who were merged into it bring along what they said.
        package var what: [RecommendationsV1.NotInterested]

        /// The message with every field at its default.
        package init() {
            self.what = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            what: [RecommendationsV1.NotInterested] = []
        ) {
            self.what = what
        }
    }
}

extension RecommendationsV1.ListNotInterestedResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListNotInterestedResponse()
        huitou__recommendations__v1__list_not_interested_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListNotInterestedResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListNotInterestedResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListNotInterestedResponse>) {
        self.init(
            what: CField.pointees(c.pointee.n_what, c.pointee.what) { RecommendationsV1.NotInterested($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListNotInterestedResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListNotInterestedResponse.self)
        huitou__recommendations__v1__list_not_interested_response__init(c)
        (c.pointee.n_what, c.pointee.what) = arena.array(what) {
            $0.makeC(arena)
        }
        return c
    }
}
