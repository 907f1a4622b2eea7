// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ChosenOffer`.
    package struct ChosenOffer: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ChosenOffer"

        package var offerID: String
        package var kind: RecommendationsV1.OfferKind
        package var nameEn: String
        package var nameZh: String
        /// Until when it may be used; 0 in a preview and for what is only published.
        package var validUntil: Int64
        /// Points reward: its price, and whether the member's points suffice.
        package var pointsPrice: Int64
        package var pointsSuffice: Bool
        package var reasons: [RecommendationsV1.OfferReason]
        /// What it is expected to add net of contact and benefit, in fen, and the interval in which that
        /// lies with 9 chances of 10. Not told to members.
        package var expectedFen: Double
        package var expectedLowFen: Double
        package var expectedHighFen: Double
        /// What contact and benefit are expected to cost. Not told to members.
        package var costFen: Double
        /// What the expectation rests on. Not told to members.
        package var effect: RecommendationsV1.OfferEffect?

        /// The message with every field at its default.
        package init() {
            self.offerID = ""
            self.kind = .unspecified
            self.nameEn = ""
            self.nameZh = ""
            self.validUntil = 0
            self.pointsPrice = 0
            self.pointsSuffice = false
            self.reasons = []
            self.expectedFen = 0
            self.expectedLowFen = 0
            self.expectedHighFen = 0
            self.costFen = 0
            self.effect = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            offerID: String = "",
            kind: RecommendationsV1.OfferKind = .unspecified,
            nameEn: String = "",
            nameZh: String = "",
            validUntil: Int64 = 0,
            pointsPrice: Int64 = 0,
            pointsSuffice: Bool = false,
            reasons: [RecommendationsV1.OfferReason] = [],
            expectedFen: Double = 0,
            expectedLowFen: Double = 0,
            expectedHighFen: Double = 0,
            costFen: Double = 0,
            effect: RecommendationsV1.OfferEffect? = nil
        ) {
            self.offerID = offerID
            self.kind = kind
            self.nameEn = nameEn
            self.nameZh = nameZh
            self.validUntil = validUntil
            self.pointsPrice = pointsPrice
            self.pointsSuffice = pointsSuffice
            self.reasons = reasons
            self.expectedFen = expectedFen
            self.expectedLowFen = expectedLowFen
            self.expectedHighFen = expectedHighFen
            self.costFen = costFen
            self.effect = effect
        }
    }
}

extension RecommendationsV1.ChosenOffer {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ChosenOffer()
        huitou__recommendations__v1__chosen_offer__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ChosenOffer>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ChosenOffer>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ChosenOffer>) {
        self.init(
            offerID: CField.string(c.pointee.offer_id),
            kind: RecommendationsV1.OfferKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            nameEn: CField.string(c.pointee.name_en),
            nameZh: CField.string(c.pointee.name_zh),
            validUntil: c.pointee.valid_until,
            pointsPrice: c.pointee.points_price,
            pointsSuffice: c.pointee.points_suffice != 0,
            reasons: CField.pointees(c.pointee.n_reasons, c.pointee.reasons) { RecommendationsV1.OfferReason($0) },
            expectedFen: c.pointee.expected_fen,
            expectedLowFen: c.pointee.expected_low_fen,
            expectedHighFen: c.pointee.expected_high_fen,
            costFen: c.pointee.cost_fen,
            effect: c.pointee.effect.map { RecommendationsV1.OfferEffect($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ChosenOffer> {
        let c = arena.allocate(Huitou__Recommendations__V1__ChosenOffer.self)
        huitou__recommendations__v1__chosen_offer__init(c)
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !nameEn.isEmpty { c.pointee.name_en = arena.string(nameEn) }
        if !nameZh.isEmpty { c.pointee.name_zh = arena.string(nameZh) }
        c.pointee.valid_until = validUntil
        c.pointee.points_price = pointsPrice
        c.pointee.points_suffice = pointsSuffice ? 1 : 0
        (c.pointee.n_reasons, c.pointee.reasons) = arena.array(reasons) {
            $0.makeC(arena)
        }
        c.pointee.expected_fen = expectedFen
        c.pointee.expected_low_fen = expectedLowFen
        c.pointee.expected_high_fen = expectedHighFen
        c.pointee.cost_fen = costFen
        if let value = effect { c.pointee.effect = value.makeC(arena) }
        return c
    }
}
