import MemberDirectory
import PointsDomain
import PointsService
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Synchronization
import Testing

/// Identity's merges, carried out by the ledger.
@Suite(.timeLimit(.minutes(3)))
struct MergeIntakeTests {
    /// Numbers what identity says.
    private final class Books: Sendable {
        private let state = Mutex<Int64>(0)

        func merge(_ absorbed: Int64, into survivor: Int64) -> MergeOperation {
            let number = next()
            return operation(number, number, absorbed, survivor, .merged)
        }

        func unmerge(
            _ absorbed: Int64,
            from survivor: Int64,
            merge: Int64,
            orders: [MergeOperation.OrderName] = []
        ) -> MergeOperation {
            operation(
                next(),
                merge,
                absorbed,
                survivor,
                .unmerged(entries: [], orders: orders)
            )
        }

        private func next() -> Int64 {
            state.withLock { last in
                last += 1
                return last
            }
        }

        private func operation(
            _ number: Int64,
            _ mergeID: Int64,
            _ absorbed: Int64,
            _ survivor: Int64,
            _ kind: MergeOperation.Kind
        ) -> MergeOperation {
            MergeOperation(
                number: number,
                kind: kind,
                mergeID: mergeID,
                survivor: member(survivor),
                absorbed: member(absorbed),
                organisation: organisation("acme"),
                at: LedgerFolder.start
            )
        }
    }

    private struct Killed: Error {}

    private func intake(_ store: DatabasePointsStore) -> MergeIntake {
        MergeIntake(
            store: store,
            skipped: { operation, reason in
                Issue.record("operation \(operation.number): \(reason)")
            }
        )
    }

