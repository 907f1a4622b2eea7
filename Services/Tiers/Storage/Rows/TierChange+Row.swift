import Primitives
import StorageCore
import TiersDomain

extension TierChange {
    static let columns = """
        change_number, from_tier, to_tier, effective_at, booked_at, cause, cause_reference,
        program_version, growth, entries_seen
        """

    static let insert = """
        INSERT INTO tier_changes (\(columns), member_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """

    init(row: any RowView) throws(StorageError) {
        let text = try row.text(5)
        guard let cause = Cause(rawValue: text) else {
            throw StorageError(.corrupt, "the history of tiers has a change of cause \(text)")
        }
        self.init(
            number: try row.integer(0),
            fromTier: try row.textOrNil(1),
            toTier: try row.text(2),
            effectiveAt: try row.time(3),
            bookedAt: try row.time(4),
            cause: cause,
            reference: try row.text(6),
            programVersion: try row.text(7),
            growth: Growth(try row.integer(8)),
            entriesSeen: try row.integer(9)
        )
    }

    func row(of member: MemberID) -> [SQLValue] {
        [
            .integer(number), SQLValue(fromTier), .text(toTier),
            .integer(effectiveAt.microseconds), .integer(bookedAt.microseconds),
            .text(cause.rawValue), .text(reference), .text(programVersion),
            .integer(growth.rawValue), .integer(entriesSeen), .integer(member.rawValue),
        ]
    }
}
