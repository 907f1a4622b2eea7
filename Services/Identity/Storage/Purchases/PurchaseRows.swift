import IdentityDomain
import Primitives
import StorageCore

/// What a member has bought, as it is stored.
struct StoredPurchases: Sendable {
    /// Counts the changes of the row; 0 for a member that has none.
    let version: Int64
    /// When its first order was paid; `nil` before it.
    var firstPaidAt: Timestamp?
    /// Its newest orders.
    var history: PurchaseHistory

    /// Reads a member's row.
    static func load(_ memberID: MemberID, in reader: any SQLReader) throws -> StoredPurchases {
        let row = try reader.first(
            "SELECT version, first_paid_at, history FROM member_purchases WHERE member_id = $1",
            [.integer(memberID.rawValue)]
        )
        guard let row else {
            return StoredPurchases(version: 0, firstPaidAt: nil, history: PurchaseHistory())
        }
        guard let history = PurchaseHistory(packed: try row.blob(2)) else {
            throw MemberStoreError.corrupt
        }
        return StoredPurchases(
            version: try row.integer(0),
            firstPaidAt: try row.integerOrNil(1).map { Timestamp(microseconds: $0) },
            history: history
        )
    }

    /// Notes when an order was paid.
    mutating func notePayment(at moment: Timestamp?) {
        guard let moment else { return }
        firstPaidAt = min(firstPaidAt ?? moment, moment)
    }
}

extension IdentityTransaction {
    /// Writes a member's purchases back, where they are as they were when they were read.
    func save(_ purchases: StoredPurchases, of memberID: MemberID) throws {
        let values: [SQLValue] = [
            .integer(memberID.rawValue), SQLValue(purchases.firstPaidAt?.microseconds),
            .blob(purchases.history.packed),
        ]
        if purchases.version == 0 {
            try write(
                """
                INSERT INTO member_purchases (member_id, version, first_paid_at, history)
                VALUES ($1, 1, $2, $3) ON CONFLICT (member_id) DO NOTHING
                """,
                [values]
            )
        } else {
            try write(
                """
                UPDATE member_purchases SET version = version + 1, first_paid_at = $2, history = $3
                WHERE member_id = $1 AND version = $4
                """,
                [values + [.integer(purchases.version)]]
            )
        }
    }
}

/// Who was merged into whom.
enum MemberJoins {
    /// The longest chain of merges that is followed.
    private static let stepsMax = 64

    /// Who a member is now: itself, or whoever it was merged into.
    static func survivor(of memberID: MemberID, in reader: any SQLReader) throws -> MemberID {
        var current = memberID
        for _ in 0..<stepsMax {
            let next = try reader.integer(
                "SELECT survivor_id FROM member_joins WHERE absorbed_id = $1",
                [.integer(current.rawValue)]
            )
            guard let next else { return current }
            current = try MemberID(stored: next)
        }
        throw MemberStoreError.corrupt
    }

    /// A member and everybody who was merged into it, over however many steps.
    static func everyID(of memberID: MemberID, in reader: any SQLReader) throws -> [MemberID] {
        var ids = [memberID]
        var index = 0
        while index < ids.count {
            try reader.forEachRow(
                """
                SELECT absorbed_id FROM member_joins WHERE survivor_id = $1
                ORDER BY absorbed_id
                """,
                [.integer(ids[index].rawValue)]
            ) { row in
                let id = try MemberID(stored: row.integer(0))
                if !ids.contains(id) { ids.append(id) }
            }
            index += 1
        }
        return ids
    }
}
