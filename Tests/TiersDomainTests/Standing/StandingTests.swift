import Primitives
import Testing
import TiersDomain

/// The rules as a table: one row per case.
@Suite struct StandingTests {
    /// `policy; zone; orders; at; tier growth to_next to_keep kept_until; changes`.
    ///
    /// An order is `id:time=growth`, `!id:time` takes it back; times are local, noon where only a
    /// date stands. `-` is none.
    static let cases = [
        // The first tier and its limits.
        "full; shanghai; ; 2026-05-01; ordinary 0 2000 0 -; ",
        "full; shanghai; a:2026-03-01=1999; 2026-05-01; ordinary 1999 1 0 -; ",
        "full; shanghai; a:2026-03-01=2000; 2026-05-01; vip 2000 8000 2000 2028-01-01; "
            + "vip growth_reached pos/a 2000 2026-03-01",
        "full; shanghai; a:2026-03-01=1500 b:2026-04-01=500; 2026-05-01; "
            + "vip 2000 8000 2000 2028-01-01; vip growth_reached pos/b 2000 2026-04-01",
        "full; shanghai; a:2026-03-01=10000; 2026-05-01; black 10000 - 10000 2028-01-01; "
            + "black growth_reached pos/a 10000 2026-03-01",
        // An order of the future is not known yet.
        "full; shanghai; a:2026-03-01=2000; 2026-02-28; ordinary 0 2000 0 -; ",
        // Kept to the end of the next year, then reassessed.
        "full; shanghai; a:2026-03-01=2000; 2027-12-31T23:59:59.999999; "
            + "vip 0 10000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "full; shanghai; a:2026-03-01=2000; 2028-01-01T00:00:00; ordinary 0 2000 0 -; "
            + "vip growth_reached pos/a 2000 2026-03-01, ordinary period_ended 2027 0 2028-01-01",
        "full; new_york; a:2026-03-01=2000; 2027-12-31T23:59:59.999999; "
            + "vip 0 10000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "full; new_york; a:2026-03-01=2000; 2028-01-01T00:00:00; ordinary 0 2000 0 -; "
            + "vip growth_reached pos/a 2000 2026-03-01, ordinary period_ended 2027 0 2028-01-01",
        // Enough growth in the second year keeps it one more.
        "full; shanghai; a:2026-03-01=2000 b:2027-05-01=2000; 2028-06-01; "
            + "vip 0 10000 2000 2029-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "full; shanghai; a:2026-03-01=2000 b:2027-05-01=1999; 2027-06-01; "
            + "vip 1999 8001 1 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        // The window is the local year: a microsecond decides.
        "full; shanghai; a:2026-12-31T23:59:59.999999=1000 b:2027-01-01T00:00:00=1000; 2027-02-01;"
            + " ordinary 1000 1000 0 -; ",
        "full; new_york; a:2026-12-31T23:59:59.999999=1000 b:2027-01-01T00:00:00=1000; 2027-02-01;"
            + " ordinary 1000 1000 0 -; ",
        "full; shanghai; a:2027-01-01T00:00:00=1000 b:2027-12-31T23:59:59.999999=1000; 2028-01-01;"
            + " vip 0 10000 2000 2029-01-01; "
            + "vip growth_reached pos/b 2000 2027-12-31T23:59:59.999999",
        // Leap years end where they end.
        "full; shanghai; a:2028-02-29=2000; 2029-12-31T23:59:59.999999; "
            + "vip 0 10000 2000 2030-01-01; vip growth_reached pos/a 2000 2028-02-29",
        "full; new_york; a:2028-02-29=1000 b:2028-12-31T23:59:59.999999=1000; 2029-06-01; "
            + "vip 0 10000 2000 2030-01-01; "
            + "vip growth_reached pos/b 2000 2028-12-31T23:59:59.999999",
        // Full reassessment: to what the last year reached.
        "full; shanghai; a:2026-03-01=10000 b:2027-05-01=2500; 2028-06-01; "
            + "vip 0 10000 2000 2029-01-01; black growth_reached pos/a 10000 2026-03-01, "
            + "vip period_ended 2027 2500 2028-01-01",
        "full; shanghai; a:2026-03-01=10000; 2028-06-01; ordinary 0 2000 0 -; "
            + "black growth_reached pos/a 10000 2026-03-01, "
            + "ordinary period_ended 2027 0 2028-01-01",
        // One step down, then one more.
        "one_step; shanghai; a:2026-03-01=10000; 2028-06-01; vip 0 10000 2000 2029-01-01; "
            + "black growth_reached pos/a 10000 2026-03-01, vip period_ended 2027 0 2028-01-01",
        "one_step; shanghai; a:2026-03-01=10000; 2029-06-01; ordinary 0 2000 0 -; "
            + "black growth_reached pos/a 10000 2026-03-01, "
            + "vip period_ended 2027 0 2028-01-01, ordinary period_ended 2028 0 2029-01-01",
        // Never lost.
        "none; shanghai; a:2026-03-01=2000; 2040-06-01; vip 0 10000 0 -; "
            + "vip growth_reached pos/a 2000 2026-03-01",
        // Goods that come back, at once: as if never bought.
        "full; shanghai; a:2026-03-01=2000 !a:2026-04-01; 2026-05-01; ordinary 0 2000 0 -; "
            + "vip growth_reached pos/a 2000 2026-03-01, "
            + "ordinary order_reversed pos/a 0 2026-04-01",
        "full; shanghai; a:2026-03-01=2000 !a:2026-04-01; 2026-03-31; "
            + "vip 2000 8000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "full; shanghai; a:2026-03-01=2000 b:2026-03-02=2000 !a:2026-04-01; 2026-05-01; "
            + "vip 2000 8000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        // Bought last year, brought back in this one: the year of the order loses it.
        "full; shanghai; a:2026-12-30=2000 b:2027-01-03=500 !a:2027-01-05; 2027-02-01; "
            + "ordinary 500 1500 0 -; vip growth_reached pos/a 2000 2026-12-30, "
            + "ordinary order_reversed pos/a 500 2027-01-05",
        // At review: the tier stays to the end of the year.
        "review; shanghai; a:2026-03-01=2000 !a:2026-04-01; 2026-12-31T23:59:59.999999; "
            + "vip 2000 8000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "review; shanghai; a:2026-03-01=2000 !a:2026-04-01; 2027-01-01T00:00:00; "
            + "ordinary 0 2000 0 -; vip growth_reached pos/a 2000 2026-03-01, "
            + "ordinary period_ended 2026 0 2027-01-01",
        // Never: the growth goes, the tier does not.
        "never; shanghai; a:2026-03-01=2000 !a:2026-04-01; 2027-06-01; "
            + "vip 0 10000 2000 2028-01-01; vip growth_reached pos/a 2000 2026-03-01",
        // An order without growth.
        "full; shanghai; a:2026-03-01=0 !a:2026-03-02; 2026-05-01; ordinary 0 2000 0 -; ",
        // A lower limit for keeping than for reaching.
        "keep; shanghai; a:2026-03-01=2000 b:2027-03-01=1200; 2028-06-01; "
            + "vip 0 10000 1200 2029-01-01; vip growth_reached pos/a 2000 2026-03-01",
        "keep; shanghai; a:2026-03-01=2000 b:2027-03-01=1199; 2028-06-01; ordinary 0 2000 0 -; "
            + "vip growth_reached pos/a 2000 2026-03-01, "
            + "ordinary period_ended 2027 1199 2028-01-01",
    ]

