import ArgumentParser
import PointsDomain
import Primitives
import StorageCore

/// Accounts of many members with a record each: quickly made, as large as real ones.
///
/// Only for measuring what a command costs among them; they do not derive from their records.
enum OpenedAccounts {
    private static let rowsOfStep = 20_000

    /// Writes the accounts of members 1 to `count`, each with three lots.
    static func make(_ count: Int, in database: any Database) async throws {
        let packed = try Self.packed
        for first in stride(from: 1, through: count, by: rowsOfStep) {
            let members = first...min(count, first + rowsOfStep - 1)
            let rows = members.map { member -> [SQLValue] in
                [
                    .integer(Int64(member)), .integer(3), .integer(36),
                    .integer(id(member).rawValue), .blob(Digest.zero.bytes), .blob(packed),
                ]
            }
            let records = try members.map { member -> [SQLValue] in
                [
                    .integer(id(member).rawValue), .integer(Int64(member)), .null,
                    .blob(try record(of: member).encoded), .blob(Digest.zero.bytes),
                ]
            }
            try await database.write { writer in
                _ = try writer.execute(
                    """
                    INSERT INTO account (member_id, version, points, last_id, head, packed)
                    VALUES ($1, $2, $3, $4, $5, $6)
                    """,
                    each: rows
                )
                _ = try writer.execute(
                    """
                    INSERT INTO journal (id, member_id, previous_id, record, hash)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    each: records
                )
            }
        }
        try await database.checkpoint()
    }

    /// Where the record of a member stands: in a lane that nobody writes.
    private static func id(_ member: Int) -> JournalID {
        JournalID(lane: 1000, number: Int64(member))
    }

    /// The one record of a member.
    private static func record(of number: Int) throws -> JournalRecord {
        guard let member = MemberID(rawValue: Int64(number)),
            let organisation = OrganisationPath("acme/north/s1"),
            let reason = ReasonCode("opening_balance")
        else { throw ValidationError("no member, path or reason") }
        let bookedAt = LedgerBenchmark.now().advanced(by: .seconds(-3600))
        return JournalRecord(
            id: id(number),
            entry: PointsDomain.Entry(
                number: 3,
                member: member,
                kind: .refusal,
                currency: .points,
                balanceAfter: Amount(36),
                bookedAt: bookedAt,
                effectiveAt: bookedAt,
                reason: reason,
                organisation: organisation,
                caller: .ledger
            ),
            lines: nil,
            after: .start,
            laneHead: .zero,
            hash: { _ in .zero }
        )
    }

    /// An account of three lots, as its row packs it.
    private static var packed: [UInt8] {
        get throws {
            guard let member = MemberID(rawValue: 1),
                let issuer = OrganisationPath("acme/north/s1")
            else { throw ValidationError("no member or no path") }
            // Before anything that is measured: later ones would be looked up in the journal.
            let bookedAt = LedgerBenchmark.now().advanced(by: .seconds(-3600))
            let lots = (1...3).map { number in
                Lot(
                    id: LotID(entryNumber: Int64(number)),
                    free: Amount(12),
                    terms: LotTerms(
                        granted: Amount(12),
                        activatesAt: bookedAt,
                        lapse: .never,
                        issuer: issuer,
                        ruleVersion: nil
                    )
                )
            }
            return Account(
                member: member,
                version: 3,
                bookedAt: bookedAt,
                pockets: [Pocket(currency: .points, lots: lots)]
            ).packed
        }
    }
}
