import Messages
import Primitives
import RPCCore
import RecommendationsDomain

extension ListRequest {
    /// The items where no number is asked for.
    private static let itemsDefault = 20
    /// The most categories that are left out.
    private static let excludedMax = 50
    /// The longest name of a category, in bytes.
    private static let categoryByteCountMax = 256
    /// The highest price in fen.
    private static let priceFenLimit: Int64 = 1_000_000_000_000
    /// The longest name of a channel, in bytes.
    private static let channelByteCountMax = 32

    /// Takes a request from outside.
    ///
    /// - Throws: What names the field.
    init(validating message: RecommendationsV1.RecommendRequest) throws(RPCError) {
        let member = try MemberID(requested: message.memberID)
        guard message.itemsMax <= UInt32(CountsRanker.itemsMax) else {
            throw .invalid(
                field: "items_max",
                "must be 0 to \(CountsRanker.itemsMax), is \(message.itemsMax)"
            )
        }
        let organisation = try OrganisationPath.ifRequested(message.organisation)
        guard let list = ListKind(message.list) else {
            throw .invalid(field: "list", "must be 0 to 3, is \(message.list.rawValue)")
        }
        self.init(
            member: member,
            itemsMax: message.itemsMax == 0 ? Self.itemsDefault : Int(message.itemsMax),
            organisation: organisation,
            list: list
        )
        try takeContext(of: message)
    }

    /// Checks what is asked of stock.
    ///
    /// - Throws: What names the field.
    static func checkStock(
        _ inStockOnly: Bool,
        strict strictStock: Bool,
        _ organisation: OrganisationPath?
    ) throws(RPCError) {
        guard !inStockOnly || organisation != nil else {
            throw .invalid(field: "in_stock_only", "needs the store in organisation")
        }
        guard !strictStock || inStockOnly else {
            throw .invalid(field: "strict_stock", "needs in_stock_only")
        }
    }

    private mutating func takeContext(
        of message: RecommendationsV1.RecommendRequest
    ) throws(RPCError) {
        guard message.channel.utf8.count <= Self.channelByteCountMax,
            message.channel.utf8.allSatisfy({ byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            })
        else {
            throw .invalid(
                field: "channel",
                "must be empty, or 1 to \(Self.channelByteCountMax) of a-z, 0-9 and _"
            )
        }
        try Self.checkStock(message.inStockOnly, strict: message.strictStock, organisation)
        guard (0...Self.priceFenLimit).contains(message.priceMaxFen) else {
            throw .invalid(field: "price_max_fen", "must be 0 to \(Self.priceFenLimit)")
        }
        guard message.excludeCategories.count <= Self.excludedMax else {
            throw .invalid(field: "exclude_categories", "must be at most \(Self.excludedMax)")
        }
        for (index, category) in message.excludeCategories.enumerated()
        where !(1...Self.categoryByteCountMax).contains(category.utf8.count) {
            throw .invalid(
                field: "exclude_categories[\(index)]",
                "must have 1 to \(Self.categoryByteCountMax) bytes"
            )
        }
        channel = message.channel
        isInStockOnly = message.inStockOnly
        isStockStrict = message.strictStock
        priceFenMax = message.priceMaxFen == 0 ? nil : message.priceMaxFen
        excludedCategories = Set(message.excludeCategories)
    }
}
