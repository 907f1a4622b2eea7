import Foundation
import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Testing

/// Whatever is changed behind the ledger's back, `verify` finds.
struct TamperingTests {
    static func fill(_ store: DatabasePointsStore) async throws {
        for number in 1...6 {
            let member: Int64 = number % 2 == 0 ? 1 : 2
            _ = try await store.commit(order(number, member: member, fen: 150 * Int64(number)))
        }
        _ = try await store.reverse(reversal(3))
        let gift = try await store.book(earn(1, "e", 100))
        try await store.book(reverse(1, "r", gift[0].id, 40))
        _ = try await store.answer(burn(2, "b", 1_000_000))
        try await store.book(merge(3, into: 1, "m"))
        let end = LedgerFolder.start.advanced(by: .seconds(600))
        try await store.book(hold(2, "h", 1, until: end))
    }

    @Test(
        arguments: [
            "UPDATE journal SET member_id = 9 WHERE id = 2",
            "UPDATE journal SET previous_id = 1 WHERE id = 4",
            "UPDATE journal SET previous_id = NULL WHERE id = 4",
            "UPDATE journal SET hash = zeroblob(32) WHERE id = 7",
            "UPDATE journal SET record = (SELECT record FROM journal WHERE id = 1) WHERE id = 3",
            "DELETE FROM journal WHERE id = 2",
            "DELETE FROM journal WHERE id = 7",
            "UPDATE account SET version = 9 WHERE member_id = 1",
            "UPDATE account SET points = points + 1 WHERE member_id = 1",
            "UPDATE account SET last_id = 4 WHERE member_id = 1",
            "UPDATE account SET head = zeroblob(32) WHERE member_id = 1",
            "UPDATE account SET packed = (SELECT packed FROM account WHERE member_id = 2)",
            "DELETE FROM account WHERE member_id = 2",
            "DELETE FROM orders WHERE order_id = 'A-1'",
            "UPDATE orders SET earning_id = 2 WHERE order_id = 'A-1'",
            "UPDATE orders SET member_id = 3 WHERE order_id = 'A-1'",
            "UPDATE orders SET order_id = 'A-9' WHERE order_id = 'A-1'",
            "UPDATE orders SET reversal_id = NULL",
            "UPDATE orders SET reversal_id = 7 WHERE order_id = 'A-1'",
            "UPDATE lane SET records = 6",
            "UPDATE lane SET orders = 5",
            "UPDATE lane SET accounts = 1",
            "UPDATE lane SET head = zeroblob(32)",
            "UPDATE lane SET booked_at = booked_at + 1",
            "UPDATE total SET amount = amount - 1 WHERE account = 'members'",
            "UPDATE total SET day = day + 1 WHERE account = 'members'",
            "UPDATE total SET day = day - 1",
            "UPDATE total SET lane = 9",
            "UPDATE total SET currency = 'pts' WHERE account = 'issued'",
            "INSERT INTO total VALUES (0, 1, 'points', 'loss', 5)",
            "INSERT INTO total VALUES (0, 1, 'points', 'loss', 5), (0, 2, 'points', 'loss', -5)",
            "UPDATE reversed SET amount = amount + 1",
            "UPDATE reversed SET amount = amount - 1",
            "UPDATE reversed SET amount = 1000",
            "UPDATE reversed SET target_id = 1",
            "UPDATE reversed SET member_id = 2",
            "DELETE FROM reversed",
            "INSERT INTO reversed VALUES (1, 2, 1)",
            "UPDATE account SET due_at = 1 WHERE member_id = 1",
            "UPDATE account SET due_at = NULL WHERE member_id = 2",
            "DELETE FROM outbox WHERE event_id = 11",
            "DELETE FROM total WHERE account = 'issued'",
            "DELETE FROM outbox WHERE event_id = 3",
            "UPDATE outbox SET payload = zeroblob(3) WHERE event_id = 3",
            "UPDATE outbox SET member_version = 7 WHERE event_id = 3",
            "UPDATE outbox SET partition = partition + 1 WHERE event_id = 3",
            "UPDATE outbox SET position = 99 WHERE event_id = 13",
            "UPDATE outbox SET position = 0 WHERE event_id = 1",
            """
            UPDATE outbox SET position = 100 WHERE position = 1;
            UPDATE outbox SET position = 1 WHERE position = 3;
            UPDATE outbox SET position = 3 WHERE position = 100
            """,
            "UPDATE outbox SET position = -position",
            "UPDATE outbox_heads SET position = position + 1",
            """
            UPDATE outbox_heads SET position = position + 1
            WHERE position = (SELECT max(position) FROM outbox_heads)
            """,
            """
            UPDATE outbox_heads SET position = position - 1
            WHERE position = (SELECT max(position) FROM outbox_heads)
            """,
            "DELETE FROM outbox_heads",
            """
            DELETE FROM outbox_heads
            WHERE position = (SELECT min(position) FROM outbox_heads)
            """,
            "INSERT OR REPLACE INTO outbox_heads VALUES (0, 5)",
            "INSERT INTO outbox_heads VALUES (99, 5)",
        ]
    )
    func changeIsFound(statement: String) async throws {
        try await LedgerFolder().withStore { store, database in
            try await Self.fill(store)
            #expect(try await store.verify().findings == [])
            try await database.write { writer in
                for part in statement.split(separator: ";") {
                    _ = try writer.execute(String(part))
                }
            }
            #expect(try await store.verify().findings != [])
        }
    }

