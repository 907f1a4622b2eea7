import Primitives
import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct OutboxTests {
    private let outbox = Outbox()

    private func event(
        _ id: Int64,
        member: Int64,
        payload: [UInt8] = [1, 0, 2]
    ) throws -> OutboxEvent {
        OutboxEvent(
            eventID: id,
            bookedAt: Timestamp(microseconds: id * 10),
            memberID: try #require(MemberID(rawValue: member)),
            memberVersion: id,
            type: "huitou.test.v1.Event",
            payload: payload
        )
    }

    private func withOutbox(
        _ engine: StorageEngine,
        _ body: (any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            try await database.migrate([Outbox.migration] + ConsumerPositions.migrations)
            try await body(database)
        }
    }

    /// What a reader is promised: the order within each partition.
    private static func byPartition(_ records: [OutboxRecord]) -> [Int: [OutboxRecord]] {
        Dictionary(grouping: records) { $0.event.partition }
    }

    private func append(_ database: any Database, _ events: [OutboxEvent]) async throws {
        let outbox = outbox
        try await database.write { try outbox.append(events, in: $0) }
    }

    private func read(
        _ database: any Database,
        after cursor: OutboxCursor,
        max: Int = 100
    ) async throws -> OutboxPage {
        try await database.read { try Outbox.read(after: cursor, eventsMax: max, from: $0) }
    }

    private func readAll(
        _ database: any Database,
        after positions: PartitionPositions,
        max: Int = 100
    ) async throws -> (records: [OutboxRecord], cursor: OutboxCursor) {
        var cursor = OutboxCursor(after: positions)
        var records: [OutboxRecord] = []
        while true {
            let page = try await read(database, after: cursor, max: max)
            #expect(page.records.count <= max)
            records += page.records
            cursor = page.cursor
            if page.isCaughtUp { return (records, cursor) }
        }
    }

    @Test(arguments: StorageEngine.allCases, [1, 3, 7, 1000])
    func everyEventComesOnceInOrder(_ engine: StorageEngine, _ pageMax: Int) async throws {
        try await withOutbox(engine) { database in
            let events = try (1...50).map { try event($0, member: 1 + $0 % 20) }
            for start in stride(from: 0, to: 50, by: 5) {
                try await append(database, Array(events[start..<(start + 5)]))
            }
            let (records, cursor) = try await readAll(database, after: .start, max: pageMax)
            #expect(records.count == 50)
            for partition in 0..<Partition.count {
                let own = records.filter { $0.event.partition == partition }
                let positions = own.map(\.position)
                #expect(positions == positions.sorted())
                #expect(Set(positions).count == positions.count)
                #expect(own.map(\.event) == events.filter { $0.partition == partition })
                #expect(cursor.positions[partition] == positions.last ?? 0)
            }
            let heads = try await database.read { try Outbox.heads(from: $0) }
            #expect(heads == cursor.positions)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anyVectorOfPositionsCanBeTakenUp(_ engine: StorageEngine) async throws {
        try await withOutbox(engine) { database in
            var random = SeededRandom(seed: 11)
            let events = try (1...300).map {
                try event($0, member: 1 + Int64.random(in: 0..<40, using: &random))
            }
            try await append(database, events)
            let all = try await readAll(database, after: .start).records
            for _ in 0..<20 {
                var positions = PartitionPositions.start
                for partition in 0..<Partition.count {
                    let own = all.filter { $0.event.partition == partition }
                    let taken = Int.random(in: 0...own.count, using: &random)
                    if taken > 0 { positions[partition] = own[taken - 1].position }
                }
                let rest = try await readAll(database, after: positions, max: 17).records
                let start = positions
                let expected = all.filter { $0.position > start[$0.event.partition] }
                #expect(Self.byPartition(rest) == Self.byPartition(expected))
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func liveReadingGoesOnWhereItStood(_ engine: StorageEngine) async throws {
        try await withOutbox(engine) { database in
            var cursor = try await readAll(database, after: .start).cursor
            for id in Int64(1)...5 {
                try await append(database, [try event(id, member: id)])
                let page = try await read(database, after: cursor)
                #expect(page.records.map(\.event.eventID) == [id])
                #expect(page.isCaughtUp)
                cursor = page.cursor
            }
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func onlyACommitPublishes(_ engine: StorageEngine) async throws {
        struct Refusal: Error, Equatable {}
        try await withOutbox(engine) { database in
            let outbox = outbox
            let event = try event(1, member: 1)
            await #expect(throws: Refusal()) {
                try await database.write { writer in
                    try outbox.append([event], in: writer)
                    throw Refusal()
                }
            }
            #expect(outbox.signal.generation == 0)
            try await append(database, [])
            #expect(outbox.signal.generation == 0)
            try await append(database, [event])
            #expect(outbox.signal.generation == 1)
            let records = try await readAll(database, after: .start).records
            #expect(records.map(\.event) == [event])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aReaderAheadOfTheOutboxIsRefused(_ engine: StorageEngine) async throws {
        try await withOutbox(engine) { database in
            let event = try event(1, member: 1)
            try await append(database, [event])
            var positions = PartitionPositions.start
            positions[event.partition] = 2
            let cursor = OutboxCursor(after: positions)
            let error = await #expect(throws: StorageError.self) {
                _ = try await read(database, after: cursor)
            }
            #expect(error?.code == .positionAhead)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func pagesAreBoundInBytes(_ engine: StorageEngine) async throws {
        try await withOutbox(engine) { database in
            let payload = [UInt8](repeating: 1, count: OutboxEvent.payloadByteCountMax)
            let events = try (1...40).map { try event($0, member: $0, payload: payload) }
            try await append(database, events)
            let page = try await read(database, after: OutboxCursor(after: .start))
            #expect(page.records.count == Outbox.pageByteCountMax / payload.count)
            #expect(!page.isCaughtUp)
            let all = try await readAll(database, after: .start).records
            #expect(all.count == 40)
            let tooLong = try event(41, member: 1, payload: payload + [1])
            let error = await #expect(throws: StorageError.self) {
                try await append(database, [tooLong])
            }
            #expect(error?.code == .misuse)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func consumerPositionsGoForwardOnly(_ engine: StorageEngine) async throws {
        try await withOutbox(engine) { database in
            func store(_ values: [Int: Int64], _ source: String) async throws {
                var positions = PartitionPositions.start
                for (partition, position) in values { positions[partition] = position }
                let stored = positions
                try await database.write { writer in
                    try ConsumerPositions.store(stored, source: source, in: writer)
                }
            }
            try await store([0: 5, 15: 7], "points")
            try await store([0: 4, 3: 1], "points")
            try await store([0: 9], "identity")
            let points = try await database.read {
                try ConsumerPositions.load(source: "points", from: $0)
            }
            #expect([points[0], points[3], points[15], points[1]] == [5, 1, 7, 0])
            let identity = try await database.read {
                try ConsumerPositions.load(source: "identity", from: $0)
            }
            #expect(identity[0] == 9)
            let none = try await database.read {
                try ConsumerPositions.load(source: "tiers", from: $0)
            }
            #expect(none == .start)
        }
    }
}
