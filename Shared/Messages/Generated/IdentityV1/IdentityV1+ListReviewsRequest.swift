// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListReviewsRequest`.
    package struct ListReviewsRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListReviewsRequest"

        /// The unit whose pairs are asked for: one of the two belongs to it.
        package var organisation: String
        /// Also those that were decided.
        package var includeDecided: Bool
        /// 1 to 200; 0 for 50.
        package var pageSize: UInt32
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.includeDecided = false
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            includeDecided: Bool = false,
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.organisation = organisation
            self.includeDecided = includeDecided
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension IdentityV1.ListReviewsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListReviewsRequest()
        huitou__identity__v1__list_reviews_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListReviewsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListReviewsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListReviewsRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            includeDecided: c.pointee.include_decided != 0,
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListReviewsRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ListReviewsRequest.self)
        huitou__identity__v1__list_reviews_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.include_decided = includeDecided ? 1 : 0
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