    /// Whose an entry is that an unmerge has assigned, the journal tells.
    @Test(
        arguments: [
            "UPDATE assigned SET owner_id = 9",
            "UPDATE assigned SET member_id = 2",
            "UPDATE assigned SET target_id = 1",
            "DELETE FROM assigned",
            "INSERT INTO assigned VALUES (1, 2, 3)",
        ]
    )
    func aChangedOwnerIsFound(statement: String) async throws {
        try await LedgerFolder().withStore { store, database in
            try await Self.fill(store)
            let extra = try await store.book(earn(1, "x", 5))
            try await store.book(unmerge(3, from: 1, "u", [extra[0].id]))
            #expect(try await store.points(of: 3) == 5)
            #expect(try await store.verify().findings == [])
            try await database.write { writer in
                _ = try writer.execute(statement)
            }
            #expect(try await store.verify().findings != [])
        }
    }

    /// One bit in every byte of every record, account and hash.
    @Test(arguments: [("journal", "record"), ("journal", "hash"), ("account", "packed")])
    func everyFlippedBitIsFound(table: String, column: String) async throws {
        try await LedgerFolder().withStore { store, database in
            _ = try await store.commit(order(1))
            _ = try await store.commit(order(2, fen: 777))
            let rows = try await database.read { reader in
                try reader.query("SELECT rowid, \(column) FROM \(table)")
            }
            let update = "UPDATE \(table) SET \(column) = $2 WHERE rowid = $1"
            for row in rows {
                let (id, bytes) = (SQLValue.integer(try row.integer(0)), try row.blob(1))
                for index in bytes.indices {
                    var flipped = bytes
                    flipped[index] ^= 1 << UInt8(index % 8)
                    let damaged = flipped
                    try await database.write { writer in
                        _ = try writer.execute(update, [id, .blob(damaged)])
                    }
                    let report = try await store.verify()
                    #expect(report.findings != [], "byte \(index) of \(table).\(column)")
                }
                try await database.write { writer in
                    _ = try writer.execute(update, [id, .blob(bytes)])
                }
            }
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func damagedAccountFailsItsOwnCommandsOnly() async throws {
        try await LedgerFolder().withStore { store, database in
            try await Self.fill(store)
            try await database.write { writer in
                _ = try writer.execute("UPDATE account SET points = 0 WHERE member_id = 1")
            }
            let outcomes = await withTaskGroup { group in
                for number in 10..<20 {
                    group.addTask {
                        do {
                            let owner: Int64 = number % 2 == 0 ? 1 : 4
                            let outcome = try await store.commit(order(number, member: owner))
                            return outcome.code == .booked ? "booked" : "other"
                        } catch PointsStoreError.corrupt {
                            return "corrupt"
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(outcomes == ["booked": 5, "corrupt": 5])
        }
    }

    /// Two accounts that say that they were merged into each other.
    @Test func circleOfMergesFailsItsOwnCommandsOnly() async throws {
        try await LedgerFolder().withStore { store, database in
            try await store.book(earn(1, "e", 1))
            try await store.book(earn(2, "e", 1))
            let accounts = [
                try await store.account(of: member(1)), try await store.account(of: member(2)),
            ]
            for (account, other) in zip(accounts, accounts.reversed()) {
                let damaged = Account(
                    member: account.member,
                    version: account.version,
                    bookedAt: account.bookedAt,
                    mergedInto: other.member,
                    survivors: [other.member],
                    pockets: account.pockets
                )
                try await database.write { writer in
                    _ = try writer.execute(
                        "UPDATE account SET packed = $2 WHERE member_id = $1",
                        [.integer(damaged.member.rawValue), .blob(damaged.packed)]
                    )
                }
            }
            let inCircle = PointsStoreError.corrupt("member 1 was merged in a circle")
            await #expect(throws: inCircle) { try await store.book(earn(1, "f", 1)) }
            await #expect(throws: inCircle) { try await store.account(of: member(1)) }
            try await store.book(earn(3, "e", 1))
            #expect(try await store.verify().findings != [])
        }
    }

    @Test func lostAcknowledgedRecordsStopTheStart() async throws {
        let folder = try LedgerFolder()
        try await folder.withStore { store, _ in try await Self.fill(store) }
        try await folder.withStore { store, database in
            #expect(try await store.trialBalance().entries == 13)
            try await database.write { writer in
                _ = try writer.execute("DELETE FROM journal WHERE id = 13")
                _ = try writer.execute("UPDATE lane SET records = 12")
            }
        }
        await #expect {
            try await folder.withStore { _, _ in }
        } throws: { error in
            (error as? StorageError)?.code == .corrupt
        }
    }

    /// SQLite forgets whatever comes after a damaged place of its log, without a word.
    @Test func flippedByteInTheLogStopsTheStart() async throws {
        let folder = try LedgerFolder()
        let names = ["points.db", "points.db-wal", "points.head"]
        let copies = try await folder.withStore { store, _ in
            try await Self.fill(store)
            return try names.map { name in
                try Data(contentsOf: URL(filePath: folder.path + "/" + name))
            }
        }
        let log = copies[1]
        for index in stride(from: 0, to: log.count, by: log.count / 60) {
            let damaged = try LedgerFolder()
            var bytes = log
            bytes[index] ^= 0x10
            for (name, content) in zip(names, [copies[0], bytes, copies[2]]) {
                try content.write(to: URL(filePath: damaged.path + "/" + name))
            }
            await #expect("byte \(index) of \(log.count)") {
                try await damaged.withStore { _, _ in }
            } throws: { error in
                (error as? StorageError)?.code == .corrupt
            }
        }
        // The copies themselves are whole.
        let whole = try LedgerFolder()
        for (name, content) in zip(names, copies) {
            try content.write(to: URL(filePath: whole.path + "/" + name))
        }
        let report = try await whole.withStore { store, _ in try await store.verify() }
        #expect(report.findings == [] && report.entries == 13)
    }
}
