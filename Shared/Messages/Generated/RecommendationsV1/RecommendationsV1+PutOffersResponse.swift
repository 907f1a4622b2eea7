// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutOffersResponse`.
    package struct PutOffersResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutOffersResponse"

        package var added: UInt32
        package var changed: UInt32
        package var unchanged: UInt32

        /// The message with every field at its default.
        package init() {
            self.added = 0
            self.changed = 0
            self.unchanged = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            added: UInt32 = 0,
            changed: UInt32 = 0,
            unchanged: UInt32 = 0
        ) {
            self.added = added
            self.changed = changed
            self.unchanged = unchanged
        }
    }
}

extension RecommendationsV1.PutOffersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutOffersResponse()
        huitou__recommendations__v1__put_offers_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutOffersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutOffersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutOffersResponse>) {
        self.init(
            added: c.pointee.added,
            changed: c.pointee.changed,
            unchanged: c.pointee.unchanged
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutOffersResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutOffersResponse.self)
        huitou__recommendations__v1__put_offers_response__init(c)
        c.pointee.added = added
        c.pointee.changed = changed
        c.pointee.unchanged = unchanged
        return c
    }
}
