// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ChooseOffersRequest`.
    package struct ChooseOffersRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ChooseOffersRequest"

        package var memberID: Int64
        /// 1 to 20; 0 for 3.
        package var offersMax: UInt32
        /// The store in which the member is, or the unit above it; empty for all.
        package var organisation: String
        /// The points that the member may spend, at least 0, where the caller knows: rewards are chosen
        /// within them, and none without.
        package var pointsAvailable: Int64?
        /// Nothing is made: what would be chosen is shown.
        package var preview: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.offersMax = 0
            self.organisation = ""
            self.pointsAvailable = nil
            self.preview = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            offersMax: UInt32 = 0,
            organisation: String = "",
            pointsAvailable: Int64? = nil,
            preview: Bool = false
        ) {
            self.memberID = memberID
            self.offersMax = offersMax
            self.organisation = organisation
            self.pointsAvailable = pointsAvailable
            self.preview = preview
        }
    }
}

extension RecommendationsV1.ChooseOffersRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ChooseOffersRequest()
        huitou__recommendations__v1__choose_offers_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ChooseOffersRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            offersMax: c.pointee.offers_max,
            organisation: CField.string(c.pointee.organisation),
            pointsAvailable: c.pointee._points_available_case.rawValue == 4 ? c.pointee.points_available : nil,
            preview: c.pointee.preview != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ChooseOffersRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__ChooseOffersRequest.self)
        huitou__recommendations__v1__choose_offers_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.offers_max = offersMax
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if let value = pointsAvailable {
            c.pointee._points_available_case = .init(rawValue: 4)
            c.pointee.points_available = value
        }
        c.pointee.preview = preview ? 1 : 0
        return c
    }
}
