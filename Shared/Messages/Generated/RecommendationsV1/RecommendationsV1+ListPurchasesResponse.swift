// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ListPurchasesResponse`.
    package struct ListPurchasesResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ListPurchasesResponse"

        /// An order that was paid and not taken back.
        package struct Purchase: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListPurchasesResponse.Purchase"

            package var channel: String
            /// The channel's own number of the order.
            package var orderID: String
            /// The store.
            package var organisation: String
            /// Microseconds since the epoch.
            package var paidAt: Int64
            /// Each once.
            package var products: [RecommendationsV1.ListPurchasesResponse.PurchasedProduct]

            /// The message with every field at its default.
            package init() {
                self.channel = ""
                self.orderID = ""
                self.organisation = ""
                self.paidAt = 0
                self.products = []
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                channel: String = "",
                orderID: String = "",
                organisation: String = "",
                paidAt: Int64 = 0,
                products: [RecommendationsV1.ListPurchasesResponse.PurchasedProduct] = []
            ) {
                self.channel = channel
                self.orderID = orderID
                self.organisation = organisation
                self.paidAt = paidAt
                self.products = products
            }
        }

        /// `huitou.recommendations.v1.ListPurchasesResponse.PurchasedProduct`.
        package struct PurchasedProduct: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.ListPurchasesResponse.PurchasedProduct"

            package var sku: String
            package var name: String

            /// The message with every field at its default.
            package init() {
                self.sku = ""
                self.name = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                sku: String = "",
                name: String = ""
            ) {
                self.sku = sku
                self.name = name
            }
        }

        package var purchases: [RecommendationsV1.ListPurchasesResponse.Purchase]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.purchases = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purchases: [RecommendationsV1.ListPurchasesResponse.Purchase] = [],
            nextCursor: String = ""
        ) {
            self.purchases = purchases
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.ListPurchasesResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListPurchasesResponse()
        huitou__recommendations__v1__list_purchases_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse>) {
        self.init(
            purchases: CField.pointees(c.pointee.n_purchases, c.pointee.purchases) { RecommendationsV1.ListPurchasesResponse.Purchase($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListPurchasesResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListPurchasesResponse.self)
        huitou__recommendations__v1__list_purchases_response__init(c)
        (c.pointee.n_purchases, c.pointee.purchases) = arena.array(purchases) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.ListPurchasesResponse.Purchase {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListPurchasesResponse__Purchase()
        huitou__recommendations__v1__list_purchases_response__purchase__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__Purchase>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__Purchase>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__Purchase>) {
        self.init(
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            organisation: CField.string(c.pointee.organisation),
            paidAt: c.pointee.paid_at,
            products: CField.pointees(c.pointee.n_products, c.pointee.products) { RecommendationsV1.ListPurchasesResponse.PurchasedProduct($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListPurchasesResponse__Purchase> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListPurchasesResponse__Purchase.self)
        huitou__recommendations__v1__list_purchases_response__purchase__init(c)
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.paid_at = paidAt
        (c.pointee.n_products, c.pointee.products) = arena.array(products) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.ListPurchasesResponse.PurchasedProduct {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct()
        huitou__recommendations__v1__list_purchases_response__purchased_product__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            name: CField.string(c.pointee.name)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct> {
        let c = arena.allocate(Huitou__Recommendations__V1__ListPurchasesResponse__PurchasedProduct.self)
        huitou__recommendations__v1__list_purchases_response__purchased_product__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        return c
    }
}
