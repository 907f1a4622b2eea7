// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecommendResponse`.
    package struct RecommendResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecommendResponse"

        /// `huitou.recommendations.v1.RecommendResponse.Item`.
        package struct Item: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.RecommendResponse.Item"

            package var sku: String
            package var name: String
            package var category: String
            package var brand: String
            /// Comparable within this list only; in a blend of rankers among the items that are new, and
            /// among those that are not. Of new_like it is how alike the two are, and compares with no other.
            package var score: Double
            /// The strongest first; at least one.
            package var reasons: [RecommendationsV1.Reason]
            /// Whether the member never bought it; false where personalisation is off, since then nobody looks.
            package var isNew: Bool

            /// The message with every field at its default.
            package init() {
                self.sku = ""
                self.name = ""
                self.category = ""
                self.brand = ""
                self.score = 0
                self.reasons = []
                self.isNew = false
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                sku: String = "",
                name: String = "",
                category: String = "",
                brand: String = "",
                score: Double = 0,
                reasons: [RecommendationsV1.Reason] = [],
                isNew: Bool = false
            ) {
                self.sku = sku
                self.name = name
                self.category = category
                self.brand = brand
                self.score = score
                self.reasons = reasons
                self.isNew = isNew
            }
        }

        package var items: [RecommendationsV1.RecommendResponse.Item]
        /// The member's last purchase that this list knows; 0 for none.
        package var lastPurchaseAt: Int64
        /// What made the list: rankers@ and the version of the models, or decayed-counts@1.
        package var modelVersion: String
        /// By which impressions and clicks name this list; 0 where it is not kept.
        package var listID: Int64

        /// The message with every field at its default.
        package init() {
            self.items = []
            self.lastPurchaseAt = 0
            self.modelVersion = ""
            self.listID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            items: [RecommendationsV1.RecommendResponse.Item] = [],
            lastPurchaseAt: Int64 = 0,
            modelVersion: String = "",
            listID: Int64 = 0
        ) {
            self.items = items
            self.lastPurchaseAt = lastPurchaseAt
            self.modelVersion = modelVersion
            self.listID = listID
        }
    }
}

extension RecommendationsV1.RecommendResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecommendResponse()
        huitou__recommendations__v1__recommend_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse>) {
        self.init(
            items: CField.pointees(c.pointee.n_items, c.pointee.items) { RecommendationsV1.RecommendResponse.Item($0) },
            lastPurchaseAt: c.pointee.last_purchase_at,
            modelVersion: CField.string(c.pointee.model_version),
            listID: c.pointee.list_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecommendResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecommendResponse.self)
        huitou__recommendations__v1__recommend_response__init(c)
        (c.pointee.n_items, c.pointee.items) = arena.array(items) {
            $0.makeC(arena)
        }
        c.pointee.last_purchase_at = lastPurchaseAt
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        c.pointee.list_id = listID
        return c
    }
}

extension RecommendationsV1.RecommendResponse.Item {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecommendResponse__Item()
        huitou__recommendations__v1__recommend_response__item__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse__Item>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse__Item>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecommendResponse__Item>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            name: CField.string(c.pointee.name),
            category: CField.string(c.pointee.category),
            brand: CField.string(c.pointee.brand),
            score: c.pointee.score,
            reasons: CField.pointees(c.pointee.n_reasons, c.pointee.reasons) { RecommendationsV1.Reason($0) },
            isNew: c.pointee.is_new != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecommendResponse__Item> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecommendResponse__Item.self)
        huitou__recommendations__v1__recommend_response__item__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !brand.isEmpty { c.pointee.brand = arena.string(brand) }
        c.pointee.score = score
        (c.pointee.n_reasons, c.pointee.reasons) = arena.array(reasons) {
            $0.makeC(arena)
        }
        c.pointee.is_new = isNew ? 1 : 0
        return c
    }
}
