import Primitives
import RecommendationsDomain
import StorageCore

/// Whom members' ids lead to, and whose orders are.
enum PurchaseLinks {
    /// The longest way from a member to its survivor that is followed.
    private static let stepsMax = 64

    /// The member that an id means: itself, or whoever it was merged into.
    ///
    /// - Throws: `corrupt` for a circle.
    static func survivor(of member: MemberID, in reader: any SQLReader) throws -> MemberID {
        var current = member
        for _ in 0..<stepsMax {
            let next = try reader.integer(
                "SELECT survivor_id FROM purchase_merges WHERE member_id = $1",
                [.integer(current.rawValue)]
            )
            guard let next else { return current }
            guard let survivor = MemberID(rawValue: next) else { break }
            current = survivor
        }
        throw StorageError(.corrupt, "member \(member) of the log was merged in a circle")
    }

    /// The members whose ids lead to one, and that one.
    static func absorbed(by member: MemberID, in reader: any SQLReader) throws -> Set<MemberID> {
        var found: Set<MemberID> = [member]
        var waiting = [member]
        while let next = waiting.popLast() {
            let rows = try reader.query(
                "SELECT member_id FROM purchase_merges WHERE survivor_id = $1",
                [.integer(next.rawValue)]
            )
            for row in rows {
                guard let absorbed = MemberID(rawValue: try row.integer(0)) else { continue }
                if found.insert(absorbed).inserted { waiting.append(absorbed) }
            }
        }
        return found
    }

    /// Whose orders are, of those that were given to another member than they name.
    static func given(
        _ orders: [OrderKey],
        in reader: any SQLReader
    ) throws -> [OrderKey: MemberID] {
        var owners: [OrderKey: MemberID] = [:]
        try reader.forEachRow(
            "SELECT member_id FROM given_purchases WHERE channel = $1 AND order_id = $2",
            each: orders.map { [.text($0.channel), .text($0.orderID)] }
        ) { run, row in owners[orders[run]] = MemberID(rawValue: try row.integer(0)) }
        return owners
    }

    /// Whether nothing may be known of a member.
    static func isErased(_ member: MemberID, in reader: any SQLReader) throws -> Bool {
        try reader.integer(
            "SELECT member_id FROM erased_members WHERE member_id = $1",
            [.integer(member.rawValue)]
        ) != nil
    }

    /// The log of a member, by number.
    static func log(of member: MemberID, in reader: any SQLReader) throws -> [Purchase] {
        var purchases: [Purchase] = []
        try reader.forEachRow(
            """
            SELECT \(Purchase.columns) FROM purchases
            WHERE member_id = $1 ORDER BY purchase_number
            """,
            [.integer(member.rawValue)]
        ) { row in purchases.append(try Purchase(row: row)) }
        return purchases
    }
}