    /// peers.md, row 24: points lost or doubled (50 + 100 → 200, then 100).
    @Test(arguments: StorageEngine.allCases)
    func pointsAreNeitherLostNorDoubledByAMerge(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            let books = Books()
            let intake = intake(store)
            try await store.book(earn(1, "a", 50))
            try await store.book(earn(2, "a", 100))
            let merge = books.merge(2, into: 1)
            // Told twice, and by a process that is killed before it has noted anything.
            await #expect(throws: Killed.self) {
                try await intake.run([merge]) { _ in throw Killed() }
            }
            for _ in 0..<2 { _ = try await intake.run([merge]) { _ in } }
            #expect(try await store.points(of: 1) == 150)
            #expect(try await store.points(of: 2) == 150)
            let unmerge = books.unmerge(2, from: 1, merge: merge.mergeID)
            for _ in 0..<2 { _ = try await intake.run([unmerge]) { _ in } }
            #expect(try await store.points(of: 1) == 50)
            #expect(try await store.points(of: 2) == 100)
        }
    }

    /// A till that still holds the old id goes on; what it sends belongs to that id.
    @Test(arguments: StorageEngine.allCases)
    func whatIsSentForTheOldIDGoesBackWithIt(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            let books = Books()
            let intake = intake(store)
            try await store.book(earn(1, "a", 500))
            try await store.book(earn(2, "a", 300))
            let merge = books.merge(2, into: 1)
            _ = try await intake.run([merge]) { _ in }
            guard case .booked(let sent) = try await store.commit(order(1, member: 2, fen: 9000)),
                case .booked = try await store.commit(order(2, member: 1, fen: 4000)),
                case .booked = try await store.commit(order(3, member: 1, fen: 1000))
            else {
                Issue.record("an order was not booked")
                return
            }
            #expect(sent.order.member == member(1))
            #expect(sent.earning.request.member == member(2))
            try await store.book(burn(2, "b", 20))
            #expect(try await store.points(of: 1) == 500 + 300 + 90 + 40 + 10 - 20)
            // Order 3 named the survivor, and was the other's all the same.
            let unmerge = books.unmerge(
                2,
                from: 1,
                merge: merge.mergeID,
                orders: [.init(channel: "pos", orderID: order(3).identity.orderID.rawValue)]
            )
            _ = try await intake.run([unmerge]) { _ in }
            #expect(try await store.points(of: 1) == 540)
            #expect(try await store.points(of: 2) == 300 + 90 + 10 - 20)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aMergeWaitsForHeldPointsAndHoldsUpNobodyElse(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, folder in
            let books = Books()
            let intake = intake(store)
            for id in Int64(1)...4 { try await store.book(earn(id, "a", 100 * id)) }
            let until = folder.now.advanced(by: .seconds(3600))
            try await store.book(hold(2, "h", 10, until: until))
            let operations = [
                books.merge(2, into: 1), books.merge(4, into: 3),
                books.unmerge(2, from: 1, merge: 1),
            ]
            let first = try await intake.run(operations) { _ in }
            #expect(first.done == 1 && first.waiting == [1, 3])
            #expect(try await store.points(of: 1) == 100)
            #expect(try await store.points(of: 3) == 700)
            folder.now = until.advanced(by: .seconds(1))
            let second = try await intake.run([operations[0], operations[2]]) { _ in }
            #expect(second.done == 2 && second.waiting.isEmpty)
            #expect(try await store.points(of: 1) == 100)
            #expect(try await store.points(of: 2) == 200)
        }
    }

    /// Sequences of earning, burning, orders, merges and unmerges: the sum over all members stays,
    /// and once all merges are undone each has what was its own, to the point.
    @Test(arguments: StorageEngine.allCases, UInt64(1)...4)
    func whatIsUndoneLeavesEverybodyAsTheyWere(
        engine: StorageEngine,
        seed: UInt64
    ) async throws {
        try await engine.withLedger(program: .rich) { store, _ in
            var random = SeededRandom(seed: seed)
            let books = Books()
            let intake = intake(store)
            var own: [Int64: Int64] = [1: 0, 2: 0, 3: 0, 4: 0]
            var open: [(mergeID: Int64, absorbed: Int64, survivor: Int64)] = []
            func root(_ id: Int64) -> Int64 {
                open.first { $0.absorbed == id }.map { root($0.survivor) } ?? id
            }
            for step in 0..<60 {
                let id = Int64(random.next() % 4) + 1
                let amount = Int64(random.next() % 90) + 10
                switch random.next() % 6 {
                case 0, 1:
                    try await store.book(earn(id, "e\(step)", amount))
                    own[id, default: 0] += amount
                case 2:
                    _ = try await store.commit(order(step, member: id, fen: amount * 100))
                    own[id, default: 0] += amount
                case 3:
                    let most = min(amount, own[id] ?? 0)
                    if most > 0 {
                        try await store.book(burn(id, "b\(step)", most))
                        own[id, default: 0] -= most
                    }
                case 4:
                    let roots = Set((1...4).map(root)).sorted()
                    guard roots.count > 1 else { continue }
                    let survivor = roots[Int(random.next() % UInt64(roots.count))]
                    guard let absorbed = roots.first(where: { $0 != survivor }) else { continue }
                    let operation = books.merge(absorbed, into: survivor)
                    _ = try await intake.run([operation]) { _ in }
                    open.append((operation.mergeID, absorbed, survivor))
                default:
                    guard let last = open.popLast() else { continue }
                    let operation = books.unmerge(
                        last.absorbed,
                        from: last.survivor,
                        merge: last.mergeID
                    )
                    for _ in 0..<2 { _ = try await intake.run([operation]) { _ in } }
                }
                var sum: Int64 = 0
                for id in Set((1...4).map(root)) { sum += try await store.points(of: id) }
                #expect(sum == own.values.reduce(0, +), "seed \(seed), step \(step)")
            }
            while let last = open.popLast() {
                let operation = books.unmerge(
                    last.absorbed,
                    from: last.survivor,
                    merge: last.mergeID
                )
                _ = try await intake.run([operation]) { _ in }
            }
            for id in Int64(1)...4 {
                #expect(try await store.points(of: id) == own[id], "seed \(seed), member \(id)")
            }
        }
    }
}
