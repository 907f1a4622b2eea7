// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListMadeOffersResponse`.
    package struct ListMadeOffersResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListMadeOffersResponse"

        /// `huitou.recommendations.v1.ListMadeOffersResponse.MadeOffer`.
        package struct MadeOffer: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListMadeOffersResponse.MadeOffer"

            /// `huitou.recommendations.v1.ListMadeOffersResponse.MadeOffer.State`.
            package enum State: CaseIterable, Hashable, Sendable {
                /// `STATE_UNSPECIFIED`.
                case unspecified
                /// `STATE_OPEN`.
                case open
                /// `STATE_USED`.
                case used
                /// `STATE_LAPSED`.
                case lapsed
                /// It was chosen, but the member is of those who get none for now.
                case heldOut
                /// A number that this version of the schema does not name.
                case unrecognized(Int32)

                /// The values that this version of the schema names.
                package static let allCases: [State] = [
                    .unspecified,
                    .open,
                    .used,
                    .lapsed,
                    .heldOut
                ]

                /// The value of a number.
                package init(rawValue: Int32) {
                    switch rawValue {
                    case 0: self = .unspecified
                    case 1: self = .open
                    case 2: self = .used
                    case 3: self = .lapsed
                    case 4: self = .heldOut
                    default: self = .unrecognized(rawValue)
                    }
                }

                /// The number on the wire.
                package var rawValue: Int32 {
                    switch self {
                    case .unspecified: 0
                    case .open: 1
                    case .used: 2
                    case .lapsed: 3
                    case .heldOut: 4
                    case .unrecognized(let number): number
                    }
                }
            }

            package var offerID: String
            package var state: RecommendationsV1.ListMadeOffersResponse.MadeOffer.State
            package var madeAt: Int64
            package var validUntil: Int64
            /// The order with which it was used; empty where it was not.
            package var channel: String
            package var orderID: String

            /// The message with every field at its default.
            package init() {
                self.offerID = ""
                self.state = .unspecified
                self.madeAt = 0
                self.validUntil = 0
                self.channel = ""
                self.orderID = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                offerID: String = "",
                state: RecommendationsV1.ListMadeOffersResponse.MadeOffer.State = .unspecified,
                madeAt: Int64 = 0,
                validUntil: Int64 = 0,
                channel: String = "",
                orderID: String = ""
            ) {
                self.offerID = offerID
                self.state = state
                self.madeAt = madeAt
                self.validUntil = validUntil
                self.channel = channel
                self.orderID = orderID
            }
        }

        package var offers: [RecommendationsV1.ListMadeOffersResponse.MadeOffer]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.offers = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            offers: [RecommendationsV1.ListMadeOffersResponse.MadeOffer] = [],
            nextCursor: String = ""
        ) {
            self.offers = offers
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListMadeOffersResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMadeOffersResponse()
        huitou__recommendations__v1__list_made_offers_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse>) {
        self.init(
            offers: CField.pointees(c.pointee.n_offers, c.pointee.offers) { RecommendationsV1.ListMadeOffersResponse.MadeOffer($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMadeOffersResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMadeOffersResponse.self)
        huitou__recommendations__v1__list_made_offers_response__init(c)
        (c.pointee.n_offers, c.pointee.offers) = arena.array(offers) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ListMadeOffersResponse.MadeOffer {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer()
        huitou__recommendations__v1__list_made_offers_response__made_offer__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer>) {
        self.init(
            offerID: CField.string(c.pointee.offer_id),
            state: RecommendationsV1.ListMadeOffersResponse.MadeOffer.State(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            madeAt: c.pointee.made_at,
            validUntil: c.pointee.valid_until,
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListMadeOffersResponse__MadeOffer.self)
        huitou__recommendations__v1__list_made_offers_response__made_offer__init(c)
        if !offerID.isEmpty { c.pointee.offer_id = arena.string(offerID) }
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.made_at = madeAt
        c.pointee.valid_until = validUntil
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        return c
    }
}
