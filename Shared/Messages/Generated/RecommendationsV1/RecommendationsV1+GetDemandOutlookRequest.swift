// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetDemandOutlookRequest`.
    package struct GetDemandOutlookRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetDemandOutlookRequest"

        /// A store, or a unit above it.
        package var organisation: String
        /// Of this category, or of this sku, never both; neither for all that is sold.
        package var category: String
        package var sku: String
        /// 1 to 30; 0 for 30.
        package var days: UInt32

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.category = ""
            self.sku = ""
            self.days = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            category: String = "",
            sku: String = "",
            days: UInt32 = 0
        ) {
            self.organisation = organisation
            self.category = category
            self.sku = sku
            self.days = days
        }
    }
}

extension RecommendationsV1.GetDemandOutlookRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetDemandOutlookRequest()
        huitou__recommendations__v1__get_demand_outlook_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetDemandOutlookRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            category: CField.string(c.pointee.category),
            sku: CField.string(c.pointee.sku),
            days: c.pointee.days
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetDemandOutlookRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetDemandOutlookRequest.self)
        huitou__recommendations__v1__get_demand_outlook_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        c.pointee.days = days
        return c
    }
}
