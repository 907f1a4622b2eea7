import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

/// Every command: what it answers, what a repeat does, and the same key with something else.
struct CommandHandlersTests {
    private let store = MemoryStore(program: KeyedMethod.program)
    private var handlers: PointsHandlers { PointsHandlers(store) }

    @Test(arguments: KeyedMethod.allCases)
    func booksOnceAndRepeatsItsAnswer(method: KeyedMethod) async throws {
        try await method.prepare(handlers)
        let first = try await method.call(handlers)
        #expect(!first.replayed)
        #expect(first.entries.map(\.kind) == method.booked.map(\.kind))
        #expect(first.entries.map(\.amount) == method.booked.map(\.amount))
        for entry in first.entries {
            #expect(entry.memberID == 5 && entry.currency == "points")
            #expect(entry.caller == "operator:caller" && entry.idempotencyKey == "k1")
            #expect(entry.organisation == KeyedMethod.store && entry.entryID > 0)
            #expect(entry.bookedAt == store.now.microseconds)
        }
        // Much has happened since: the answer is that of then, byte by byte.
        store.advance(by: .seconds(60))
        _ = try await handlers.earn(KeyedMethod.earn(3, key: "later"), context: context())
        let count = store.state.withLock { $0.records.count }
        var second = try await method.call(handlers)
        #expect(second.replayed)
        second.replayed = false
        #expect(try second.encoded() == first.encoded())
        #expect(store.state.withLock { $0.records.count } == count)
    }

    @Test(arguments: KeyedMethod.allCases)
    func keyWithOtherContentIsRefusedByTheField(method: KeyedMethod) async throws {
        try await method.prepare(handlers)
        _ = try await method.call(handlers)
        await expectRefusal("points.key_reused", method.variedField) {
            try await method.call(handlers, varied: true)
        }
    }

    @Test(arguments: KeyedMethod.allCases.filter { $0 != .placeHold && $0 != .adjust })
    func keyOfAnotherMethodIsRefused(method: KeyedMethod) async throws {
        try await method.prepare(handlers)
        _ = try await handlers.adjust(
            KeyedMethod.adjust(1, key: "k1"),
            context: context(id: "caller")
        )
        await expectRefusal("points.key_reused") { try await method.call(handlers) }
    }

    @Test func keyBelongsToItsCaller() async throws {
        let request = KeyedMethod.earn(10, key: "k")
        let first = try await handlers.earn(request, context: context(.till, id: "a"))
        let second = try await handlers.earn(request, context: context(.till, id: "b"))
        #expect(!second.replayed && second.entries != first.entries)
        #expect(second.entries.first?.caller == "till:b")
    }

    @Test func holdBelongsToItsNameAlone() async throws {
        _ = try await handlers.earn(KeyedMethod.earn(500, key: "k"), context: context())
        let first = try await handlers.placeHold(KeyedMethod.hold("h"), context: context(id: "a"))
        let second = try await handlers.placeHold(KeyedMethod.hold("h"), context: context(id: "b"))
        #expect(second.replayed && second.entries == first.entries)
    }

    @Test func refusalIsRepeatedAndReusedKeysAreNamed() async throws {
        let burn = KeyedMethod.burn(10, key: "k")
        await expectRefusal("points.insufficient_balance", "amount") {
            try await handlers.burn(burn, context: context())
        }
        _ = try await handlers.earn(KeyedMethod.earn(500, key: "e"), context: context())
        // Its sender was told that nothing moved: a late copy of it moves nothing either.
        await expectRefusal("points.insufficient_balance", "amount") {
            try await handlers.burn(burn, context: context())
        }
        await expectRefusal("points.key_reused") {
            try await handlers.burn(KeyedMethod.burn(11, key: "k"), context: context())
        }
        let again = try await handlers.burn(KeyedMethod.burn(10, key: "k2"), context: context())
        #expect(again.entries.first?.amount == -10)
    }

    @Test func entriesSayWhatTheyAreAbout() async throws {
        var earn = KeyedMethod.earn(100, key: "e")
        earn.activatesAt = 1_769_000_000_000_000
        earn.expiresAt = 1_790_000_000_000_000
        earn.ruleVersion = "welcome@2"
        earn.at = 1_769_900_000_000_000
        let earned = try await handlers.earn(earn, context: context()).entries[0]
        let terms = PointsV1.LotTerms(
            granted: 100,
            activatesAt: earn.activatesAt,
            expiresAt: earn.expiresAt,
            issuer: KeyedMethod.store,
            ruleVersion: "welcome@2"
        )
        #expect(
            earned.lots == [
                .init(entryNumber: 1, index: 0, free: 100, held: 0, terms: terms, grant: true)
            ]
        )
        #expect(
            earned.subject
                == .grant(.init(activatesAt: earn.activatesAt, expiresAt: earn.expiresAt))
        )
        #expect(earned.effectiveAt == earn.at && earned.ruleVersion == "welcome@2")
        #expect(
            earned.counterLegs == [.init(account: "issued", amount: -100, currency: "points")]
        )
        let held = try await handlers.placeHold(KeyedMethod.hold("h"), context: context())
        #expect(
            held.entries[0].subject
                == .hold(.init(holdID: "h", deadline: KeyedMethod.later))
        )
        #expect(
            held.entries[0].lots == [
                .init(entryNumber: 1, index: 0, free: -100, held: 100, terms: terms)
            ]
        )
        #expect(held.entries[0].balanceAfter == 100 && held.entries[0].counterLegs == [])
    }

    @Test func debtsAndProposalsAndMergesAreTold() async throws {
        try await KeyedMethod.writeOff.prepare(handlers)
        let taken = store.state.withLock { $0.records.last?.booked }
        let entry = PointsV1.Entry(try #require(taken))
        #expect(entry.debts == [.init(entryNumber: 3, owed: 900)])
        #expect(entry.amount == -100)
        #expect(
            entry.counterLegs == [
                .init(account: "debt", amount: -900, currency: "points"),
                .init(account: "issued", amount: 1000, currency: "points"),
            ]
        )
        #expect(entry.subject == .target(.init(entryID: 1, entryNumber: 1)))
        let proposed = try await handlers.adjust(
            KeyedMethod.adjust(500, key: "p"),
            context: context(id: "a")
        ).entries[0]
        let week = store.now.advanced(by: .seconds(7 * 86_400)).microseconds
        #expect(proposed.kind == .proposal)
        #expect(proposed.subject == .proposal(.init(amount: 500, until: week)))
        await expectRefusal("points.second_person_required") {
            try await handlers.decideAdjustment(
                .init(
                    memberID: 5,
                    organisation: KeyedMethod.store,
                    reasonCode: "goodwill",
                    idempotencyKey: "d",
                    proposalID: proposed.entryID,
                    approve: true
                ),
                context: context(id: "a")
            )
        }
        let merged = try await KeyedMethod.mergeMembers.call(handlers).entries[0]
        guard case .other(let other) = merged.subject else {
            Issue.record("\(merged)")
            return
        }
        #expect(other.memberID == 6 && other.entryNumber == 2)
        #expect(other.lifetime == .init(earned: 50))
    }
}
