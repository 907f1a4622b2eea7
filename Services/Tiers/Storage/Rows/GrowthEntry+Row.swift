import Primitives
import StorageCore
import TiersDomain

extension GrowthEntry {
    static let columns = """
        entry_number, growth, counts_at, effective_at, booked_at, cause, channel, order_id,
        paid_fen, program_version, merge_id, is_out, owner_id
        """

    static let insert = """
        INSERT INTO growth_entries (\(columns), member_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """

    init(row: any RowView) throws(StorageError) {
        let text = try row.text(5)
        guard let cause = Cause(rawValue: text) else {
            throw StorageError(.corrupt, "the growth ledger has an entry of cause \(text)")
        }
        var move: GrowthMove?
        if let mergeID = try row.integerOrNil(10) {
            guard mergeID > 0 else {
                throw StorageError(.corrupt, "the growth ledger has an entry of no merge")
            }
            move = GrowthMove(mergeID: mergeID, isOut: try row.integer(11) == 1)
        }
        self.init(
            number: try row.integer(0),
            growth: Growth(try row.integer(1)),
            countsAt: try row.time(2),
            effectiveAt: try row.time(3),
            bookedAt: try row.time(4),
            cause: cause,
            order: OrderReference(channel: try row.text(6), orderID: try row.text(7)),
            paid: Fen(try row.integer(8)),
            programVersion: try row.text(9),
            move: move,
            owner: try row.integerOrNil(12).flatMap { MemberID(rawValue: $0) }
        )
    }

    func row(of member: MemberID) -> [SQLValue] {
        [
            .integer(number), .integer(growth.rawValue), .integer(countsAt.microseconds),
            .integer(effectiveAt.microseconds), .integer(bookedAt.microseconds),
            .text(cause.rawValue), .text(order.channel), .text(order.orderID),
            .integer(paid.rawValue), .text(programVersion),
            SQLValue(move?.mergeID), SQLValue(move.map { $0.isOut ? 1 : 0 }),
            SQLValue(owner?.rawValue), .integer(member.rawValue),
        ]
    }
}
