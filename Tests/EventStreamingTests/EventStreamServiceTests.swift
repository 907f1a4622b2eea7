import EventStreaming
import Messages
import Primitives
import RPCCore
import StorageCore
import StorageTestKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct EventStreamServiceTests {
    private func subscribe(
        _ fixture: EventFixture,
        _ request: RPCV1.SubscribeRequest = RPCV1.SubscribeRequest()
    ) async throws -> RPCResponses<RPCV1.EventBatch> {
        let channel = FaultyChannel(fixture.service, seed: 1)
        return try await RPCV1.EventStreamClient(channel: channel).subscribe(request)
    }

    @Test(arguments: StorageEngine.allCases)
    func catchesUpInBatchesAndGoesOnLive(_ engine: StorageEngine) async throws {
        let fixture = try await EventFixture(seed: 1, engine: engine)
        try await fixture.publish(1...100)
        let responses = try await subscribe(fixture, .init(batchEventsMax: 30)).makeAsyncIterator()
        var sizes: [Int] = []
        var ids: [Int64] = []
        while true {
            let batch = try #require(try await responses.next())
            sizes.append(batch.events.count)
            ids += batch.events.map(\.eventID)
            if batch.caughtUp { break }
        }
        #expect(sizes.prefix(3) == [30, 30, 30])
        #expect(ids.sorted() == (1...100).map { $0 })
        try await fixture.publish(101...103)
        while ids.count < 103 {
            let batch = try #require(try await responses.next())
            ids += batch.events.map(\.eventID)
        }
        #expect(ids.sorted() == (1...103).map { $0 })
        await fixture.close()
    }

    @Test func givesSignsOfLife() async throws {
        let fixture = try await EventFixture(seed: 1)
        let responses = try await subscribe(fixture).makeAsyncIterator()
        for _ in 0..<3 {
            let batch = try #require(try await responses.next())
            #expect(batch == RPCV1.EventBatch(caughtUp: true))
        }
        await fixture.close()
    }

    @Test(arguments: StorageEngine.allCases)
    func anEventOfAnotherProcessIsSeenAtTheNextLook(_ engine: StorageEngine) async throws {
        let fixture = try await EventFixture(seed: 1, engine: engine)
        let responses = try await subscribe(fixture).makeAsyncIterator()
        _ = try await responses.next()
        let event = OutboxEvent(
            eventID: 1,
            bookedAt: Timestamp(microseconds: 1),
            memberID: try #require(MemberID(rawValue: 1)),
            memberVersion: 1,
            type: "t",
            payload: []
        )
        // Another outbox object: its signal wakes nobody here.
        try await fixture.source.write { try Outbox().append([event], in: $0) }
        var ids: [Int64] = []
        while ids.isEmpty {
            ids = try #require(try await responses.next()).events.map(\.eventID)
        }
        #expect(ids == [1])
        await fixture.close()
    }

    @Test func endsWhenTheSubscriberIsGone() async throws {
        let fixture = try await EventFixture(seed: 1)
        do {
            let responses = try await subscribe(fixture).makeAsyncIterator()
            _ = try await responses.next()
            while fixture.outbox.signal.waiterCount != 1 { await Task.yield() }
        }
        while fixture.outbox.signal.waiterCount != 0 { await Task.yield() }
        await fixture.close()
    }

    static let refused: [(RPCV1.SubscribeRequest, String)] = [
        (.init(after: [.init(partition: 16, position: 1)]), "after[0].partition"),
        (
            .init(after: [.init(partition: 1, position: 1), .init(partition: 1, position: 2)]),
            "after[1].partition"
        ),
        (.init(after: [.init(partition: 1, position: -1)]), "after[0].position"),
        (.init(after: Array(repeating: .init(), count: 17)), "after"),
        (.init(batchEventsMax: 1025), "batch_events_max"),
        (.init(consumer: String(repeating: "c", count: 64)), "consumer"),
    ]

    @Test(arguments: refused.indices)
    func wrongRequestsAreRefused(_ index: Int) async throws {
        let (request, field) = Self.refused[index]
        let fixture = try await EventFixture(seed: 1)
        let responses = try await subscribe(fixture, request).makeAsyncIterator()
        let error = await #expect(throws: RPCError.self) { _ = try await responses.next() }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == [field])
        await fixture.close()
    }

    @Test func aConsumerAheadOfTheSourceIsTold() async throws {
        let fixture = try await EventFixture(seed: 1)
        let request = RPCV1.SubscribeRequest(after: [.init(partition: 2, position: 9)])
        let responses = try await subscribe(fixture, request).makeAsyncIterator()
        let error = await #expect(throws: RPCError.self) { _ = try await responses.next() }
        #expect(error?.code == .outOfRange)
        #expect(error?.reason == "storage.position_ahead")
        await fixture.close()
    }
}
