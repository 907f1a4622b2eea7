// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ChurnDriver`.
    package struct ChurnDriver: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ChurnDriver"

        /// overdue or on_time, fewer_visits or more_visits, spends_less or spends_more, small_baskets or
        /// large_baskets, few_needs or needs_due, irregular or regular, fading or lasting, few_offers or
        /// offers, new or long_standing, told.
        package var code: String
        package var textEn: String
        package var textZh: String
        /// By how much it raises the log odds of staying away; below 0 where it lowers them.
        package var weight: Double

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.textEn = ""
            self.textZh = ""
            self.weight = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            textEn: String = "",
            textZh: String = "",
            weight: Double = 0
        ) {
            self.code = code
            self.textEn = textEn
            self.textZh = textZh
            self.weight = weight
        }
    }
}

extension RecommendationsV1.ChurnDriver {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ChurnDriver()
        huitou__recommendations__v1__churn_driver__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ChurnDriver>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ChurnDriver>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ChurnDriver>) {
        self.init(
            code: CField.string(c.pointee.code),
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh),
            weight: c.pointee.weight
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ChurnDriver> {
        let c = arena.allocate(Huitou__Recommendations__V1__ChurnDriver.self)
        huitou__recommendations__v1__churn_driver__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        c.pointee.weight = weight
        return c
    }
}
