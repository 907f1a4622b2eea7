// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetMemberTrailResponse`.
    package struct GetMemberTrailResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetMemberTrailResponse"

        /// `huitou.recommendations.v1.GetMemberTrailResponse.Entry`.
        package struct Entry: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetMemberTrailResponse.Entry"

            package var at: Int64
            /// Unspecified for an order.
            package var kind: RecommendationsV1.BehaviourKind
            /// The store; empty where it was not told.
            package var organisation: String
            package var products: [RecommendationsV1.GetMemberTrailResponse.Product]
            /// The categories that a search matches.
            package var categories: [String]
            /// 1 to 5 for a review.
            package var score: UInt32
            /// Of an order: the channel, its own number, and what was paid.
            package var channel: String
            package var orderID: String
            package var paidFen: Int64

            /// The message with every field at its default.
            package init() {
                self.at = 0
                self.kind = .unspecified
                self.organisation = ""
                self.products = []
                self.categories = []
                self.score = 0
                self.channel = ""
                self.orderID = ""
                self.paidFen = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                at: Int64 = 0,
                kind: RecommendationsV1.BehaviourKind = .unspecified,
                organisation: String = "",
                products: [RecommendationsV1.GetMemberTrailResponse.Product] = [],
                categories: [String] = [],
                score: UInt32 = 0,
                channel: String = "",
                orderID: String = "",
                paidFen: Int64 = 0
            ) {
                self.at = at
                self.kind = kind
                self.organisation = organisation
                self.products = products
                self.categories = categories
                self.score = score
                self.channel = channel
                self.orderID = orderID
                self.paidFen = paidFen
            }
        }

        /// `huitou.recommendations.v1.GetMemberTrailResponse.Product`.
        package struct Product: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetMemberTrailResponse.Product"

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

        package var entries: [RecommendationsV1.GetMemberTrailResponse.Entry]
        /// Empty where nothing follows.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.entries = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entries: [RecommendationsV1.GetMemberTrailResponse.Entry] = [],
            nextCursor: String = ""
        ) {
            self.entries = entries
            self.nextCursor = nextCursor
        }
    }
}

extension RecommendationsV1.GetMemberTrailResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetMemberTrailResponse()
        huitou__recommendations__v1__get_member_trail_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse>) {
        self.init(
            entries: CField.pointees(c.pointee.n_entries, c.pointee.entries) { RecommendationsV1.GetMemberTrailResponse.Entry($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetMemberTrailResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetMemberTrailResponse.self)
        huitou__recommendations__v1__get_member_trail_response__init(c)
        (c.pointee.n_entries, c.pointee.entries) = arena.array(entries) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension RecommendationsV1.GetMemberTrailResponse.Entry {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetMemberTrailResponse__Entry()
        huitou__recommendations__v1__get_member_trail_response__entry__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Entry>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Entry>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Entry>) {
        self.init(
            at: c.pointee.at,
            kind: RecommendationsV1.BehaviourKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            organisation: CField.string(c.pointee.organisation),
            products: CField.pointees(c.pointee.n_products, c.pointee.products) { RecommendationsV1.GetMemberTrailResponse.Product($0) },
            categories: CField.pointees(c.pointee.n_categories, c.pointee.categories) { CField.string($0) },
            score: c.pointee.score,
            channel: CField.string(c.pointee.channel),
            orderID: CField.string(c.pointee.order_id),
            paidFen: c.pointee.paid_fen
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Entry> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetMemberTrailResponse__Entry.self)
        huitou__recommendations__v1__get_member_trail_response__entry__init(c)
        c.pointee.at = at
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_products, c.pointee.products) = arena.array(products) {
            $0.makeC(arena)
        }
        (c.pointee.n_categories, c.pointee.categories) = arena.array(categories) {
            arena.string($0)
        }
        c.pointee.score = score
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !orderID.isEmpty { c.pointee.order_id = arena.string(orderID) }
        c.pointee.paid_fen = paidFen
        return c
    }
}

extension RecommendationsV1.GetMemberTrailResponse.Product {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetMemberTrailResponse__Product()
        huitou__recommendations__v1__get_member_trail_response__product__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Product>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Product>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Product>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            name: CField.string(c.pointee.name)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetMemberTrailResponse__Product> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetMemberTrailResponse__Product.self)
        huitou__recommendations__v1__get_member_trail_response__product__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        return c
    }
}
