// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.FindProductsForGuestRequest`.
    package struct FindProductsForGuestRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.FindProductsForGuestRequest"

        /// 1 to 20.
        package var requirements: [RecommendationsV1.Requirement]
        /// 1 to 100; 0 for 20.
        package var itemsMax: UInt32
        /// See FindProductsRequest.
        package var organisation: String
        /// See FindProductsRequest.
        package var inStockOnly: Bool
        /// See FindProductsRequest.
        package var strictStock: Bool

        /// The message with every field at its default.
        package init() {
            self.requirements = []
            self.itemsMax = 0
            self.organisation = ""
            self.inStockOnly = false
            self.strictStock = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            requirements: [RecommendationsV1.Requirement] = [],
            itemsMax: UInt32 = 0,
            organisation: String = "",
            inStockOnly: Bool = false,
            strictStock: Bool = false
        ) {
            self.requirements = requirements
            self.itemsMax = itemsMax
            self.organisation = organisation
            self.inStockOnly = inStockOnly
            self.strictStock = strictStock
        }
    }
}

extension RecommendationsV1.FindProductsForGuestRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__FindProductsForGuestRequest()
        huitou__recommendations__v1__find_products_for_guest_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__FindProductsForGuestRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__FindProductsForGuestRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__FindProductsForGuestRequest>) {
        self.init(
            requirements: CField.pointees(c.pointee.n_requirements, c.pointee.requirements) { RecommendationsV1.Requirement($0) },
            itemsMax: c.pointee.items_max,
            organisation: CField.string(c.pointee.organisation),
            inStockOnly: c.pointee.in_stock_only != 0,
            strictStock: c.pointee.strict_stock != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__FindProductsForGuestRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__FindProductsForGuestRequest.self)
        huitou__recommendations__v1__find_products_for_guest_request__init(c)
        (c.pointee.n_requirements, c.pointee.requirements) = arena.array(requirements) {
            $0.makeC(arena)
        }
        c.pointee.items_max = itemsMax
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.in_stock_only = inStockOnly ? 1 : 0
        c.pointee.strict_stock = strictStock ? 1 : 0
        return c
    }
}
