// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.OfferState`.
    package struct OfferState: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.OfferState"

        package var offer: RecommendationsV1.Offer?
        /// Its place in the published order, from 1.
        package var position: Int64
        package var madeMembers: UInt32
        package var heldOutMembers: UInt32
        package var usedMembers: UInt32
        /// What uses have cost, and what those still open may cost at most.
        package var spentFen: Int64
        package var reservedFen: Int64
        /// What it changes, as far as that is known.
        package var effect: RecommendationsV1.OfferEffect?

        /// The message with every field at its default.
        package init() {
            self.offer = nil
            self.position = 0
            self.madeMembers = 0
            self.heldOutMembers = 0
            self.usedMembers = 0
            self.spentFen = 0
            self.reservedFen = 0
            self.effect = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            offer: RecommendationsV1.Offer? = nil,
            position: Int64 = 0,
            madeMembers: UInt32 = 0,
            heldOutMembers: UInt32 = 0,
            usedMembers: UInt32 = 0,
            spentFen: Int64 = 0,
            reservedFen: Int64 = 0,
            effect: RecommendationsV1.OfferEffect? = nil
        ) {
            self.offer = offer
            self.position = position
            self.madeMembers = madeMembers
            self.heldOutMembers = heldOutMembers
            self.usedMembers = usedMembers
            self.spentFen = spentFen
            self.reservedFen = reservedFen
            self.effect = effect
        }
    }
}

extension RecommendationsV1.OfferState {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__OfferState()
        huitou__recommendations__v1__offer_state__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferState>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__OfferState>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__OfferState>) {
        self.init(
            offer: c.pointee.offer.map { RecommendationsV1.Offer($0) },
            position: c.pointee.position,
            madeMembers: c.pointee.made_members,
            heldOutMembers: c.pointee.held_out_members,
            usedMembers: c.pointee.used_members,
            spentFen: c.pointee.spent_fen,
            reservedFen: c.pointee.reserved_fen,
            effect: c.pointee.effect.map { RecommendationsV1.OfferEffect($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__OfferState> {
        let c = arena.allocate(Huitou__Recommendations__V1__OfferState.self)
        huitou__recommendations__v1__offer_state__init(c)
        if let value = offer { c.pointee.offer = value.makeC(arena) }
        c.pointee.position = position
        c.pointee.made_members = madeMembers
        c.pointee.held_out_members = heldOutMembers
        c.pointee.used_members = usedMembers
        c.pointee.spent_fen = spentFen
        c.pointee.reserved_fen = reservedFen
        if let value = effect { c.pointee.effect = value.makeC(arena) }
        return c
    }
}
