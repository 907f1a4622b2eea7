import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageSQLite
import Testing

/// Damage to a row stops no process, and reaches nobody whose row it is not.
struct DamagedRowsTests {
    /// A time to come, in the row of one member, would be everybody's.
    @Test func damagedTimeOfAnAccountIsNobodyElses() async throws {
        try await LedgerFolder().withStore { store, database in
            try await store.book(earn(1, "e", 5))
            let account = try await store.account(of: member(1))
            let damaged = Account(
                member: account.member,
                version: account.version,
                bookedAt: .max,
                pockets: account.pockets,
                keys: account.keys
            )
            try await database.write { writer in
                _ = try writer.execute("UPDATE account SET packed = $1", [.blob(damaged.packed)])
            }
            let error = PointsStoreError.corrupt(
                "the account of member 1 was last booked when no record was"
            )
            await #expect(throws: error) { try await store.book(earn(1, "f", 1)) }
            let booked = try await store.book(earn(2, "e", 1))
            #expect(booked.map(\.entry.bookedAt) == [LedgerFolder.start])
        }
    }

    /// A command on an account of which one bit was flipped is answered, or finds it damaged.
    @Test func flippedBitOfAnAccountStopsNobody() async throws {
        try await LedgerFolder().withStore { store, database in
            try await TamperingTests.fill(store)
            let columns = "version, points, last_id, head, packed"
            let row = try await database.read { reader in
                try reader.first("SELECT \(columns) FROM account WHERE member_id = 1", [])
            }
            let whole = try #require(row)
            let packed = try whole.blob(4)
            var (answers, damages) = (0, 0)
            for place in stride(from: 0, to: packed.count * 8, by: 5) {
                var flipped = packed
                flipped[place / 8] ^= 1 << UInt8(place % 8)
                let values: [SQLValue] = [
                    .integer(try whole.integer(0)), .integer(try whole.integer(1)),
                    .integer(try whole.integer(2)), .blob(try whole.blob(3)), .blob(flipped),
                ]
                let update = "UPDATE account SET (\(columns)) = ($1, $2, $3, $4, $5)"
                try await database.write { writer in
                    _ = try writer.execute(update + " WHERE member_id = 1", values)
                }
                let commands = [
                    earn(1, "e\(place)", 3), burn(1, "b\(place)", 2),
                    .sweep(Sweep(member: member(1))),
                ]
                for command in commands {
                    do {
                        _ = try await store.answer(command)
                        answers += 1
                    } catch PointsStoreError.corrupt {
                        damages += 1
                    }
                }
            }
            #expect(answers > 0 && damages > 0)
            try await store.book(earn(2, "last", 1))
        }
    }

    /// What a lane's row says goes into all that it writes.
    @Test(
        arguments: [
            "UPDATE lane SET records = records + 1",
            "UPDATE lane SET records = 1 << 60",
            "UPDATE lane SET records = (1 << 48) - 1",
            "UPDATE lane SET head = zeroblob(32)",
            "UPDATE lane SET booked_at = booked_at + 1",
            "INSERT INTO journal SELECT id + 1, member_id, id, record, hash FROM journal "
                + "ORDER BY id DESC LIMIT 1",
            "UPDATE journal SET record = zeroblob(9) WHERE id = 13",
        ]
    )
    func damagedEndOfTheLaneStopsTheStart(statement: String) async throws {
        let folder = try LedgerFolder()
        try await folder.withStore { store, database in
            try await TamperingTests.fill(store)
            try await database.write { writer in _ = try writer.execute(statement) }
        }
        await #expect {
            try await folder.withStore { _, _ in }
        } throws: { error in
            (error as? StorageError)?.code == .corrupt
        }
    }
}