    @Test(arguments: cases) func standing(row: String) throws {
        let columns = row.split(separator: ";", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }
        let zone = String(columns[1])
        let rules = TierRules(
            program: try Self.program(String(columns[0])),
            calendar: TestRules.calendar(named: zone)
        )
        let entries = try Self.entries(columns[2], zone: zone)
        let now = try TestRules.local(columns[3], zone: zone)
        let standing = Standing(rules: rules, registeredAt: nil, entries: entries, now: now)
        let kept = columns[4].split(separator: " ")
        #expect(rules.program.tiers[standing.rank].code == kept[0])
        #expect("\(standing.growth)" == kept[1])
        #expect(standing.growthToNext.map { "\($0)" } ?? "-" == kept[2])
        #expect("\(standing.growthToKeep)" == kept[3])
        let keptUntil =
            kept[4] == "-" ? nil : try TestRules.local(kept[4] + "T00:00:00", zone: zone)
        #expect(standing.keptUntil == keptUntil)
        let changes = TierTimeline(entries: entries, until: now, rules: rules).changes
        let expected = columns[5].split(separator: ",")
        #expect(changes.count == expected.count)
        for (change, text) in zip(changes, expected) {
            let words = text.split(separator: " ")
            #expect(rules.program.tiers[change.toRank].code == words[0])
            #expect(change.cause.rawValue == words[1])
            #expect(change.reference == words[2])
            #expect("\(change.growth)" == words[3])
            let isBoundary = change.cause == .periodEnded
            let time = isBoundary ? words[4] + "T00:00:00" : String(words[4])
            #expect(try change.effectiveAt == TestRules.local(time, zone: zone))
        }
    }

