// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Reason`.
    package struct Reason: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Reason"

        /// you_buy_often (on two days or more), you_bought_before (on one), popular_lately.
        package var code: String
        package var textEn: String
        package var textZh: String
        /// The part of the score that this reason makes.
        package var contribution: Double
        /// Days on which this member bought it; for you_buy_often and you_bought_before.
        package var purchaseDays: UInt32
        package var lastPurchaseAt: Int64

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.textEn = ""
            self.textZh = ""
            self.contribution = 0
            self.purchaseDays = 0
            self.lastPurchaseAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            textEn: String = "",
            textZh: String = "",
            contribution: Double = 0,
            purchaseDays: UInt32 = 0,
            lastPurchaseAt: Int64 = 0
        ) {
            self.code = code
            self.textEn = textEn
            self.textZh = textZh
            self.contribution = contribution
            self.purchaseDays = purchaseDays
            self.lastPurchaseAt = lastPurchaseAt
        }
    }
}

extension RecommendationsV1.Reason {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Reason()
        huitou__recommendations__v1__reason__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Reason>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Reason>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Reason>) {
        self.init(
            code: CField.string(c.pointee.code),
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh),
            contribution: c.pointee.contribution,
            purchaseDays: c.pointee.purchase_days,
            lastPurchaseAt: c.pointee.last_purchase_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Reason> {
        let c = arena.allocate(Huitou__Recommendations__V1__Reason.self)
        huitou__recommendations__v1__reason__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        c.pointee.contribution = contribution
        c.pointee.purchase_days = purchaseDays
        c.pointee.last_purchase_at = lastPurchaseAt
        return c
    }
}
