import Primitives
import RecommendationsDomain
import StorageCore

/// Moves what members bought as news of them say, inside the transaction that takes the news in.
struct MemberNewsTransaction {
    let writer: any SQLWriter
    let random: () -> UInt64

    /// Acts on one piece of news; the same again changes nothing.
    func take(_ news: MemberNews) throws {
        switch news {
        case .merged(let absorbed, let survivor, let mergeID):
            guard try PurchaseLinks.survivor(of: absorbed, in: writer) == absorbed,
                try PurchaseLinks.survivor(of: survivor, in: writer) != absorbed
            else { return }
            let lines = try PurchaseLinks.log(of: absorbed, in: writer).standing
            try move(lines, from: absorbed, to: survivor, mergeID) { $0.owner ?? absorbed }
            try writer.execute(
                """
                INSERT INTO purchase_merges (member_id, survivor_id) VALUES ($1, $2)
                ON CONFLICT (member_id) DO UPDATE SET survivor_id = excluded.survivor_id
                """,
                [.integer(absorbed.rawValue), .integer(survivor.rawValue)]
            )
            for table in FeedbackRows.all {
                try FeedbackRows.move(table, from: absorbed, to: survivor, in: writer)
            }
        case .unmerged(let absorbed, let survivor, let mergeID, let orders):
            try unmerge(absorbed, from: survivor, mergeID, Set(orders))
        case .erased(let member):
            try erase(member)
        case .withdrew(let member):
            for table in [FeedbackRows.behaviours, FeedbackRows.lists] {
                try FeedbackRows.delete(table, of: member, in: writer)
            }
            // Clicks are behaviour too. Which arm the member is in is not.
            try writer.execute(
                "DELETE FROM experiment_outcomes WHERE member_id = $1",
                [.integer(member.rawValue)]
            )
        }
    }

    private func unmerge(
        _ absorbed: MemberID,
        from survivor: MemberID,
        _ mergeID: Int64,
        _ orders: Set<OrderKey>
    ) throws {
        guard try PurchaseLinks.survivor(of: absorbed, in: writer) == survivor,
            absorbed != survivor
        else { return }
        let owners = try PurchaseLinks.absorbed(by: absorbed, in: writer)
        let lines = try PurchaseLinks.log(of: survivor, in: writer).standing.filter { line in
            orders.contains(line.order) || (line.owner.map { owners.contains($0) } ?? false)
        }
        try move(lines, from: survivor, to: absorbed, mergeID) { line in
            line.owner.flatMap { owners.contains($0) && $0 != absorbed ? $0 : nil }
        }
        for table in FeedbackRows.all {
            try FeedbackRows.moveBack(table, of: owners, to: absorbed, from: survivor, in: writer)
        }
        try writer.execute(
            "DELETE FROM purchase_merges WHERE member_id = $1",
            [.integer(absorbed.rawValue)]
        )
        try writer.execute(
            """
            INSERT INTO given_purchases (channel, order_id, member_id) VALUES ($1, $2, $3)
            ON CONFLICT (channel, order_id) DO UPDATE SET member_id = excluded.member_id
            """,
            each: orders.map { order in
                [.text(order.channel), .text(order.orderID), .integer(absorbed.rawValue)]
            }
        )
    }

    private func move(
        _ lines: [Purchase],
        from: MemberID,
        to: MemberID,
        _ mergeID: Int64,
        owner: (Purchase) -> MemberID?
    ) throws {
        var numbers = (from: try lastNumber(of: from), to: try lastNumber(of: to))
        var rows: [[SQLValue]] = []
        for line in lines {
            numbers.from += 1
            numbers.to += 1
            rows.append(line.takenBack(number: numbers.from, mergeID: mergeID).row)
            rows.append(
                line.moved(
                    to: to,
                    number: numbers.to,
                    owner: owner(line),
                    mergeID: mergeID
                ).row
            )
        }
        try writer.execute(Purchase.insert, each: rows)
    }

    /// Deletes what a member bought and did, under all its ids.
    ///
    /// What is popular stays as it is: each order that stood goes on to count by its day and store,
    /// under an id of its own that nothing leads to, without its number and its time.
    private func erase(_ member: MemberID) throws {
        let survivor = try PurchaseLinks.survivor(of: member, in: writer)
        var anonymous: [[SQLValue]] = []
        for id in try PurchaseLinks.absorbed(by: survivor, in: writer).sorted() {
            for line in try PurchaseLinks.log(of: id, in: writer).standing {
                anonymous.append(try nameless(line).row)
            }
            try writer.execute(
                "DELETE FROM purchases WHERE member_id = $1",
                [.integer(id.rawValue)]
            )
            for table in [
                "campaign_members", "campaign_redemptions", "member_scores", "said_probabilities",
            ] {
                try writer.execute(
                    "DELETE FROM \(table) WHERE member_id = $1",
                    [.integer(id.rawValue)]
                )
            }
            for table in FeedbackRows.all { try FeedbackRows.delete(table, of: id, in: writer) }
            // An order that comes yet is not that of the member whom it names either.
            try writer.execute(
                "UPDATE given_purchases SET member_id = $2 WHERE member_id = $1",
                [.integer(id.rawValue), .integer(PurchaseLinks.nobody)]
            )
            try MemberParts.forget(id, in: writer)
            try writer.execute(
                """
                INSERT INTO erased_members (member_id) VALUES ($1)
                ON CONFLICT (member_id) DO NOTHING
                """,
                [.integer(id.rawValue)]
            )
        }
        try writer.execute(Purchase.insert, each: anonymous)
    }

    private func nameless(_ line: Purchase) throws -> Purchase {
        let number = Int64(truncatingIfNeeded: random() >> 1)
        guard let id = MemberID(rawValue: max(1, number)) else {
            throw StorageError(.other, "a positive number is no id")
        }
        let midnight = Int64(line.day.rawValue) * 86_400 * 1_000_000
        return Purchase(
            memberID: id,
            number: 1,
            kind: .bought,
            order: OrderKey(channel: "erased", orderID: "\(id)"),
            paidAt: Timestamp(microseconds: midnight),
            day: line.day,
            organisation: line.organisation,
            lines: line.lines,
            paidFen: line.paidFen
        )
    }

    private func lastNumber(of member: MemberID) throws -> Int64 {
        try writer.integer(
            "SELECT max(purchase_number) FROM purchases WHERE member_id = $1",
            [.integer(member.rawValue)]
        ) ?? 0
    }
}
