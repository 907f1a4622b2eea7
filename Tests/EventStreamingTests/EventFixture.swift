import EventStreaming
import Foundation
import Logging
import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// A publishing database, a consuming one, and what lies between them.
final class EventFixture: Sendable {
    struct Crash: Error {}

    let source: any Database
    let sink: any Database
    let outbox = Outbox()
    let service: EventStreamService<ContinuousClock>
    private let folders: [TemporaryFolder]
    private let random: Mutex<SeededRandom>

    init(seed: UInt64, engine: StorageEngine = .sqlite) async throws {
        folders = [try TemporaryFolder(), try TemporaryFolder()]
        source = try await engine.open(in: folders[0])
        sink = try await engine.open(in: folders[1])
        random = Mutex(SeededRandom(seed: seed))
        service = EventStreamService(
            database: source,
            outbox: outbox,
            idleInterval: .milliseconds(20)
        )
        try await source.migrate([Outbox.migration])
        try await sink.migrate(
            ConsumerPositions.migrations + [
                Migration(
                    "effects-1",
                    [
                        """
                        CREATE TABLE effect (
                            ordinal INTEGER PRIMARY KEY, event_id INTEGER NOT NULL,
                            member INTEGER NOT NULL, version INTEGER NOT NULL
                        ) STRICT
                        """
                    ]
                )
            ]
        )
    }

    func close() async {
        await source.close()
        await sink.close()
    }

    func happens(_ probability: Double) -> Bool {
        random.withLock { Double.random(in: 0..<1, using: &$0) < probability }
    }

    /// Publishes events `range`, each of one of 40 members, with versions that count up.
    func publish(_ range: ClosedRange<Int64>) async throws {
        let outbox = outbox
        try await source.write { writer in
            let events = try range.map { id in
                OutboxEvent(
                    eventID: id,
                    bookedAt: Timestamp(microseconds: id),
                    memberID: try #require(MemberID(rawValue: 1 + id % 40)),
                    memberVersion: 1 + id / 40,
                    type: "huitou.test.v1.Event",
                    payload: [UInt8(truncatingIfNeeded: id)]
                )
            }
            try outbox.append(events, in: writer)
        }
    }

    /// Stores the effects of new events and how far they go, in one transaction.
    func apply(_ events: [RPCV1.Event], crashes: Double) async throws {
        if happens(crashes) { throw Crash() }
        let crashesInside = happens(crashes)
        try await sink.write { writer in
            var positions = try ConsumerPositions.lock(source: "source", in: writer)
            for event in events where positions.advance(event) {
                try writer.execute(
                    """
                    INSERT INTO effect (ordinal, event_id, member, version)
                    SELECT count(*) + 1, $1, $2, $3 FROM effect
                    """,
                    [
                        .integer(event.eventID), .integer(event.memberID),
                        .integer(event.memberVersion),
                    ]
                )
            }
            try ConsumerPositions.store(positions, source: "source", in: writer)
            if crashesInside { throw Crash() }
        }
        if happens(crashes) { throw Crash() }
    }

    func consumer(
        _ channel: any RPCChannel,
        crashes: Double = 0,
        staleness: Double = 0,
        silenceMax: Duration = .seconds(60)
    ) -> EventConsumer<ContinuousClock> {
        EventConsumer(
            source: "source",
            consumer: "sink",
            channel: channel,
            environment: Environment(
                now: { Timestamp(microseconds: 0) },
                random: { [self] in random.withLock { $0.next() } }
            ),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            backoff: Backoff(first: .microseconds(100), longest: .milliseconds(2)),
            silenceMax: silenceMax,
            loadPositions: { [self] in
                // As if another process had gone on meanwhile: the source repeats itself.
                if happens(staleness) { return .start }
                return try await sink.read {
                    try ConsumerPositions.load(source: "source", from: $0)
                }
            },
            apply: { [self] events in try await apply(events, crashes: crashes) }
        )
    }

    /// The ids of the events whose effects are stored, in order.
    func effects() async throws -> [[Int64]] {
        try await sink.read { reader in
            try reader.query("SELECT event_id, member, version FROM effect ORDER BY ordinal")
                .map { row in try (0..<3).map { try row.integer($0) } }
        }
    }

    /// Waits until `isDone` holds, looking again after each notification of `signal`.
    func until(_ signal: CommitSignal, _ isDone: () async throws -> Bool) async throws {
        while true {
            let generation = signal.generation
            if try await isDone() { return }
            await signal.wait(after: generation)
            try Task.checkCancellation()
        }
    }
}
