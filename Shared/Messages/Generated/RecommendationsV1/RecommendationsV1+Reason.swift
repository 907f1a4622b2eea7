// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Reason`.
    package struct Reason: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Reason"

        /// you_buy_often (on two days or more), you_bought_before (on one), popular_lately; of what the member
        /// did besides buying in_your_cart, in_your_favourites, you_liked_it, you_looked_at_it,
        /// you_searched_for_it, in whose place staff and tills read fits_you where the member has not given
        /// its consent to guidance; of rankers also you_buy_every (every_days), you_buy_kind (kind), new_kind,
        /// bought_with (with_sku), rising_lately, first_bought_lately, new_like and like_bought (with_sku;
        /// nobody, or few, have bought it yet, the contribution being how alike the two are),
        /// popular_at_store, on_offer, own_brand,
        /// fits_your_prices, low_price, coupon, fits_you.
        package var code: String
        package var textEn: String
        package var textZh: String
        /// The part of the score that this reason makes: of rankers, by how much the score were lower
        /// without what it speaks of.
        package var contribution: Double
        /// Days on which this member bought it; for you_buy_every, you_buy_often and you_bought_before.
        package var purchaseDays: UInt32
        package var lastPurchaseAt: Int64
        /// The usual number of days between two purchases.
        package var everyDays: UInt32
        /// The product that the member bought and that speaks most for this one.
        package var withSKU: String
        /// The type, category or maker of which the member buys.
        package var kind: String

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.textEn = ""
            self.textZh = ""
            self.contribution = 0
            self.purchaseDays = 0
            self.lastPurchaseAt = 0
            self.everyDays = 0
            self.withSKU = ""
            self.kind = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            textEn: String = "",
            textZh: String = "",
            contribution: Double = 0,
            purchaseDays: UInt32 = 0,
            lastPurchaseAt: Int64 = 0,
            everyDays: UInt32 = 0,
            withSKU: String = "",
            kind: String = ""
        ) {
            self.code = code
            self.textEn = textEn
            self.textZh = textZh
            self.contribution = contribution
            self.purchaseDays = purchaseDays
            self.lastPurchaseAt = lastPurchaseAt
            self.everyDays = everyDays
            self.withSKU = withSKU
            self.kind = kind
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
            lastPurchaseAt: c.pointee.last_purchase_at,
            everyDays: c.pointee.every_days,
            withSKU: CField.string(c.pointee.with_sku),
            kind: CField.string(c.pointee.kind)
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
        c.pointee.every_days = everyDays
        if !withSKU.isEmpty { c.pointee.with_sku = arena.string(withSKU) }
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        return c
    }
}
