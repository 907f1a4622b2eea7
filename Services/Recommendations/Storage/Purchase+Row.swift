import Primitives
import RecommendationsDomain
import StorageCore

extension Purchase {
    static let columns = """
        member_id, purchase_number, kind, channel, order_id, paid_at, day, organisation, products,
        owner_id, merge_id, amounts, paid_fen
        """

    static let insert = """
        INSERT INTO purchases (\(columns)) VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """

    init(row: any RowView) throws {
        guard let member = MemberID(rawValue: try row.integer(0)),
            let kind = Kind(rawValue: try row.integer(2)),
            let day = Int32(exactly: try row.integer(6))
        else { throw StorageError(.corrupt, "a purchase has no member, kind or day") }
        let products = try row.withBlob(8) { try ProductList.decode($0) }
        // Lines of before amounts were kept: one of each, at no price.
        let lines =
            row.isNull(11)
            ? products.map { Purchase.Line(product: $0) }
            : try row.withBlob(11) { try LineAmounts.decode($0, of: products) }
        self.init(
            memberID: member,
            number: try row.integer(1),
            kind: kind,
            order: OrderKey(channel: try row.text(3), orderID: try row.text(4)),
            paidAt: Timestamp(microseconds: try row.integer(5)),
            day: Day(day),
            organisation: try row.text(7),
            lines: lines,
            paidFen: try row.integer(12),
            owner: try row.integerOrNil(9).flatMap { MemberID(rawValue: $0) },
            mergeID: try row.integerOrNil(10)
        )
    }

    var row: [SQLValue] {
        [
            .integer(memberID.rawValue), .integer(number), .integer(kind.rawValue),
            .text(order.channel), .text(order.orderID), .integer(paidAt.microseconds),
            .integer(Int64(day.rawValue)), .text(organisation),
            .blob(ProductList.encode(products)), SQLValue(owner?.rawValue), SQLValue(mergeID),
            .blob(LineAmounts.encode(lines)), .integer(paidFen),
        ]
    }
}
