import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

/// What the ledger takes from the events of tiers.
struct TierIntakeTests {
    private let store = MemoryStore(program: .standard)

    /// Takes events in, and tells which of them were skipped.
    private func take(_ events: RPCV1.Event...) async throws -> [Int64] {
        let skipped = Mutex<[Int64]>([])
        let intake = TierIntake(
            store: store,
            now: { [store] in store.now },
            skipped: { event, _ in skipped.withLock { $0.append(event.eventID) } }
        )
        try await intake.take(events)
        return skipped.withLock { $0 }
    }

    private func event(
        _ number: Int64,
        to tier: String,
        of member: Int64 = 5,
        at effectiveAt: Int64? = nil
    ) throws -> RPCV1.Event {
        let change = TiersV1.TierChange(
            toTier: tier,
            effectiveAt: effectiveAt ?? store.now.microseconds
        )
        return RPCV1.Event(
            partition: 3,
            position: number,
            eventID: number,
            memberID: member,
            type: TiersV1.TiersEvent.messageName,
            payload: try TiersV1.TiersEvent(event: .tierChanged(change)).encoded()
        )
    }

    private func tier(of member: Int64 = 5) throws -> String? {
        let member = try #require(MemberID(rawValue: member))
        return store.state.withLock { $0.accounts[member]?.account.tier?.code }
    }

    private var count: Int { store.state.withLock { $0.records.count } }

    @Test func tiersAreNotedOnceAndInOrder() async throws {
        let (first, second) = (try event(1, to: "silver"), try event(2, to: "gold"))
        #expect(try await take(first, second) == [])
        #expect(try tier() == "gold" && count == 2)
        #expect(try await take(first, second) == [])
        #expect(try tier() == "gold" && count == 2)
        #expect(try await take(try event(3, to: "")) == [])
        #expect(try tier() == nil && count == 3)
    }

    @Test func whatIsNoTierIsToldAndChangesNothing() async throws {
        let skipped = try await take(
            try event(1, to: "gold"),
            try event(2, to: "Gold!"),
            try event(3, to: "silver", of: 0),
            try event(4, to: "silver", of: 6)
        )
        #expect(try tier() == "gold" && tier(of: 6) == "silver")
        #expect(skipped.sorted() == [2, 3])
    }

    @Test(arguments: [0, 1, -1, .min, .max, 1_770_000_000_000_000 + 90_000_000_000])
    func timesThatNoCommandMayHaveAreNone(effectiveAt: Int64) async throws {
        let event = try event(1, to: "gold", at: effectiveAt)
        #expect(try await take(event) == [])
        #expect(try tier() == "gold")
        let booked = store.state.withLock { $0.records.last?.entry }
        #expect(booked?.request.at == nil && booked?.effectiveAt == store.now)
        // One of them lies ahead no longer.
        store.advance(by: .seconds(90_000))
        #expect(try await take(event) == [])
        #expect(count == 1)
    }

    @Test func refusedNotesAreTold() async throws {
        #expect(try await take(try event(1, to: "gold")) == [])
        // Another event under the same name is a defect of its service.
        #expect(try await take(try event(1, to: "silver")) == [1])
        #expect(try tier() == "gold")
    }
}
