// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListReviewsResponse`.
    package struct ListReviewsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListReviewsResponse"

        package var reviews: [IdentityV1.Review]
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.reviews = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            reviews: [IdentityV1.Review] = [],
            nextCursor: String = ""
        ) {
            self.reviews = reviews
            self.nextCursor = nextCursor
        }
    }
}

extension IdentityV1.ListReviewsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListReviewsResponse()
        huitou__identity__v1__list_reviews_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListReviewsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListReviewsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListReviewsResponse>) {
        self.init(
            reviews: CField.pointees(c.pointee.n_reviews, c.pointee.reviews) { IdentityV1.Review($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListReviewsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListReviewsResponse.self)
        huitou__identity__v1__list_reviews_response__init(c)
        (c.pointee.n_reviews, c.pointee.reviews) = arena.array(reviews) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
