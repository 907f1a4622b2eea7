// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.NextCategory`.
    package struct NextCategory: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.NextCategory"

        package var category: String
        /// Within 30 days.
        package var probability: Double
        package var next: RecommendationsV1.NextPurchase?

        /// The message with every field at its default.
        package init() {
            self.category = ""
            self.probability = 0
            self.next = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            category: String = "",
            probability: Double = 0,
            next: RecommendationsV1.NextPurchase? = nil
        ) {
            self.category = category
            self.probability = probability
            self.next = next
        }
    }
}

extension RecommendationsV1.NextCategory {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__NextCategory()
        huitou__recommendations__v1__next_category__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__NextCategory>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__NextCategory>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__NextCategory>) {
        self.init(
            category: CField.string(c.pointee.category),
            probability: c.pointee.probability,
            next: c.pointee.next.map { RecommendationsV1.NextPurchase($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__NextCategory> {
        let c = arena.allocate(Huitou__Recommendations__V1__NextCategory.self)
        huitou__recommendations__v1__next_category__init(c)
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        c.pointee.probability = probability
        if let value = next { c.pointee.next = value.makeC(arena) }
        return c
    }
}
