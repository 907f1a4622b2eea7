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
        try path(from: member, in: reader).last ?? member
    }

    /// A member, whoever it was merged into, whoever that one was, and so on.
    ///
    /// - Throws: `corrupt` for a circle.
    static func path(from member: MemberID, in reader: any SQLReader) throws -> [MemberID] {
        var path = [member]
        while path.count <= stepsMax {
            let next = try reader.integer(
                "SELECT survivor_id FROM purchase_merges WHERE member_id = $1",
                [.integer(path[path.count - 1].rawValue)]
            )
            guard let next else { return path }
            guard let survivor = MemberID(rawValue: next) else { break }
            path.append(survivor)
        }
        throw StorageError(.corrupt, "member \(member) of the log was merged in a circle")
    }

    /// The members that ids mean, in a few round trips: those of ids that were merged.
    ///
    /// - Throws: `corrupt` for a circle.
    static func survivors(
        of members: Set<MemberID>,
        in reader: any SQLReader
    ) throws -> [MemberID: MemberID] {
        var next: [MemberID: MemberID] = [:]
        var asked = members
        for _ in 0..<stepsMax where !asked.isEmpty {
            let ids = asked.sorted()
            asked = []
            try reader.forEachRow(
                "SELECT survivor_id FROM purchase_merges WHERE member_id = $1",
                each: ids.map { [.integer($0.rawValue)] }
            ) { run, row in
                guard let survivor = MemberID(rawValue: try row.integer(0)) else { return }
                next[ids[run]] = survivor
                if next[survivor] == nil { asked.insert(survivor) }
            }
        }
        var survivors: [MemberID: MemberID] = [:]
        for member in members where next[member] != nil {
            var current = member
            var steps = 0
            while let after = next[current] {
                current = after
                steps += 1
                guard steps < stepsMax else {
                    throw StorageError(.corrupt, "member \(member) was merged in a circle")
                }
            }
            survivors[member] = current
        }
        return survivors
    }

    /// Each id that leads to one of some members, and those members' own, with that member; in a
    /// few round trips.
    static func ids(
        leadingTo members: [MemberID],
        in reader: any SQLReader
    ) throws -> [MemberID: MemberID] {
        var owners = Dictionary(members.map { ($0, $0) }) { first, _ in first }
        var asked = Array(owners.keys).sorted()
        while !asked.isEmpty {
            let ids = asked
            asked = []
            try reader.forEachRow(
                "SELECT member_id FROM purchase_merges WHERE survivor_id = $1",
                each: ids.map { [.integer($0.rawValue)] }
            ) { run, row in
                guard let absorbed = MemberID(rawValue: try row.integer(0)),
                    owners[absorbed] == nil
                else { return }
                owners[absorbed] = owners[ids[run]]
                asked.append(absorbed)
            }
        }
        return owners
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

    /// What stands in place of a member for orders that were an erased one's.
    static let nobody: Int64 = 0

    /// Whose orders are, of those that were given to another member than they name; `nil` for those
    /// that are nobody's any more.
    static func given(
        _ orders: [OrderKey],
        in reader: any SQLReader
    ) throws -> [OrderKey: MemberID?] {
        var owners: [OrderKey: MemberID?] = [:]
        try reader.forEachRow(
            "SELECT member_id FROM given_purchases WHERE channel = $1 AND order_id = $2",
            each: orders.map { [.text($0.channel), .text($0.orderID)] }
        ) { run, row in
            owners[orders[run]] = .some(MemberID(rawValue: try row.integer(0)))
        }
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
