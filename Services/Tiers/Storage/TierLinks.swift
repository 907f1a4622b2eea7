import Primitives
import StorageCore
import TiersDomain

/// Whom members' ids lead to, and orders that were given to another member than they name.
struct TierLinks {
    /// The longest way from a member to its survivor that is followed.
    private static let stepsMax = 64

    /// The member that an id means: itself, or whoever it was merged into.
    ///
    /// - Throws: `corrupt` for a circle.
    static func survivor(of member: MemberID, in reader: any SQLReader) throws -> MemberID {
        var current = member
        for _ in 0..<stepsMax {
            let next = try reader.integer(
                "SELECT survivor_id FROM tier_merges WHERE member_id = $1",
                [.integer(current.rawValue)]
            )
            guard let next else { return current }
            guard let survivor = MemberID(rawValue: next) else { break }
            current = survivor
        }
        throw StorageError(.corrupt, "member \(member) of tiers was merged in a circle")
    }

    /// The members whose ids lead to one, and that one.
    static func absorbed(by member: MemberID, in reader: any SQLReader) throws -> Set<MemberID> {
        var found: Set<MemberID> = [member]
        var waiting = [member]
        while let next = waiting.popLast() {
            let rows = try reader.query(
                "SELECT member_id FROM tier_merges WHERE survivor_id = $1",
                [.integer(next.rawValue)]
            )
            for row in rows {
                guard let absorbed = MemberID(rawValue: try row.integer(0)) else { continue }
                if found.insert(absorbed).inserted { waiting.append(absorbed) }
            }
        }
        return found
    }

    static func link(
        _ member: MemberID,
        to survivor: MemberID,
        in writer: any SQLWriter
    ) throws {
        try writer.execute(
            """
            INSERT INTO tier_merges (member_id, survivor_id) VALUES ($1, $2)
            ON CONFLICT (member_id) DO UPDATE SET survivor_id = excluded.survivor_id
            """,
            [.integer(member.rawValue), .integer(survivor.rawValue)]
        )
    }

    static func unlink(_ member: MemberID, in writer: any SQLWriter) throws {
        try writer.execute(
            "DELETE FROM tier_merges WHERE member_id = $1",
            [.integer(member.rawValue)]
        )
    }

    /// Notes that orders are a member's although they name another.
    static func give(
        _ orders: [OrderReference],
        to member: MemberID,
        in writer: any SQLWriter
    ) throws {
        try writer.execute(
            """
            INSERT INTO tier_given_orders (channel, order_id, member_id) VALUES ($1, $2, $3)
            ON CONFLICT (channel, order_id) DO UPDATE SET member_id = excluded.member_id
            """,
            each: Set(orders).sorted().map { order in
                [.text(order.channel), .text(order.orderID), .integer(member.rawValue)]
            }
        )
    }

    /// Whose orders are, of those that were given to another member than they name.
    static func given(
        _ orders: [OrderReference],
        in reader: any SQLReader
    ) throws -> [OrderReference: MemberID] {
        var owners: [OrderReference: MemberID] = [:]
        try reader.forEachRow(
            "SELECT member_id FROM tier_given_orders WHERE channel = $1 AND order_id = $2",
            each: orders.map { [.text($0.channel), .text($0.orderID)] }
        ) { run, row in owners[orders[run]] = MemberID(rawValue: try row.integer(0)) }
        return owners
    }
}
