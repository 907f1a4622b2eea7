import Primitives
import StorageCore
import StorageSQLite
import Testing
import TiersDomain
import TiersStorage

/// Growth that moves with merges of members, and back.
@Suite(.timeLimit(.minutes(3)))
struct TierMergeTests {
    private let folder: TestTiers.Folder

    init() throws { folder = try TestTiers.Folder() }

    /// One store, fed by hand: every batch has the next positions.
    private final class Feed {
        let store: SQLTiersStore
        let database: SQLiteDatabase
        var day: Int64 = 0

        init(_ store: SQLTiersStore, _ database: SQLiteDatabase) {
            self.store = store
            self.database = database
        }

        var now: Timestamp { TestTiers.day(day) }

        func take(_ inputs: TiersInput...) async throws {
            let now = now
            _ = try await database.write { [store] writer in
                try store.apply(inputs, now: now, in: writer)
            }
        }

        func order(_ id: String, of member: Int64, yuan: Int64) async throws {
            try await take(
                .orderCommitted(
                    TestTiers.member(member),
                    OrderReference(channel: "pos", orderID: id),
                    paid: Fen(yuan * 100),
                    at: now,
                    bookedAt: now
                )
            )
        }

        func reversal(_ id: String, of member: Int64) async throws {
            try await take(
                .orderReversed(
                    TestTiers.member(member),
                    OrderReference(channel: "pos", orderID: id),
                    at: now,
                    bookedAt: now
                )
            )
        }

        func merge(_ absorbed: Int64, into survivor: Int64, _ mergeID: Int64) async throws {
            try await take(
                .membersMerged(
                    TestTiers.member(absorbed),
                    into: TestTiers.member(survivor),
                    mergeID: mergeID,
                    at: now
                )
            )
        }

        func unmerge(
            _ absorbed: Int64,
            from survivor: Int64,
            _ mergeID: Int64,
            orders: [String] = []
        ) async throws {
            try await take(
                .membersUnmerged(
                    TestTiers.member(absorbed),
                    from: TestTiers.member(survivor),
                    mergeID: mergeID,
                    orders: orders.map { OrderReference(channel: "pos", orderID: $0) },
                    at: now
                )
            )
        }

        /// What stands for a member: its orders with their growth, by name.
        func growth(_ member: Int64) async throws -> [String: Int64] {
            var growth: [String: Int64] = [:]
            for line in try await store.ledger(of: TestTiers.member(member)).standing {
                growth[line.order.orderID, default: 0] += line.growth.rawValue
            }
            return growth
        }

        func standing(_ member: Int64, _ rules: TierRules) async throws -> Standing? {
            let account = try await store.account(of: TestTiers.member(member))
            let ledger = try await store.ledger(of: TestTiers.member(member))
            return account?.standing(at: now, rules: rules) { () throws(Never) in ledger }
        }

        func findings() async throws -> [String] { try await store.audit(now: now).findings }
    }

    private func with(_ body: (Feed, TierRules) async throws -> Void) async throws {
        let rules = try TestTiers.rules()
        try await TestTiers.with(folder, rules: rules) { store, database in
            try await body(Feed(store, database), rules)
        }
    }

    /// peers.md, row 24: coupons and logs left behind.
    @Test func growthIsNotLeftBehindByAMerge() async throws {
        try await with { feed, rules in
            try await feed.order("a", of: 1, yuan: 1200)
            try await feed.order("b", of: 2, yuan: 900)
            let before = (
                try await feed.standing(1, rules), try await feed.standing(2, rules)
            )
            feed.day = 1
            try await feed.merge(2, into: 1, 1)
            #expect(try await feed.growth(1) == ["a": 1200, "b": 900])
            #expect(try await feed.growth(2) == ["a": 1200, "b": 900])
            let merged = try #require(try await feed.standing(2, rules))
            #expect(merged.rank == 1 && merged.growth == Growth(2100))
            #expect(try await feed.findings() == [])
            let change = try await feed.store.history(
                of: TestTiers.member(1),
                before: nil,
                countMax: 1
            ).first
            #expect(change?.cause == .membersMerged && change?.reference == "merge/1")
            // The same again, as after the stream was read from its beginning.
            try await feed.merge(2, into: 1, 1)
            #expect(try await feed.growth(1).count == 2)
            try await feed.unmerge(2, from: 1, 1)
            #expect(try await feed.growth(1) == ["a": 1200])
            #expect(try await feed.growth(2) == ["b": 900])
            feed.day = 0
            #expect(try await feed.standing(1, rules)?.rank == before.0?.rank)
            #expect(try await feed.standing(2, rules)?.growth == before.1?.growth)
            #expect(try await feed.findings() == [])
        }
    }

