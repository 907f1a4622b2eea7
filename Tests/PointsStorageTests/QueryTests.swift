import PointsDomain
import PointsStorage
import Primitives
import StorageCore
import StorageTestKit
import Testing

/// What can be asked of the past.
@Suite(.timeLimit(.minutes(2)))
struct QueryTests {
    @Test(arguments: StorageEngine.allCases)
    func accountAsOfIsWhatItWas(engine: StorageEngine) async throws {
        try await engine.withLedger { store, folder in
            var then: [(Timestamp, Account)] = [(folder.now, Account(member: member(1)))]
            for number in 0..<80 {
                folder.now = folder.now.advanced(by: .seconds(60))
                let key = "k\(number)"
                try await store.book(number % 3 == 2 ? burn(1, key, 3) : earn(1, key, 5))
                if number % 9 == 0 {
                    then.append((folder.now, try await store.account(of: member(1))))
                }
            }
            for (instant, account) in then {
                #expect(try await store.account(of: member(1), asOf: instant) == account)
            }
            let now = try await store.account(of: member(1))
            #expect(try await store.account(of: member(1), asOf: .max) == now)
            try await store.book(merge(1, into: 2, "m"))
            let last = then[then.count - 1]
            #expect(try await store.account(of: member(1), asOf: last.0) == last.1)
            let merged = try await store.account(of: member(1), asOf: .max)
            #expect(merged.mergedInto == member(2))
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func statementLeavesNotesOutAndEndsAtAnInstant(engine: StorageEngine) async throws {
        try await engine.withLedger { store, folder in
            // Notes first, last and between.
            _ = try await store.answer(burn(1, "no0", 1))
            var instants: [Timestamp] = []
            for number in 1...10 {
                folder.now = folder.now.advanced(by: .seconds(1))
                instants.append(folder.now)
                try await store.book(earn(1, "k\(number)", 1))
                if number % 2 == 0 { _ = try await store.answer(burn(1, "no\(number)", 1000)) }
            }
            func amounts(_ asOf: Timestamp?, limit: Int) async throws -> [[Int64]] {
                var pages: [[Int64]] = []
                var position: JournalID?
                repeat {
                    let page = try await store.statement(
                        of: member(1),
                        from: position,
                        asOf: asOf,
                        limit: limit
                    )
                    pages.append(page.entries.map(\.entry.balanceAfter.rawValue))
                    position = page.next
                } while position != nil
                return pages
            }
            #expect(try await amounts(nil, limit: 4) == [[10, 9, 8, 7], [6, 5, 4, 3], [2, 1]])
            #expect(try await amounts(nil, limit: 5) == [[10, 9, 8, 7, 6], [5, 4, 3, 2, 1]])
            #expect(try await amounts(instants[4], limit: 3) == [[5, 4, 3], [2, 1]])
            let before = LedgerFolder.start.advanced(by: .seconds(-1))
            #expect(try await amounts(before, limit: 3) == [[]])
        }
    }

    /// One entry that moved something, behind more notes than are looked at for one page.
    @Test(arguments: StorageEngine.allCases)
    func pageOfAStatementIsShortWhereMuchIsLeftOut(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            let first = try await store.book(earn(1, "e", 1))
            try await withThrowingTaskGroup { group in
                for number in 0..<2100 {
                    group.addTask { _ = try await store.answer(burn(1, "b\(number)", 1000)) }
                }
                try await group.waitForAll()
            }
            let page = try await store.statement(of: member(1), from: nil, asOf: nil, limit: 5)
            #expect(page.entries == [])
            let next = try #require(page.next)
            let rest = try await store.statement(of: member(1), from: next, asOf: nil, limit: 5)
            #expect(rest.entries == first && rest.next == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func entryIsWhatWasBooked(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            let booked = try await store.book(earn(1, "e", 1))[0]
            #expect(try await store.entry(booked.id) == booked)
            #expect(try await store.entry(JournalID(lane: 9, number: 9)) == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func explainNamesWhatAnEntryComesFrom(engine: StorageEngine) async throws {
        try await engine.withLedger { store, _ in
            let first = try await store.book(earn(1, "a", 10))[0]
            _ = try await store.commit(order(1, fen: 2000))
            for number in 0..<100 { _ = try await store.answer(burn(1, "x\(number)", 1000)) }
            let spent = try await store.book(burn(1, "b", 25))[0]
            let told = try await store.explain(spent.id)
            let booked = try await store.order(order(1).identity)
            let earning = try #require(
                booked.map { BookedEntry(id: $0.earningID, entry: $0.earning) }
            )
            #expect(told?.booked == spent)
            #expect(told?.sources == [first, earning].sorted { $0.id < $1.id })
            #expect(told?.order == nil && told?.reversed == .zero && told?.previousID != nil)
            let back = try await store.book(reverse(1, "r", spent.id, 5))[0]
            #expect(try await store.explain(spent.id)?.reversed == Amount(5))
            #expect(try await store.explain(back.id)?.sources.contains(spent) == true)
            let order = try await store.explain(earning.id)
            #expect(order?.order == booked && order?.sources == [])
            #expect(try await store.explain(JournalID(lane: 9, number: 9)) == nil)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func liabilityStandsByDay(engine: StorageEngine) async throws {
        try await engine.withLedger(program: .rich) { store, folder in
            let zone = ZoneRules.utc
            let first = zone.date(folder.now)
            // Members of several lanes, on days 0, 1 and 4.
            for (day, amount) in [(0, 100), (1, 50), (4, 7)] as [(Int, Int64)] {
                folder.now = zone.startOfDay(first.adding(days: day)).advanced(by: .seconds(60))
                if day == 0 { folder.now = LedgerFolder.start }
                for id in 1...5 { try await store.book(earn(Int64(id), "e\(day)", amount)) }
                try await store.book(burn(1, "b\(day)", 5))
            }
            let members = Totals.Key(currency: .points, account: nil)
            let redeemed = Totals.Key(currency: .points, account: .redeemed)
            let days = try await store.liability(
                in: .points,
                days: first...first.adding(days: 9)
            )
            #expect(days.map(\.day) == [0, 1, 4].map { first.adding(days: $0) })
            #expect(days.map { $0.movements.amounts[members]?.rawValue } == [495, 245, 30])
            #expect(days.map { $0.balances.amounts[members]?.rawValue } == [495, 740, 770])
            #expect(days.map { $0.balances.amounts[redeemed]?.rawValue } == [5, 10, 15])
            for day in days { #expect(day.balances.sum(.points) == .zero) }
            let later = try await store.liability(
                in: .points,
                days: first.adding(days: 2)...first.adding(days: 4)
            )
            #expect(later == [days[2]])
            let none = try await store.liability(
                in: .points,
                days: first.adding(days: 2)...first.adding(days: 3)
            )
            #expect(none == [])
            let trial = try await store.trialBalance()
            #expect(trial.totals == days[2].balances)
        }
    }
}
