// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.OfferReason`.
    package struct OfferReason: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.OfferReason"

        /// you_bought_in_scope, points_suffice, published, worth_its_cost, assumed_effect, trial. The last
        /// three are not told to members.
        package var code: String
        package var textEn: String
        package var textZh: String

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.textEn = ""
            self.textZh = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            textEn: String = "",
            textZh: String = ""
        ) {
            self.code = code
            self.textEn = textEn
            self.textZh = textZh
        }
    }
}

extension RecommendationsV1.OfferReason {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__OfferReason()
        huitou__recommendations__v1__offer_reason__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferReason>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferReason>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__OfferReason>) {
        self.init(
            code: CField.string(c.pointee.code),
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__OfferReason> {
        let c = arena.allocate(Huitou__Recommendations__V1__OfferReason.self)
        huitou__recommendations__v1__offer_reason__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        return c
    }
}
