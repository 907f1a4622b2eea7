// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// Sales of one group at different prices.
    package struct PriceFinding: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PriceFinding"

        package var sku: String
        package var day: String
        package var channel: String
        package var organisation: String
        package var sales: UInt32
        package var unexplainedSales: UInt32
        /// Per unit, in fen.
        package var shelfFen: Double
        package var lowestFen: Double
        package var highestFen: Double

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.day = ""
            self.channel = ""
            self.organisation = ""
            self.sales = 0
            self.unexplainedSales = 0
            self.shelfFen = 0
            self.lowestFen = 0
            self.highestFen = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            day: String = "",
            channel: String = "",
            organisation: String = "",
            sales: UInt32 = 0,
            unexplainedSales: UInt32 = 0,
            shelfFen: Double = 0,
            lowestFen: Double = 0,
            highestFen: Double = 0
        ) {
            self.sku = sku
            self.day = day
            self.channel = channel
            self.organisation = organisation
            self.sales = sales
            self.unexplainedSales = unexplainedSales
            self.shelfFen = shelfFen
            self.lowestFen = lowestFen
            self.highestFen = highestFen
        }
    }
}

extension RecommendationsV1.PriceFinding {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PriceFinding()
        huitou__recommendations__v1__price_finding__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PriceFinding>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PriceFinding>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PriceFinding>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            day: CField.string(c.pointee.day),
            channel: CField.string(c.pointee.channel),
            organisation: CField.string(c.pointee.organisation),
            sales: c.pointee.sales,
            unexplainedSales: c.pointee.unexplained_sales,
            shelfFen: c.pointee.shelf_fen,
            lowestFen: c.pointee.lowest_fen,
            highestFen: c.pointee.highest_fen
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PriceFinding> {
        let c = arena.allocate(Huitou__Recommendations__V1__PriceFinding.self)
        huitou__recommendations__v1__price_finding__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.sales = sales
        c.pointee.unexplained_sales = unexplainedSales
        c.pointee.shelf_fen = shelfFen
        c.pointee.lowest_fen = lowestFen
        c.pointee.highest_fen = highestFen
        return c
    }
}
