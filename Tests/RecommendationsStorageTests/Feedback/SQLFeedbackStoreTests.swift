import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// What members did and do not want, and stock, on both engines.
@Suite(.timeLimit(.minutes(2)))
struct SQLFeedbackStoreTests {
    private static let now = Timestamp(microseconds: 20_000 * 86_400_000_000)

    /// Whom ids lead to, and who agrees.
    private final class Consents: Sendable {
        let survivors = Mutex<[MemberID: MemberID]>([:])
        let refused = Mutex<Set<MemberID>>([])

        func gate(
            _ member: MemberID
        ) -> (member: MemberID, isPersonalised: Bool, mayRecord: Bool) {
            let survivor = survivors.withLock { $0[member] } ?? member
            return (survivor, true, !refused.withLock { $0.contains(survivor) })
        }
    }

    private struct Fixture {
        let store: SQLFeedbackStore
        let purchases: SQLRecommendationsStore
        let database: any Database
        let consents: Consents

        func news(_ news: MemberNews...) async throws {
            try await database.write { [purchases] writer in
                try purchases.apply(news, in: writer)
            }
        }
    }

    private func with(
        _ engine: StorageEngine,
        _ body: (Fixture) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let purchases = try await SQLRecommendationsStore.open(database, random: { 42 })
            _ = try await purchases.put(["a", "b", "c"].map { Product(sku: $0, name: $0) })
            let consents = Consents()
            let store = purchases.feedbackStore { member, _ in consents.gate(member) }
            try await body(
                Fixture(
                    store: store,
                    purchases: purchases,
                    database: database,
                    consents: consents
                )
            )
        }
    }

    private func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    private func view(_ id: String, secondsAgo: Int64 = 0) -> Behaviour {
        Behaviour(
            id: id,
            kind: .view,
            at: Self.now.advanced(byMicroseconds: -secondsAgo * 1_000_000),
            organisation: "acme/1",
            products: [ProductID(1)]
        )
    }

    private func unwanted(
        _ name: String,
        _ subject: NotInterested.Subject = .category
    )
        -> NotInterested
    {
        NotInterested(subject: subject, name: name, saidAt: Self.now)
    }

    @Test(arguments: StorageEngine.allCases)
    func whatIsRecordedComesBackOnceTheNewestFirst(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let search = Behaviour(
                id: "s",
                kind: .search,
                at: Self.now,
                products: [ProductID(2), ProductID(0)],
                categories: ["tea", "茶"]
            )
            let review = Behaviour(
                id: "r",
                kind: .review,
                at: Self.now.advanced(byMicroseconds: -5),
                products: [ProductID(1)],
                score: 4
            )
            let click = Behaviour(
                id: "k",
                kind: .click,
                at: Self.now.advanced(byMicroseconds: -9),
                products: [ProductID(0)],
                listID: 77,
                place: 3
            )
            #expect(try await fixture.store.record([click, search], of: member(1)) == 2)
            #expect(try await fixture.store.record([review, search, click], of: member(1)) == 1)
            #expect(try await fixture.store.record([click], of: member(2)) == 1)
            let stored = try await fixture.store.feedback(of: member(1))
            #expect(stored.behaviours == [search, review, click])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func withoutConsentNothingIsRecorded(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            fixture.consents.refused.withLock { $0 = [member(1)] }
            let count = try await fixture.store.record([view("a")], of: member(1))
            #expect(count == nil)
            #expect(try await fixture.store.feedback(of: member(1)) == StoredFeedback())
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aConsentTakenBackDeletesWhatWasRecordedAndNothingElse(
        _ engine: StorageEngine
    ) async throws {
        try await with(engine) { fixture in
            _ = try await fixture.store.record([view("a")], of: member(1))
            _ = try await fixture.store.record([view("a")], of: member(2))
            _ = try await fixture.store.set(unwanted("tea"), of: member(1), isUndone: false)
            try await fixture.news(.withdrew(member(1)))
            let stored = try await fixture.store.feedback(of: member(1))
            #expect(stored.behaviours == [] && stored.unwanted == [unwanted("tea")])
            #expect(try await fixture.store.feedback(of: member(2)).behaviours.count == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func notInterestedIsSaidAndUndoneOnce(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let store = fixture.store
            let what = unwanted("b", .product)
            #expect(try await store.set(what, of: member(1), isUndone: false) == .changed)
            #expect(try await store.set(what, of: member(1), isUndone: false) == .unchanged)
            let stored = try await store.feedback(of: member(1))
            #expect(stored.unwanted == [what] && stored.numbers == ["b": ProductID(1)])
            #expect(try await store.set(what, of: member(1), isUndone: true) == .changed)
            #expect(try await store.set(what, of: member(1), isUndone: true) == .unchanged)
            #expect(try await store.feedback(of: member(1)).unwanted == [])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func nobodySaysMoreThanFits(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            try await fixture.database.write { writer in
                _ = try writer.execute(
                    """
                    INSERT INTO unwanted (member_id, subject, name, said_at)
                    VALUES (1, 2, $1, 0)
                    """,
                    each: (1..<NotInterested.countMax).map { [.text("c\($0)")] }
                )
            }
            let store = fixture.store
            #expect(try await store.set(unwanted("x"), of: member(1), isUndone: false) == .changed)
            #expect(try await store.set(unwanted("y"), of: member(1), isUndone: false) == .full)
            #expect(
                try await store.set(unwanted("x"), of: member(1), isUndone: false) == .unchanged
            )
            let stored = try await store.feedback(of: member(1))
            #expect(stored.unwanted.count == NotInterested.countMax)
            #expect(!stored.unwanted.contains { $0.name == "y" })
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func rowsGoWithMergesAndBackByTheIdUsed(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let store = fixture.store
            _ = try await store.record([view("own", secondsAgo: 9)], of: member(1))
            _ = try await store.record([view("other", secondsAgo: 8)], of: member(2))
            _ = try await store.set(unwanted("tea"), of: member(2), isUndone: false)
            try await fixture.news(.merged(member(2), into: member(1), mergeID: 4))
            fixture.consents.survivors.withLock { $0[member(2)] = member(1) }
            _ = try await store.record([view("after", secondsAgo: 7)], of: member(2))
            let merged = try await store.feedback(of: member(1))
            #expect(merged.behaviours.map(\.id) == ["after", "other", "own"])
            #expect(merged.unwanted.map(\.name) == ["tea"])
            #expect(try await store.feedback(of: member(2)) == StoredFeedback())
            try await fixture.news(
                .unmerged(member(2), from: member(1), mergeID: 4, orders: [])
            )
            let first = try await store.feedback(of: member(1))
            let second = try await store.feedback(of: member(2))
            #expect(first.behaviours.map(\.id) == ["own"] && first.unwanted == [])
            #expect(second.behaviours.map(\.id) == ["after", "other"])
            #expect(second.unwanted.map(\.name) == ["tea"])
            // Merged again: what came back goes again.
            try await fixture.news(.merged(member(2), into: member(1), mergeID: 5))
            #expect(try await store.feedback(of: member(1)).behaviours.count == 3)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func ofAnErasedMemberNothingIsKept(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let store = fixture.store
            _ = try await store.record([view("a")], of: member(1))
            _ = try await store.set(unwanted("tea"), of: member(1), isUndone: false)
            try await fixture.news(.erased(member(1)))
            #expect(try await store.feedback(of: member(1)) == StoredFeedback())
            let count = try await store.record([view("b")], of: member(1))
            #expect(count == nil)
            #expect(try await store.set(unwanted("x"), of: member(1), isUndone: false) == .erased)
            #expect(try await store.feedback(of: member(1)) == StoredFeedback())
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oldBehavioursAreDeleted(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let store = fixture.store
            _ = try await store.record(
                (0..<20).map { view("v\($0)", secondsAgo: Int64($0)) },
                of: member(1)
            )
            let moment = Self.now.advanced(byMicroseconds: -10_000_000)
            #expect(try await store.deleteBehaviours(before: moment) == 9)
            let kept = try await store.feedback(of: member(1)).behaviours
            #expect(kept.count == 11 && kept.allSatisfy { $0.at >= moment })
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func theLaterLevelOfStockWinsWhateverComesFirst(_ engine: StorageEngine) async throws {
        try await with(engine) { fixture in
            let store = fixture.store
            func level(_ product: Int32, _ quantity: Int64, _ asOf: Int64) -> StockLevel {
                StockLevel(
                    product: ProductID(product),
                    quantity: quantity,
                    asOf: Timestamp(microseconds: asOf)
                )
            }
            #expect(try await store.put([level(0, 5, 20), level(1, 2, 20)], in: "acme/1") == 2)
            let first = try await store.stockChanges(since: -1)
            #expect(first.levels.count == 2)
            #expect(try await store.put([level(0, 9, 19), level(1, 0, 21)], in: "acme/1") == 1)
            #expect(try await store.put([level(1, 7, 21)], in: "acme/1") == 0)
            _ = try await store.put([level(1, 4, 5)], in: "acme/2")
            let changes = try await store.stockChanges(since: first.revision)
            #expect(
                changes.levels.map { "\($0.organisation) \($0.product.rawValue) \($0.quantity)" }
                    .sorted() == ["acme/1 1 0", "acme/2 1 4"]
            )
            #expect(try await store.stockChanges(since: changes.revision).levels.isEmpty)
            let levels = try await store.levels(in: "acme/1", after: "", countMax: 10)
            #expect(levels.map(\.sku) == ["a", "b"] && levels.map(\.level.quantity) == [5, 0])
            #expect(try await store.levels(in: "acme/1", after: "a", countMax: 10).count == 1)
            #expect(try await store.levels(in: "acme/1", after: "", countMax: 1).count == 1)
        }
    }
}
