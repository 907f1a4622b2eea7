import EventStreaming
import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct EventConsumerTests {
    /// Crashes before, inside and after the transaction, lost connections, repeated and regrouped
    /// batches, positions out of date: every event takes effect once, in the order of its member.
    @Test(arguments: StorageEngine.allCases, [1, 2, 3, 4, 5] as [UInt64])
    func everyEffectHappensOnce(_ engine: StorageEngine, _ seed: UInt64) async throws {
        let fixture = try await EventFixture(seed: seed, engine: engine)
        let channel = FaultyChannel(
            fixture.service,
            seed: seed,
            faults: .init(loss: 0.2, repetition: 0.2, regrouping: 0.3, refusal: 0.2)
        )
        let consumer = fixture.consumer(channel, crashes: 0.1, staleness: 0.2)
        let total: Int64 = 2000
        try await fixture.publish(1...500)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await consumer.run() }
            group.addTask {
                for start in stride(from: Int64(501), through: total, by: 25) {
                    try await fixture.publish(start...(start + 24))
                }
            }
            try await fixture.until(consumer.changes) {
                let count = try await fixture.sink.read {
                    try $0.integer("SELECT count(*) FROM effect")
                }
                return count ?? 0 >= total
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        let effects = try await fixture.effects()
        #expect(effects.map { $0[0] }.sorted() == (1...total).map { $0 })
        for (member, own) in Dictionary(grouping: effects, by: { $0[1] }) {
            let versions = own.map { $0[2] }
            #expect(versions == versions.sorted(), "member \(member)")
        }
        #expect(channel.subscriptionCount > 1)
        #expect(consumer.state.phase == .stopped)
        let heads = try await fixture.source.read { try Outbox.heads(from: $0) }
        let positions = try await fixture.sink.read {
            try ConsumerPositions.load(source: "source", from: $0)
        }
        #expect(positions == heads)
        await fixture.close()
    }

    @Test func theStateTellsHowItIsDoing() async throws {
        let fixture = try await EventFixture(seed: 9)
        let channel = FaultyChannel(fixture.service, seed: 9, faults: .init(refusal: 1))
        let consumer = fixture.consumer(channel)
        #expect(consumer.state.lag(now: Timestamp(microseconds: 50)) == nil)
        try await fixture.publish(1...10)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await consumer.run() }
            try await fixture.until(consumer.changes) { consumer.state.failureCount >= 3 }
            #expect(!consumer.state.hasCaughtUp)
            channel.set(.init())
            try await fixture.until(consumer.changes) { consumer.state.phase == .live }
            let state = consumer.state
            #expect(state.failureCount == 0)
            #expect(state.appliedEventCount == 10)
            #expect(state.hasCaughtUp)
            #expect(state.lag(now: Timestamp(microseconds: 50)) == .zero)
            channel.set(.init(loss: 1, refusal: 1))
            try await fixture.until(consumer.changes) { consumer.state.phase == .waiting }
            #expect(consumer.state.lag(now: Timestamp(microseconds: 50)) == .microseconds(40))
            group.cancelAll()
            try await group.waitForAll()
        }
        await fixture.close()
    }

    @Test func aSilentSourceIsLeft() async throws {
        struct Silent: RPCV1.EventStreamServer {
            func subscribe(
                _: RPCV1.SubscribeRequest,
                responses: RPCResponseStream<RPCV1.EventBatch>,
                context: CallContext
            ) async throws {
                await CommitSignal().wait(after: 0)
                throw CancellationError()
            }
        }
        let fixture = try await EventFixture(seed: 3)
        let channel = FaultyChannel(Silent(), seed: 3)
        let consumer = fixture.consumer(channel, silenceMax: .milliseconds(5))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await consumer.run() }
            try await fixture.until(consumer.changes) { channel.subscriptionCount >= 3 }
            group.cancelAll()
            try await group.waitForAll()
        }
        await fixture.close()
    }

    /// What a source sends that breaks its promise is never handed to `apply`.
    @Test(arguments: [
        RPCV1.Event(partition: 16, position: 1, memberID: 1),
        RPCV1.Event(partition: .max, position: 1, memberID: 1),
        RPCV1.Event(partition: 0, position: 0, memberID: 1),
        RPCV1.Event(partition: 0, position: -5, memberID: 1),
        RPCV1.Event(partition: 0, position: 1, memberID: 0),
        RPCV1.Event(partition: UInt32((Self.partition(7) + 1) % 16), position: 1, memberID: 7),
    ])
    func aBrokenPromiseIsRefused(_ event: RPCV1.Event) async throws {
        try await expectRefused([event])
    }

    @Test(arguments: [1, 2] as [Int64])
    func positionsThatDoNotGrowAreRefused(_ position: Int64) async throws {
        let partition = UInt32(Self.partition(7))
        try await expectRefused([
            RPCV1.Event(partition: partition, position: 2, memberID: 7),
            RPCV1.Event(partition: partition, position: position, memberID: 7),
        ])
    }

    private func expectRefused(_ events: [RPCV1.Event]) async throws {
        struct Fixed: RPCV1.EventStreamServer {
            let events: [RPCV1.Event]

            func subscribe(
                _: RPCV1.SubscribeRequest,
                responses: RPCResponseStream<RPCV1.EventBatch>,
                context: CallContext
            ) async throws {
                try await responses.write(RPCV1.EventBatch(events: events))
            }
        }
        let fixture = try await EventFixture(seed: 4)
        let channel = FaultyChannel(Fixed(events: events), seed: 4)
        let consumer = fixture.consumer(channel)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await consumer.run() }
            try await fixture.until(consumer.changes) { consumer.state.failureCount >= 2 }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(consumer.state.appliedEventCount == 0)
        let effects = try await fixture.effects()
        #expect(effects.isEmpty)
        await fixture.close()
    }

    private static func partition(_ member: Int64) -> Int {
        MemberID(rawValue: member).map { Partition.index(of: $0) } ?? -1
    }
}