    @Test func everyCauseOfATimelineIsInTheTable() {
        let derived: [TierChange.Cause] = [.growthReached, .periodEnded, .orderReversed]
        for cause in derived {
            #expect(Self.cases.contains { $0.contains(" \(cause.rawValue) ") })
        }
    }

    @Test func windowIsTheLocalYear() throws {
        let rules = TierRules(program: try TestRules.program(), calendar: TestRules.newYork)
        let now = try TestRules.utc("2027-01-01T04:59:59")
        let standing = Standing(rules: rules, registeredAt: nil, entries: [], now: now)
        #expect(standing.windowStartsAt == (try TestRules.utc("2026-01-01T05:00:00")))
        #expect(standing.windowEndsAt == (try TestRules.utc("2027-01-01T05:00:00")))
    }

    private static func program(_ policy: String) throws -> TierProgram {
        switch policy {
        case "one_step": try TestRules.program(periodEnd: .oneStep)
        case "none": try TestRules.program(periodEnd: .none)
        case "review": try TestRules.program(reversals: .atReview)
        case "never": try TestRules.program(reversals: .never)
        case "keep": try TestRules.program(keepMin: [0, 1200, 8000])
        default: try TestRules.program()
        }
    }

    private static func entries(_ text: Substring, zone: String) throws -> [GrowthEntry] {
        var entries: [GrowthEntry] = []
        for word in text.split(separator: " ") {
            let name = word.prefix { $0 != ":" }
            let rest = word.dropFirst(name.count + 1)
            let time = try TestRules.local(rest.prefix { $0 != "=" }, zone: zone)
            let number = Int64(entries.count + 1)
            if name.hasPrefix("!") {
                let order = OrderReference(channel: "pos", orderID: String(name.dropFirst()))
                let gain = try #require(entries.first { $0.order == order })
                entries.append(.test(number, -gain.growth, order, gain.countsAt, time))
            } else {
                let growth = try #require(Int64(rest.split(separator: "=")[1]))
                let order = OrderReference(channel: "pos", orderID: String(name))
                entries.append(.test(number, Growth(growth), order, time, time))
            }
        }
        return entries
    }
}

extension GrowthEntry {
    static func test(
        _ number: Int64,
        _ growth: Growth,
        _ order: OrderReference,
        _ countsAt: Timestamp,
        _ effectiveAt: Timestamp
    ) -> GrowthEntry {
        GrowthEntry(
            number: number,
            growth: growth,
            countsAt: countsAt,
            effectiveAt: effectiveAt,
            bookedAt: effectiveAt,
            cause: countsAt == effectiveAt && growth >= .zero ? .orderPaid : .orderReversed,
            order: order,
            paid: Fen(growth.rawValue * 100),
            programVersion: "supermarket@1"
        )
    }
}
