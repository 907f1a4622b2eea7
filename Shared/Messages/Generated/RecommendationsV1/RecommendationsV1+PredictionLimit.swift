// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PredictionLimit`.
    package struct PredictionLimit: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PredictionLimit"

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

extension RecommendationsV1.PredictionLimit {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PredictionLimit()
        huitou__recommendations__v1__prediction_limit__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PredictionLimit>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PredictionLimit>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PredictionLimit>) {
        self.init(
            code: CField.string(c.pointee.code),
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PredictionLimit> {
        let c = arena.allocate(Huitou__Recommendations__V1__PredictionLimit.self)
        huitou__recommendations__v1__prediction_limit__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        return c
    }
}
