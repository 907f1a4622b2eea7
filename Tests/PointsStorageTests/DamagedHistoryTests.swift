import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// What commands find in the journal must be what was booked.
@Suite(.timeLimit(.minutes(2)))
struct DamagedHistoryTests {
    /// What a command takes back must be what was booked.
    @Test(
        arguments: StorageEngine.allCases,
        [
            "UPDATE journal SET record = (SELECT record FROM journal WHERE id = $2) WHERE id = $1",
            "UPDATE journal SET hash = (SELECT hash FROM journal WHERE id = $2) WHERE id = $1",
        ]
    )
    func damagedTargetIsNotTakenBack(engine: StorageEngine, statement: String) async throws {
        try await engine.withHouse { house in
            try await house.withStore { store in
                let small = try await store.book(earn(1, "a", 7))[0]
                let large = try await store.book(earn(1, "b", 500))[0]
                try await house.database.write { writer in
                    _ = try writer.execute(
                        statement,
                        [.integer(small.id.rawValue), .integer(large.id.rawValue)]
                    )
                }
                let error = PointsStoreError.corrupt(
                    "record \(small.id.rawValue) of the journal is not what was sealed"
                )
                await #expect(throws: error) { try await store.book(reverse(1, "r", small.id)) }
                #expect(try await store.points(of: 1) == 507)
            }
        }
    }

    /// Positions that are handed out twice or left out are found on either engine.
    @Test(
        arguments: StorageEngine.allCases,
        [
            "UPDATE outbox_heads SET position = position + 1",
            "DELETE FROM outbox_heads",
            "UPDATE outbox SET position = position + 1 WHERE event_id = $1",
        ]
    )
    func damagedPlaceOfAnEventIsFound(engine: StorageEngine, statement: String) async throws {
        try await engine.withHouse { house in
            try await house.withStore { store in
                for number in 1...3 { try await store.book(earn(1, "e\(number)", 1)) }
                let last = try await store.book(earn(1, "last", 1))[0].id
                #expect(try await store.verify().findings == [])
                try await house.database.write { writer in
                    let hasID = statement.contains("$1")
                    _ = try writer.execute(statement, hasID ? [.integer(last.rawValue)] : [])
                }
                #expect(try await store.verify().findings != [])
            }
        }
    }
}
