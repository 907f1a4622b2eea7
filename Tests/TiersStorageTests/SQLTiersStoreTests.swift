import Primitives
import StorageCore
import StorageSQLite
import Testing
import TiersDomain
import TiersStorage

@Suite struct SQLTiersStoreTests {
    private let folder: TestTiers.Folder

    init() throws { folder = try TestTiers.Folder() }

    private func apply(
        _ events: [TiersBatch.Event],
        to store: SQLTiersStore,
        size: Int = 10
    ) async throws {
        for start in stride(from: 0, to: events.count, by: size) {
            let batch = Array(events[start..<min(start + size, events.count)])
            let now = batch.map(\.bookedAt).max() ?? TestTiers.day(0)
            try await store.apply(TiersBatch(source: "points", events: batch), now: now)
        }
    }

    private func everything(
        _ store: SQLTiersStore
    ) async throws -> [[String]] {
        var all: [[String]] = []
        for number in Int64(1)...5 {
            let member = TestTiers.member(number)
            let ledger = try await store.ledger(of: member)
            let history = try await store.history(of: member, before: nil, countMax: 1000)
            let account = try await store.account(of: member)
            all.append(
                ledger.map { "\($0)" } + history.map { "\($0)" } + [
                    "\(String(describing: account))"
                ]
            )
        }
        return all
    }

    @Test func repeatedBatchesBookNothingAgain() async throws {
        let rules = try TestTiers.rules()
        try await TestTiers.with(folder, rules: rules) { store, _ in
            let events = TestTiers.events(60)
            try await apply(events, to: store)
            let before = try await everything(store)
            try await apply(events, to: store, size: 7)
            try await apply(Array(events.suffix(20)), to: store, size: 3)
            #expect(try await everything(store) == before)
            let audit = try await store.audit(now: TestTiers.day(700))
            #expect(audit.findings == [])
            #expect(audit.members == 5)
            #expect(audit.growthEntries == 60)
            #expect(audit.events == audit.growthEntries + audit.tierChanges)
        }
    }

    @Test func everythingIsThereAfterReopening() async throws {
        let rules = try TestTiers.rules()
        let before = try await TestTiers.with(folder, rules: rules) { store, _ in
            try await apply(TestTiers.events(40), to: store)
            return try await everything(store)
        }
        try await TestTiers.with(folder, rules: rules) { store, _ in
            #expect(try await everything(store) == before)
            #expect(try await store.asOf() == TestTiers.day(360))
            try await apply(TestTiers.events(60), to: store)
            #expect(try await store.audit(now: TestTiers.day(700)).findings == [])
        }
    }

    @Test func otherRulesAreRefused() async throws {
        try await TestTiers.with(folder, rules: try TestTiers.rules()) { _, _ in }
        for rules in [try TestTiers.rules(vip: 2001), try TestTiers.rules(zone: "Asia/Tokyo")] {
            let error = await #expect(throws: StorageError.self) {
                try await TestTiers.with(folder, rules: rules) { _, _ in }
            }
            #expect(error?.code == .incompatible)
        }
    }

    @Test func theEndsOfPeriodsAreBookedOnce() async throws {
        let rules = try TestTiers.rules()
        try await TestTiers.with(folder, rules: rules) { store, _ in
            let events = (1...300).map { number in
                let member = TestTiers.member(Int64(number))
                return TiersBatch.Event(
                    partition: Partition.index(of: member),
                    position: Int64(number),
                    bookedAt: TestTiers.day(10),
                    input: .orderCommitted(
                        member,
                        OrderReference(channel: "pos", orderID: "\(number)"),
                        paid: Fen(250_000),
                        at: TestTiers.day(10),
                        bookedAt: TestTiers.day(10)
                    )
                )
            }
            try await apply(events, to: store, size: 100)
            let end = TestTiers.day(731)
            #expect(
                try await store.sweep(horizon: TestTiers.day(700), now: end, membersMax: 99) == 0
            )
            var counts: [Int] = []
            for _ in 0..<4 {
                counts.append(try await store.sweep(horizon: end, now: end, membersMax: 128))
            }
            #expect(counts == [128, 128, 44, 0])
            let history = try await store.history(
                of: TestTiers.member(7),
                before: nil,
                countMax: 10
            )
            #expect(history.map(\.cause) == [.periodEnded, .growthReached, .firstOrder])
            let audit = try await store.audit(now: end)
            #expect(audit.findings == [])
            #expect(audit.tierChanges == 900)
        }
    }

    @Test(arguments: [
        "UPDATE tier_members SET tier_rank = 2, since = 1",
        "UPDATE growth_entries SET growth = growth + 1 WHERE entry_number = 1",
        "DELETE FROM tier_changes WHERE change_number = 1",
        "DELETE FROM outbox WHERE position = 3",
        "UPDATE tier_changes SET to_tier = 'black' WHERE change_number = 1",
    ])
    func theAuditFindsWhatWasTamperedWith(statement: String) async throws {
        try await TestTiers.with(folder, rules: try TestTiers.rules()) { store, database in
            try await apply(TestTiers.events(40), to: store)
            try await database.write { writer in _ = try writer.execute(statement) }
            let findings = try await store.audit(now: TestTiers.day(700)).findings
            #expect(!findings.isEmpty)
            #expect(findings.count <= TiersAudit.findingsMax)
        }
    }

    @Test func pagesGoBackInOrder() async throws {
        try await TestTiers.with(folder, rules: try TestTiers.rules()) { store, _ in
            try await apply(TestTiers.events(60), to: store)
            let member = TestTiers.member(2)
            let all = try await store.ledger(of: member)
            let newest = try await store.growth(of: member, before: nil, countMax: 4)
            let next = try await store.growth(of: member, before: newest[3].number, countMax: 4)
            #expect(newest + next == Array(all.reversed().prefix(8)))
        }
    }
}
