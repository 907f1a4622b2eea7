import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SQLModelStoreTests {
    private static let now = Timestamp(microseconds: 1_767_268_800_000_000)

    private func with(
        on engine: StorageEngine,
        _ body: (SQLModelStore) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            _ = try await SQLRecommendationsStore.open(database, random: { 42 })
            try await body(SQLModelStore(database))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theLastTwoOfEachKindAreKept(engine: StorageEngine) async throws {
        try await with(on: engine) { store in
            #expect(try await store.models(of: .rankers) == [])
            let other = ModelKind(rawValue: "other")
            _ = try await store.add([9], kind: other, day: Day(1), madeAt: Self.now)
            var records: [ModelRecord] = []
            for number in 1...4 {
                records.append(
                    try await store.add(
                        // Larger than any page or buffer on the way.
                        Array(repeating: UInt8(number), count: number * 1_000_000),
                        kind: .rankers,
                        day: Day(Int32(20_000 + number)),
                        madeAt: Self.now
                    )
                )
            }
            #expect(records.map(\.version) == [1, 2, 3, 4])
            #expect(try await store.models(of: .rankers) == [records[3], records[2]])
            #expect(try await store.models(of: other).map(\.version) == [1])
            #expect(try await store.bytes(of: records[0]) == nil)
            let bytes = try await store.bytes(of: records[2])
            #expect(bytes == Array(repeating: 3, count: 3_000_000))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatIsLeftToBeDoneIsKnown(engine: StorageEngine) async throws {
        try await with(on: engine) { store in
            let record = try await store.add(
                [1],
                kind: .rankers,
                day: Day(1),
                madeAt: Self.now,
                eventCount: 77,
                isFinished: false
            )
            #expect(try await store.models(of: .rankers) == [record])
            #expect(!record.isFinished && record.eventCount == 77)
            try await store.finish(record)
            #expect(try await store.models(of: .rankers).map(\.isFinished) == [true])
            let next = try await store.add([1], kind: .rankers, day: Day(1), madeAt: Self.now)
            #expect(next.isFinished && next.eventCount == 0)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oneHolderHasAClaimUntilItEnds(engine: StorageEngine) async throws {
        try await with(on: engine) { store in
            func claim(_ holder: String, second: Int64, until end: Int64) async throws -> Bool {
                try await store.claim(
                    .rankers,
                    holder: holder,
                    now: Self.now.advanced(byMicroseconds: second * 1_000_000),
                    until: Self.now.advanced(byMicroseconds: end * 1_000_000)
                )
            }
            #expect(try await claim("a", second: 0, until: 10))
            #expect(try await !claim("b", second: 9, until: 20))
            #expect(try await claim("a", second: 9, until: 30))
            #expect(try await !claim("b", second: 29, until: 40))
            // It was not prolonged: its holder is gone.
            #expect(try await claim("b", second: 30, until: 40))
            try await store.release(.rankers, holder: "a")
            #expect(try await !claim("a", second: 31, until: 50))
            try await store.release(.rankers, holder: "b")
            #expect(try await claim("a", second: 31, until: 50))
        }
    }
}
