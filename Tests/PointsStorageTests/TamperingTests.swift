import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Testing

/// Whatever is changed behind the ledger's back, `verify` finds.
struct TamperingTests {
    private static func fill(_ store: DatabasePointsStore) async throws {
        for number in 1...6 {
            let member: Int64 = number % 2 == 0 ? 1 : 2
            _ = try await store.commit(order(number, member: member, fen: 150 * Int64(number)))
        }
        _ = try await store.reverse(reversal(3))
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
            "UPDATE total SET points = points - 1 WHERE account = 'members'",
            "DELETE FROM total WHERE account = 'issued'",
            "DELETE FROM outbox WHERE event_id = 3",
            "UPDATE outbox SET payload = zeroblob(3) WHERE event_id = 3",
            "UPDATE outbox SET member_version = 7 WHERE event_id = 3",
            "UPDATE outbox SET partition = partition + 1 WHERE event_id = 3",
        ]
    )
    func changeIsFound(statement: String) async throws {
        try await LedgerFolder().withStore { store, database in
            try await Self.fill(store)
            #expect(try await store.verify().findings == [])
            try await database.write { writer in _ = try writer.execute(statement) }
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
                            let owner: Int64 = number % 2 == 0 ? 1 : 3
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

    @Test func lostAcknowledgedRecordsStopTheStart() async throws {
        let folder = try LedgerFolder()
        try await folder.withStore { store, _ in try await Self.fill(store) }
        try await folder.withStore { store, database in
            #expect(try await store.trialBalance().entries == 7)
            try await database.write { writer in
                _ = try writer.execute("DELETE FROM journal WHERE id = 7")
                _ = try writer.execute("UPDATE lane SET records = 6")
            }
        }
        await #expect {
            try await folder.withStore { _, _ in }
        } throws: { error in
            (error as? StorageError)?.code == .corrupt
        }
    }
}
