import Foundation
import PointsDomain
import PointsService
import Primitives
import ProgramFiles
import Testing

/// What a program file says, and where it is wrong.
struct ProgramFileTests {
    private static func load(_ text: String) throws -> Program {
        try Program(file: text, name: "p.yaml", zone: .utc)
    }

    @Test func exampleIsRead() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "compose/points.yaml"))
        let program = try Self.load(String(decoding: data, as: UTF8.self))
        #expect(program.currencies.map(\.currency.code) == ["points", "wallet"])
        let points = program.pointsRules
        #expect(points.expiry == .months(12, throughEndOf: .month) && points.unit == .points)
        #expect(points.activationDelay == .seconds(7 * 86_400))
        #expect(points.negative == .debt(limit: Amount(5000)) && points.isTransferable)
        #expect(points.earnMax == Amount(100_000))
        #expect(points.adjustmentMax == Amount(2000) && points.holdTimeMax == .seconds(7200))
        let black = try #require(TierCode("black"))
        let tier = TierRules(
            expiry: .months(24, throughEndOf: .month),
            debtLimit: Amount(10_000)
        )
        #expect(points.byTier == [black: tier])
        #expect(points.restoredDays == 30 && points.notice == .courtesy)
        #expect(points.noticeDays == [30, 7, 1])
        #expect(points.source == .account(.issued) && points.sink == .account(.redeemed))
        let wallet = program.currencies[1]
        #expect(wallet.unit == .fen && wallet.expiry == .never && !wallet.isTransferable)
        #expect(wallet.source == .perStore(kind: "clearing") && wallet.sink == wallet.source)
        let own = try #require(ReasonCode("check_in"))
        #expect(program.reasons.contains(own))
        #expect(program.reasons.count == ReasonCode.standard.count + 3)
    }

    @Test func defaultsAreThoseOfTheDomain() throws {
        let program = try Self.load("currencies: [{code: points}]")
        #expect(program == .standard)
    }

    private static func rules(_ line: String) throws -> CurrencyRules {
        try load("currencies:\n  - code: points\n    \(line)\n").pointsRules
    }

    @Test func everyFormIsRead() throws {
        #expect(try Self.rules("expiry: never").expiry == .never)
        #expect(try Self.rules("expiry: {days: 90}").expiry == .days(90))
        #expect(
            try Self.rules("expiry: {months: 6, through_end_of: half_year}").expiry
                == .months(6, throughEndOf: .halfYear)
        )
        #expect(
            try Self.rules("expiry: {after_idle_months: 18}").expiry == .afterIdle(months: 18)
        )
        let june = try #require(ExpiryRule.YearDay(month: 6, day: 30))
        let leap = try #require(ExpiryRule.YearDay(month: 2, day: 29))
        #expect(
            try Self.rules("expiry: {dates: [06-30, 02-29], days_min: 30}").expiry
                == .dates([june, leap], daysMin: 30)
        )
        #expect(try Self.rules("negative: pending_only").negative == .pendingOnly)
        #expect(try Self.rules("negative: down_to_zero").negative == .downToZero)
        #expect(
            try Self.rules("notice: {delivered: {at_least: 7d}}").notice
                == .delivered(atLeast: .seconds(7 * 86_400))
        )
        #expect(try Self.rules("notice_days: [1, 14]").noticeDays == [14, 1])
        #expect(try Self.rules("notice_days: []").noticeDays == [])
        #expect(try Self.rules("earn_max: 500").earnMax == Amount(500))
        #expect(try Self.rules("activation_delay: 90s").activationDelay == .seconds(90))
        #expect(try Self.rules("hold_time_max: 30m").holdTimeMax == .seconds(1800))
        #expect(try Self.rules("source: bonus").source == .account(.bonus))
    }

    static let refused: [(line: String, column: Int, word: String)] = [
        ("unit: yuan", 11, "points, fen"),
        ("expiry: always", 13, "never"),
        ("expiry: {}", 13, "one of days"),
        ("expiry: {days: 1, months: 1}", 13, "one of days"),
        ("expiry: {days: 0}", 20, "1 to 36600"),
        ("expiry: {months: 12, through_end_of: week}", 42, "month, quarter"),
        ("expiry: {days: 1, through_end_of: year}", 23, "unknown key"),
        ("expiry: {dates: [02-30]}", 22, "12-31"),
        ("expiry: {dates: []}", 21, "1 to 20"),
        ("activation_delay: 7", 23, "24h"),
        ("activation_delay: 367d", 23, "366d"),
        ("hold_time_max: 0s", 20, "1s"),
        ("negative: debt", 15, "pending_only"),
        ("negative: {debt: -1}", 22, "0 to"),
        ("earn_max: 0", 15, "1 to"),
        ("transferable: yes", 19, "true or false"),
        ("adjustment_max: many", 21, "whole number"),
        ("restored_days: -1", 20, "0 to"),
        ("notice: delivered", 13, "courtesy"),
        ("notice: {delivered: {}}", 25, "at_least"),
        ("notice_days: [7, 7]", 18, "once"),
        ("tiers: [{code: Gold}]", 20, "a-z"),
        ("tiers: [{debt: 5}]", 13, "code"),
        ("tiers: [{code: a}, {code: a}]", 24, "once"),
        ("source: debt", 13, "another name"),
        ("sink: {per_store: transit}", 23, "another name"),
        ("sink: {per_store: Clearing}", 23, "a-z"),
        ("colour: red", 5, "unknown key"),
    ]

    @Test(arguments: refused.indices)
    func mistakeIsPlaced(index: Int) {
        let (line, column, word) = Self.refused[index]
        do {
            _ = try Self.rules(line)
            Issue.record("\(line) was read")
        } catch let error as ProgramFileError {
            #expect(error.line == 3 && error.column == column, "\(error)")
            #expect(error.message.contains(word), "\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(
        arguments: [
            ("reasons: []", 1, "currencies is missing"),
            ("currencies: []", 1, "1 to 64"),
            ("currencies: [{code: coins}]", 1, "must have the currency points"),
            ("currencies:\n  - code: points\n  - code: points", 3, "a second currency"),
            ("currencies:\n  - code: Points", 2, "a-z"),
            ("currencies: [{code: points}]\nreasons: [a, B]", 2, "a-z"),
            ("currencies: [{code: points}]\ntiers: []", 2, "unknown key"),
        ]
    )
    func fileIsRefused(text: String, line: Int, word: String) {
        do {
            _ = try Self.load(text)
            Issue.record("\(text) was read")
        } catch let error as ProgramFileError {
            #expect(error.line == line && error.message.contains(word), "\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }
}