    @Test func whatIsSentForTheOldIDGoesBackWithItAndIsTakenBackThere() async throws {
        try await with { feed, _ in
            try await feed.order("a", of: 1, yuan: 100)
            try await feed.merge(2, into: 1, 1)
            try await feed.order("b", of: 2, yuan: 200)
            try await feed.order("c", of: 1, yuan: 300)
            try await feed.order("d", of: 1, yuan: 400)
            #expect(try await feed.growth(1) == ["a": 100, "b": 200, "c": 300, "d": 400])
            try await feed.unmerge(2, from: 1, 1, orders: ["c"])
            #expect(try await feed.growth(1) == ["a": 100, "d": 400])
            #expect(try await feed.growth(2) == ["b": 200, "c": 300])
            feed.day = 3
            // The order that was given away still names the member that it was sent for.
            try await feed.reversal("c", of: 1)
            try await feed.reversal("b", of: 2)
            #expect(try await feed.growth(2) == ["b": 0, "c": 0])
            #expect(try await feed.findings() == [])
        }
    }

    /// Members that no event has told of before, and merges of merged ones.
    @Test func chainsEndAtWhoRemains() async throws {
        try await with { feed, _ in
            try await feed.merge(2, into: 1, 1)
            try await feed.order("b", of: 2, yuan: 20)
            try await feed.merge(1, into: 3, 2)
            try await feed.order("c", of: 2, yuan: 30)
            try await feed.order("d", of: 1, yuan: 40)
            #expect(try await feed.growth(2) == ["b": 20, "c": 30, "d": 40])
            #expect(try await feed.findings() == [])
            try await feed.unmerge(1, from: 3, 2)
            #expect(try await feed.growth(1) == ["b": 20, "c": 30, "d": 40])
            #expect(try await feed.growth(3).isEmpty)
            try await feed.unmerge(2, from: 1, 1)
            #expect(try await feed.growth(1) == ["d": 40])
            #expect(try await feed.growth(2) == ["b": 20, "c": 30])
            #expect(try await feed.findings() == [])
        }
    }

    @Test func aLineThatMovedOnOneSideOnlyIsFound() async throws {
        try await with { feed, _ in
            try await feed.order("a", of: 2, yuan: 100)
            try await feed.merge(2, into: 1, 1)
            #expect(try await feed.findings() == [])
            try await feed.database.write { writer in
                _ = try writer.execute(
                    "UPDATE growth_entries SET growth = growth + 5 WHERE is_out = 0"
                )
            }
            let found = try await feed.findings()
            #expect(found.contains { $0.contains("one side only") }, "\(found)")
        }
    }

    /// Sequences of orders, returns, merges and unmerges: once everything is undone each member
    /// stands where it would without any merge, and every ledger derives again on the way.
    @Test(arguments: UInt64(1)...6)
    func whatIsUndoneLeavesEverybodyAsTheyWere(seed: UInt64) async throws {
        let rules = try TestTiers.rules()
        let twinFolder = try TestTiers.Folder()
        try await TestTiers.with(twinFolder, rules: rules) { twinStore, twinDatabase in
            let twin = Feed(twinStore, twinDatabase)
            try await with { feed, rules in
                var random = SeededRandom(seed: seed)
                var orders: [(id: String, member: Int64)] = []
                var open: [(mergeID: Int64, absorbed: Int64, survivor: Int64)] = []
                var operations: Int64 = 0
                func root(_ id: Int64) -> Int64 {
                    open.first { $0.absorbed == id }.map { root($0.survivor) } ?? id
                }
                for step in 0..<50 {
                    feed.day += Int64(random.next() % 20)
                    twin.day = feed.day
                    let member = Int64(random.next() % 4) + 1
                    switch random.next() % 5 {
                    case 0, 1:
                        let yuan = Int64(random.next() % 3000)
                        try await feed.order("o\(step)", of: member, yuan: yuan)
                        try await twin.order("o\(step)", of: member, yuan: yuan)
                        orders.append(("o\(step)", member))
                    case 2:
                        guard let order = orders.randomElement(using: &random) else { continue }
                        try await feed.reversal(order.id, of: order.member)
                        try await twin.reversal(order.id, of: order.member)
                    case 3:
                        let roots = Set((1...4).map(root)).sorted()
                        guard let survivor = roots.randomElement(using: &random),
                            let absorbed = roots.first(where: { $0 != survivor })
                        else { continue }
                        operations += 1
                        try await feed.merge(absorbed, into: survivor, operations)
                        open.append((operations, absorbed, survivor))
                    default:
                        guard let last = open.popLast() else { continue }
                        operations += 1
                        try await feed.unmerge(last.absorbed, from: last.survivor, last.mergeID)
                    }
                    #expect(try await feed.findings() == [], "seed \(seed), step \(step)")
                }
                while let last = open.popLast() {
                    try await feed.unmerge(last.absorbed, from: last.survivor, last.mergeID)
                }
                for member in Int64(1)...4 {
                    #expect(try await feed.growth(member) == twin.growth(member))
                    let (here, there) = (
                        try await feed.standing(member, rules),
                        try await twin.standing(member, rules)
                    )
                    #expect(here?.rank ?? 0 == there?.rank ?? 0, "seed \(seed), \(member)")
                    #expect(here?.growth ?? .zero == there?.growth ?? .zero)
                    #expect(here?.keptUntil == there?.keptUntil)
                }
                #expect(try await feed.findings() == [])
            }
        }
    }
}
