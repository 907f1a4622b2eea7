// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecommendRequest`.
    package struct RecommendRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecommendRequest"

        package var memberID: Int64
        /// 1 to 100; 0 for 20.
        package var itemsMax: UInt32
        /// The store, or the unit above it, at which the items shall be popular; empty for the store at
        /// which the member arrived within the last three hours, else for all.
        package var organisation: String
        package var list: RecommendationsV1.RecommendationList
        /// Where the list is shown: 1 to 32 of a-z, 0-9 and _ (pos, app); empty where it is not told. For
        /// somebody who never bought anything, what is popular on this channel counts.
        package var channel: String
        /// Leaves out what the store of organisation (all stores below it, for a unit above) has none of.
        /// What no stock was told of is shown. Needs organisation.
        package var inStockOnly: Bool
        /// Leaves out also what no stock was told of. Needs in_stock_only.
        package var strictStock: Bool
        /// Leaves out what costs more, in fen, 1 to 10^12; 0 for any price. What has no price is shown.
        package var priceMaxFen: Int64
        /// Leaves out these categories, at most 50.
        package var excludeCategories: [String]
        /// Keeps the list with what came of it, where the member's consent to behaviour allows it.
        package var log: Bool
        /// An experiment whose arms choose how the list is made: the member gets its arm as by AssignArm,
        /// and the arm changes the list. Lists of whoever takes part are kept as with log, with arm and
        /// chance; clicks of them count as outcomes. Empty for none.
        package var experiment: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.itemsMax = 0
            self.organisation = ""
            self.list = .unspecified
            self.channel = ""
            self.inStockOnly = false
            self.strictStock = false
            self.priceMaxFen = 0
            self.excludeCategories = []
            self.log = false
            self.experiment = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            itemsMax: UInt32 = 0,
            organisation: String = "",
            list: RecommendationsV1.RecommendationList = .unspecified,
            channel: String = "",
            inStockOnly: Bool = false,
            strictStock: Bool = false,
            priceMaxFen: Int64 = 0,
            excludeCategories: [String] = [],
            log: Bool = false,
            experiment: String = ""
        ) {
            self.memberID = memberID
            self.itemsMax = itemsMax
            self.organisation = organisation
            self.list = list
            self.channel = channel
            self.inStockOnly = inStockOnly
            self.strictStock = strictStock
            self.priceMaxFen = priceMaxFen
            self.excludeCategories = excludeCategories
            self.log = log
            self.experiment = experiment
        }
    }
}

extension RecommendationsV1.RecommendRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecommendRequest()
        huitou__recommendations__v1__recommend_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecommendRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            itemsMax: c.pointee.items_max,
            organisation: CField.string(c.pointee.organisation),
            list: RecommendationsV1.RecommendationList(rawValue: Int32(truncatingIfNeeded: c.pointee.list.rawValue)),
            channel: CField.string(c.pointee.channel),
            inStockOnly: c.pointee.in_stock_only != 0,
            strictStock: c.pointee.strict_stock != 0,
            priceMaxFen: c.pointee.price_max_fen,
            excludeCategories: CField.pointees(c.pointee.n_exclude_categories, c.pointee.exclude_categories) { CField.string($0) },
            log: c.pointee.log != 0,
            experiment: CField.string(c.pointee.experiment)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecommendRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecommendRequest.self)
        huitou__recommendations__v1__recommend_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.items_max = itemsMax
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.list = .init(rawValue: .init(truncatingIfNeeded: list.rawValue))
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        c.pointee.in_stock_only = inStockOnly ? 1 : 0
        c.pointee.strict_stock = strictStock ? 1 : 0
        c.pointee.price_max_fen = priceMaxFen
        (c.pointee.n_exclude_categories, c.pointee.exclude_categories) = arena.array(excludeCategories) {
            arena.string($0)
        }
        c.pointee.log = log ? 1 : 0
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        return c
    }
}
