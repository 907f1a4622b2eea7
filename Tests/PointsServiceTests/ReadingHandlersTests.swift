import Messages
import PointsDomain
import PointsService
import Primitives
import RPCCore
import Synchronization
import Testing

/// What is told of balances, entries and the liability, and to whom.
struct ReadingHandlersTests {
    private static let program: Program = {
        var points = CurrencyRules(currency: .points)
        points.expiry = .months(12, throughEndOf: nil)
        let coins = CurrencyRules(currency: Currency("coins") ?? .points)
        return Program(zone: .utc, currencies: [coins, points])
    }()

    private let store = MemoryStore(program: program)
    private var handlers: PointsHandlers { PointsHandlers(store) }

    @discardableResult
    private func earn(
        _ amount: Int64,
        of member: Int64 = 5,
        at organisation: String = "acme/north/s1",
        _ currency: String = "points"
    ) async throws -> PointsV1.Entry {
        let number = store.state.withLock { $0.records.count }
        var request = KeyedMethod.earn(amount, of: member, key: "earn-\(number)")
        request.organisation = organisation
        request.currency = currency
        return try await handlers.earn(request, context: context()).entries[0]
    }

    @Test func balanceComesByCurrencyPointsFirst() async throws {
        try await earn(100)
        try await earn(7, "coins")
        _ = try await handlers.placeHold(KeyedMethod.hold("h"), context: context())
        _ = try await handlers.release(
            .init(
                memberID: 5,
                organisation: "acme",
                reasonCode: "cancelled",
                idempotencyKey: "r",
                holdID: "h"
            ),
            context: context()
        )
        var hold = KeyedMethod.hold("h2")
        hold.amount = 30
        _ = try await handlers.placeHold(hold, context: context())
        let answer = try await handlers.getBalance(.init(memberID: 5), context: context())
        #expect(answer.memberID == 5 && answer.version == 5)
        #expect(answer.asOf == store.now.microseconds)
        #expect(answer.balances.map(\.currency) == ["points", "coins"])
        let points = answer.balances[0]
        #expect(points.available == 70 && points.held == 30 && points.pending == 0)
        #expect(points.lots.map(\.free) == [70] && points.lots.map(\.held) == [30])
        #expect(points.lots.map(\.phase) == [.usable])
        #expect(points.lots.map(\.lapsesAt) == points.schedule.map(\.lapsesAt))
        #expect(points.schedule.map(\.amount) == [100] && points.schedule[0].lapsesAt > answer.asOf)
        #expect(points.lifetime?.earned == 100)
        #expect(answer.balances[1].available == 7 && answer.balances[1].schedule[0].lapsesAt == 0)
        #expect(
            answer.holds == [
                .init(
                    holdID: "h2",
                    currency: "points",
                    amount: 30,
                    deadline: KeyedMethod.later
                )
            ]
        )
        let coins = try await handlers.getBalance(
            .init(memberID: 5, currency: "coins"),
            context: context()
        )
        #expect(coins.balances == [answer.balances[1]] && coins.holds == [])
        await expectRefusal("points.currency_unknown", "currency") {
            try await handlers.getBalance(
                .init(memberID: 5, currency: "miles"),
                context: context()
            )
        }
    }

    @Test func memberWithoutHistoryHasNothing() async throws {
        let answer = try await handlers.getBalance(
            .init(memberID: 9, currency: "points"),
            context: context()
        )
        #expect(
            answer
                == .init(
                    memberID: 9,
                    asOf: store.now.microseconds,
                    balances: [.init(currency: "points", lifetime: .init())]
                )
        )
    }

    @Test func holdIsOverAtItsDeadline() async throws {
        try await earn(100)
        _ = try await handlers.placeHold(KeyedMethod.hold("h"), context: context())
        store.advance(by: .seconds(600))
        let answer = try await handlers.getBalance(.init(memberID: 5), context: context())
        #expect(answer.balances[0].available == 100 && answer.balances[0].held == 0)
        #expect(answer.holds == [])
    }

    @Test func pastInstantsAreTold() async throws {
        let start = store.now
        try await earn(100)
        store.advance(by: .seconds(10))
        _ = try await handlers.burn(KeyedMethod.burn(40, key: "b"), context: context())
        store.advance(by: .seconds(10))
        let (now, before) = (store.now.microseconds, start.microseconds - 1)
        for (instant, available) in [
            (before, 0), (start.microseconds, 100), (start.microseconds + 9_999_999, 100),
            (start.microseconds + 10_000_000, 60), (now, 60), (0, 60),
        ] as [(Int64, Int64)] {
            let answer = try await handlers.getBalance(
                .init(memberID: 5, asOf: instant),
                context: context()
            )
            #expect(answer.balances[0].available == available, "\(instant)")
            #expect(answer.asOf == (instant == 0 ? now : instant))
            let page = try await handlers.listStatement(
                .init(memberID: 5, asOf: instant),
                context: context()
            )
            #expect(page.entries.count == [0: 0, 100: 1, 60: 2][available], "\(instant)")
        }
        for instant in [now + 1, 631_151_999_999_999, -1] {
            await expectRefusal("rpc.invalid_field", "as_of") {
                try await handlers.getBalance(
                    .init(memberID: 5, asOf: instant),
                    context: context()
                )
            }
        }
    }

    @Test func entryIsExplainedByItsSources() async throws {
        let north = try await earn(100)
        let south = try await earn(50, at: "acme/south/s9")
        let burnt = try await handlers.burn(KeyedMethod.burn(120, key: "b"), context: context())
            .entries[0]
        let back = try await handlers.reverse(
            .init(
                memberID: 5,
                organisation: "acme/north/s1",
                reasonCode: "returned",
                idempotencyKey: "r",
                entryID: burnt.entryID,
                amount: 10
            ),
            context: context()
        ).entries[0]
        let request = PointsV1.ExplainEntryRequest(entryID: burnt.entryID)
        let whole = try await handlers.explainEntry(request, context: context())
        #expect(whole.entry == burnt && whole.reversed == 10)
        #expect(whole.previousEntryID == south.entryID && whole.hash.count == 32)
        #expect(whole.sources == [north, south] && whole.order == nil)
        // A till of the north learns nothing of the south.
        let till = context(.till, scope: "acme/north")
        #expect(try await handlers.explainEntry(request, context: till).sources == [north])
        let reversal = try await handlers.explainEntry(
            .init(entryID: back.entryID),
            context: context(.service)
        )
        #expect(reversal.sources.contains(burnt))
    }

    @Test func entryIsExplainedToWhoMaySeeItOnly() async throws {
        let entry = try await earn(100)
        try await earn(1, of: 6)
        let request = PointsV1.ExplainEntryRequest(entryID: entry.entryID)
        for caller in [
            context(), context(.service), context(.till, scope: "acme/north/s1"),
            context(.channelApp, scope: "acme"), context(.member, id: "5"),
        ] {
            #expect(try await handlers.explainEntry(request, context: caller).entry == entry)
        }
        for caller in [
            context(.till, scope: "acme/north/s2"), context(.till, scope: "rival"),
            context(.channelApp), context(.member, id: "6"), context(.member, id: "9"),
        ] {
            await expectRefusal("points.entry_not_found", "entry_id") {
                try await handlers.explainEntry(request, context: caller)
            }
        }
        await expectRefusal("points.entry_not_found", "entry_id") {
            try await handlers.explainEntry(.init(entryID: 99), context: context())
        }
        await expectRefusal("rpc.invalid_field", "entry_id") {
            try await handlers.explainEntry(.init(), context: context())
        }
        // Merged members are one.
        _ = try await KeyedMethod.mergeMembers.call(handlers)
        let merged = try await handlers.explainEntry(request, context: context(.member, id: "6"))
        #expect(merged.entry == entry)
    }

    @Test func namesOfOtherCompaniesAreNotTold() async throws {
        let order = PointsV1.CommitOrderRequest(
            channel: "pos",
            orderID: "A-1",
            memberID: 5,
            organisation: "acme/north/s1",
            paidAt: store.now.microseconds,
            lines: [.init(sku: "milk", quantity: 1, paidFen: 50_000)]
        )
        _ = try await handlers.commitOrder(order, context: context(.till, scope: "acme"))
        _ = try await handlers.placeHold(
            KeyedMethod.hold("h"),
            context: context(.till, scope: "acme")
        )
        try await earn(7, at: "rival/s1")
        for (kind, scope, isTold) in [
            (.operator, nil, true), (.service, nil, true), (.member, nil, true),
            (.till, "acme/south", true), (.channelApp, "acme", true), (.till, "rival/s1", false),
            (.channelApp, "rival", false), (.till, nil, false),
        ] as [(Principal.Kind, String?, Bool)] {
            let caller = context(kind, id: "5", scope: scope)
            let statement = try await handlers.listStatement(.init(memberID: 5), context: caller)
            let entries = statement.entries
            #expect(entries.map(\.kind) == [.earn, .hold, .earn])
            #expect(entries.map(\.amount) == [7, 0, 500])
            #expect(
                entries[2].subject
                    == .order(
                        .init(channel: isTold ? "pos" : "", orderID: isTold ? "A-1" : "")
                    )
            )
            #expect(
                entries[1].subject
                    == .hold(
                        .init(holdID: isTold ? "h" : "", deadline: KeyedMethod.later)
                    )
            )
            #expect(entries[1].idempotencyKey == (isTold ? "h" : ""))
            #expect(entries[1].caller == (isTold ? "till:1" : ""))
            let balance = try await handlers.getBalance(.init(memberID: 5), context: caller)
            #expect(balance.holds.map(\.holdID) == [isTold ? "h" : ""])
            #expect(balance.holds.map(\.amount) == [100])
            let isElsewhere = scope?.hasPrefix("acme") ?? (kind == .till)
            #expect(entries[0].idempotencyKey.isEmpty == isElsewhere)
        }
    }

    @Test func orderIsExplainedWithItsEntry() async throws {
        let order = PointsV1.CommitOrderRequest(
            channel: "pos",
            orderID: "A-1",
            memberID: 5,
            organisation: "acme/north/s1",
            paidAt: store.now.microseconds,
            lines: [.init(sku: "milk", quantity: 1, paidFen: 1200)]
        )
        let entry = try #require(
            try await handlers.commitOrder(order, context: context()).entry
        )
        let answer = try await handlers.explainEntry(
            .init(entryID: entry.entryID),
            context: context(.member, id: "5")
        )
        #expect(answer.order?.orderID == "A-1" && answer.order?.pointsEarned == 12)
    }

    @Test func liabilityIsToldByDay() async throws {
        try await earn(100)
        store.advance(by: .seconds(2 * 86_400))
        _ = try await handlers.burn(KeyedMethod.burn(40, key: "b"), context: context())
        try await earn(7, "coins")
        let answer = try await handlers.getLiability(
            .init(currency: "points", firstDay: "2026-02-01", lastDay: "2026-02-28"),
            context: context()
        )
        #expect(answer.days.map(\.day) == ["2026-02-02", "2026-02-04"])
        #expect(answer.days.map(\.outstanding) == [100, 60])
        #expect(
            answer.days[1].movements == [
                .init(account: "members", amount: -40, currency: "points"),
                .init(account: "redeemed", amount: 40, currency: "points"),
            ]
        )
        #expect(answer.days[1].balances.map(\.account) == ["members", "issued", "redeemed"])
        #expect(answer.days[1].balances.map(\.amount) == [60, -100, 40])
        let later = try await handlers.getLiability(
            .init(currency: "points", firstDay: "2026-02-03", lastDay: "2026-02-04"),
            context: context()
        )
        #expect(later.days == [answer.days[1]])
    }

    @Test(
        arguments: [
            ("", "2026-01-01", "2026-01-02", "rpc.invalid_field", "currency"),
            ("miles", "2026-01-01", "2026-01-02", "points.currency_unknown", "currency"),
            ("points", "2026-02-30", "2026-03-02", "rpc.invalid_field", "first_day"),
            ("points", "2026-01-01", "", "rpc.invalid_field", "last_day"),
            ("points", "2026-01-02", "2026-01-01", "rpc.invalid_field", "last_day"),
            ("points", "2026-01-01", "2027-02-05", "rpc.invalid_field", "last_day"),
        ]
    )
    func liabilityIsRefused(
        currency: String,
        first: String,
        last: String,
        reason: String,
        field: String
    ) async {
        await expectRefusal(reason, field) {
            try await handlers.getLiability(
                .init(currency: currency, firstDay: first, lastDay: last),
                context: context()
            )
        }
    }
}
