import Primitives
import RecommendationsDomain
import RecommendationsStorage
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// The log of what was shown, with what came of it.
@Suite(.timeLimit(.minutes(2)))
final class ServedListsTests: Sendable {
    /// Whom ids lead to, and who does not agree.
    private let survivors = Mutex<[MemberID: MemberID]>([:])
    private let refused = Mutex<Set<MemberID>>([])

    private static let day: Int64 = 86_400_000_000
    private static let start = Timestamp(microseconds: 20_000 * day)

    private func member(_ number: Int64) -> MemberID {
        guard let member = MemberID(rawValue: number) else { preconditionFailure("no member") }
        return member
    }

    private func list(
        _ id: Int64,
        of number: Int64,
        atDay: Int64 = 0,
        _ products: [Int32],
        choice: ServedList.Choice? = nil
    ) -> ServedList {
        ServedList(
            id: id,
            memberID: member(number),
            servedAt: Self.start.advanced(byMicroseconds: atDay * Self.day),
            kind: "next_basket",
            organisation: "acme/store-1",
            channel: "app",
            modelVersion: "trees@1",
            products: products.map { ProductID($0) },
            choice: choice
        )
    }

    private func order(
        _ position: Int64,
        of number: Int64,
        atDay: Int64,
        _ skus: [String]
    )
        -> PurchaseBatch.Event
    {
        PurchaseBatch.Event(
            partition: 3,
            position: position,
            fact: .bought(
                member(number),
                OrderKey(channel: "pos", orderID: "\(position)"),
                paidAt: Self.start.advanced(byMicroseconds: atDay * Self.day + 1),
                day: Day(20_000 + Int32(atDay)),
                organisation: "acme/store-1",
                lines: skus.map { .init(sku: $0, category: "c", brand: "b") }
            )
        )
    }

    private func outcomes(
        _ lists: ServedLists,
        untilDay: Int64 = 1000,
        in unit: String? = nil
    ) async throws
        -> [ServedOutcome]
    {
        let found = Mutex<[ServedOutcome]>([])
        try await lists.forEachOutcome(
            in: unit.flatMap { OrganisationPath($0) },
            from: Self.start,
            until: Self.start.advanced(byMicroseconds: untilDay * Self.day),
            boughtWithin: .seconds(7 * 86_400)
        ) { outcome in found.withLock { $0.append(outcome) } }
        return found.withLock { $0 }
    }

    private func with(
        _ engine: StorageEngine,
        _ body: (ServedLists, SQLRecommendationsStore, any Database) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let store = try await SQLRecommendationsStore.open(database, random: { 42 })
            _ = try await store.put(["a", "b", "c"].map { Product(sku: $0, name: $0) })
            let lists = ServedLists(database) { [self] member, _ in
                let survivor = survivors.withLock { $0[member] } ?? member
                return (survivor, true, !refused.withLock { $0.contains(survivor) })
            }
            try await body(lists, store, database)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatIsAddedComesBackOnceWithItsChance(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, _, _ in
            let choice = ServedList.Choice(experiment: "home", arm: "trees", propensity: 0.25)
            let first = list(7, of: 1, [2, 0, 1], choice: choice)
            let second = list(8, of: 1, atDay: 2, [])
            try await lists.add([first, second])
            // Added again under the same number, whatever it says: it stays as it was.
            try await lists.add([list(7, of: 1, [1])])
            #expect(try await outcomes(lists).map(\.list) == [first, second])
            #expect(try await outcomes(lists, untilDay: 2).map(\.list) == [first])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aPurchaseCountsWithinItsTimeAndWhileItStands(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, store, _ in
            try await lists.add([list(1, of: 1, atDay: 10, [0, 1, 2]), list(2, of: 2, [0])])
            _ = try await store.apply(
                PurchaseBatch(
                    source: "points",
                    events: [
                        order(1, of: 1, atDay: 9, ["a"]), order(2, of: 1, atDay: 12, ["b"]),
                        order(3, of: 1, atDay: 18, ["c"]), order(4, of: 2, atDay: 1, ["a"]),
                        PurchaseBatch.Event(
                            partition: 3,
                            position: 5,
                            fact: .takenBack(
                                member(2),
                                OrderKey(channel: "pos", orderID: "4")
                            )
                        ),
                    ]
                )
            )
            let bought = try await outcomes(lists).map { $0.items.map(\.isBought) }
            #expect(bought == [[false, true, false], [false]])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func listsGoWithMergesAndBackAndWithTheirMember(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, store, database in
            try await lists.add([list(1, of: 1, [0]), list(2, of: 2, [1])])
            func news(_ news: MemberNews) async throws {
                try await database.write { writer in try store.apply([news], in: writer) }
            }
            try await news(.merged(member(2), into: member(1), mergeID: 5))
            survivors.withLock { $0[member(2)] = member(1) }
            // What is sent for the old id goes the same way.
            try await lists.add([list(3, of: 2, [2])])
            #expect(try await outcomes(lists).map(\.list.memberID.rawValue) == [1, 1, 1])
            try await news(.unmerged(member(2), from: member(1), mergeID: 5, orders: []))
            survivors.withLock { $0[member(2)] = nil }
            let owners = try await outcomes(lists).map { [$0.list.memberID.rawValue, $0.list.id] }
            #expect(owners == [[1, 1], [2, 2], [2, 3]])
            try await news(.erased(member(2)))
            try await lists.add([list(4, of: 2, [2])])
            #expect(try await outcomes(lists).map(\.list.id) == [1])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oldListsAreDeleted(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, _, _ in
            try await lists.add((1...9).map { list($0, of: $0, atDay: $0, [0]) })
            let moment = Self.start.advanced(byMicroseconds: 4 * Self.day)
            #expect(try await lists.deleteLists(before: moment) == 3)
            #expect(try await outcomes(lists).map(\.list.id) == [4, 5, 6, 7, 8, 9])
        }
    }

    /// A consent that is taken back while a list waits to be written down.
    @Test(arguments: StorageEngine.allCases)
    func listsOfWhoDoesNotAllowItAnyMoreAreNotKept(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, store, database in
            refused.withLock { $0 = [member(1)] }
            try await database.write { [self] writer in
                try store.apply([.withdrew(member(1))], in: writer)
            }
            try await lists.add([list(1, of: 1, [0]), list(2, of: 2, [1])])
            #expect(try await outcomes(lists).map(\.list.id) == [2])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func outcomesOfAUnitAreThoseBelowIt(_ engine: StorageEngine) async throws {
        try await with(engine) { lists, _, _ in
            try await lists.add([list(1, of: 1, [0])])
            for (unit, count) in [("acme", 1), ("acme/store-1", 1), ("acme/store", 0), ("a", 0)] {
                #expect(try await outcomes(lists, in: unit).count == count)
            }
        }
    }
}
