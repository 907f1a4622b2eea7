// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.OrderLine`.
    package struct OrderLine: JSONMessage {
        package static let messageName = "huitou.points.v1.OrderLine"

        /// 1 to 64 printable characters.
        package var sku: String
        /// As in the catalogue: at most 64 printable characters; may be empty.
        package var category: String
        package var brand: String
        /// In the unit of the sku; from 0 to 10^9 (0: given away, or a correction).
        package var quantity: Int64
        /// What was really paid for the line, in fen; below 0 for a correction or a deposit given back.
        /// From -10^12 to 10^12, and so the sum of all lines.
        package var paidFen: Int64
        /// What was taken off the shelf's price for the line, by prices, promotions and coupons together, in
        /// fen, from 0 to 10^12; 0 where the channel does not tell. Moves no points: what is earned counts
        /// from paid_fen.
        package var discountFen: Int64

        /// The message with every field at its default.
        package init() {
            self.sku = ""
            self.category = ""
            self.brand = ""
            self.quantity = 0
            self.paidFen = 0
            self.discountFen = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            sku: String = "",
            category: String = "",
            brand: String = "",
            quantity: Int64 = 0,
            paidFen: Int64 = 0,
            discountFen: Int64 = 0
        ) {
            self.sku = sku
            self.category = category
            self.brand = brand
            self.quantity = quantity
            self.paidFen = paidFen
            self.discountFen = discountFen
        }
    }
}

extension PointsV1.OrderLine {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__OrderLine()
        huitou__points__v1__order_line__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__OrderLine>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__OrderLine>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__OrderLine>) {
        self.init(
            sku: CField.string(c.pointee.sku),
            category: CField.string(c.pointee.category),
            brand: CField.string(c.pointee.brand),
            quantity: c.pointee.quantity,
            paidFen: c.pointee.paid_fen,
            discountFen: c.pointee.discount_fen
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__OrderLine> {
        let c = arena.allocate(Huitou__Points__V1__OrderLine.self)
        huitou__points__v1__order_line__init(c)
        if !sku.isEmpty { c.pointee.sku = arena.string(sku) }
        if !category.isEmpty { c.pointee.category = arena.string(category) }
        if !brand.isEmpty { c.pointee.brand = arena.string(brand) }
        c.pointee.quantity = quantity
        c.pointee.paid_fen = paidFen
        c.pointee.discount_fen = discountFen
        return c
    }
}
