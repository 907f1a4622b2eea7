import PointsDomain
import Primitives
import Testing

struct BalanceTests {
    private static let start = Timestamp(microseconds: 1_770_000_000_000_000)

    private static func lot(
        _ number: Int64,
        _ remaining: Int64,
        activates: Int64 = 0,
        expires: Int64? = nil
    ) -> Lot {
        Lot(
            number: number,
            granted: Points(100),
            remaining: Points(remaining),
            terms: LotTerms(
                activatesAt: start.advanced(byMicroseconds: activates),
                expiresAt: expires.map { start.advanced(byMicroseconds: $0) },
                issuer: organisation("acme"),
                ruleVersion: BaseRule.version
            )
        )
    }

    @Test func partsChangeAtTheExactMicrosecond() {
        let pocket = Pocket(
            currency: .points,
            lots: [Self.lot(1, 10, activates: 5, expires: 20), Self.lot(2, 7, activates: 20)],
            lifetime: .init()
        )
        // Microseconds after the start, available, pending.
        let table: [(Int64, Int64, Int64)] = [
            (4, 0, 17), (5, 10, 7), (19, 10, 7), (20, 7, 0), (21, 7, 0),
        ]
        for (time, available, pending) in table {
            let balance = pocket.balance(at: Self.start.advanced(byMicroseconds: time))
            #expect(balance.available == Points(available), "at \(time)")
            #expect(balance.pending == Points(pending), "at \(time)")
            let scheduled = balance.schedule.reduce(Points.zero) { $0 + $1.points }
            #expect(scheduled == balance.available + balance.pending, "at \(time)")
        }
        #expect(pocket.balance == Points(17))
    }

    @Test func lotsAreSpentByExpiryThenActivationThenNumber() {
        let pocket = Pocket(
            currency: .points,
            lots: [
                Self.lot(1, 1), Self.lot(2, 2, activates: -5), Self.lot(3, 3, expires: 90),
                Self.lot(4, 4, expires: 80), Self.lot(5, 5, activates: -1, expires: 80),
                Self.lot(6, 6, activates: -1, expires: 80),
            ],
            lifetime: .init()
        )
        let balance = pocket.balance(at: Self.start)
        #expect(balance.lots.map(\.number) == [5, 6, 4, 3, 2, 1])
        #expect(
            balance.schedule == [
                .init(expiresAt: Self.start.advanced(byMicroseconds: 80), points: Points(15)),
                .init(expiresAt: Self.start.advanced(byMicroseconds: 90), points: Points(3)),
                .init(expiresAt: nil, points: Points(3)),
            ]
        )
    }

    @Test func takingBackPrefersTheOwnLotThenUsableThenPending() {
        let pocket = Pocket(
            currency: .points,
            lots: [
                Self.lot(1, 10, expires: 0), Self.lot(2, 10, activates: 50),
                Self.lot(3, 10), Self.lot(4, 10, expires: 9), Self.lot(5, 10, expires: 0),
            ],
            lifetime: .init()
        )
        func taken(_ points: Int64, own: Int64) -> ([Int64], [Int64], Int64) {
            let (changes, shortfall) = pocket.takeBack(
                Points(points),
                ownLot: own,
                now: Self.start
            )
            return (
                changes.map(\.lotNumber), changes.map(\.points.rawValue), shortfall.rawValue
            )
        }
        #expect(taken(0, own: 3) == ([], [], 0))
        #expect(taken(4, own: 3) == ([3], [-4], 0))
        #expect(taken(25, own: 3) == ([3, 4, 2], [-10, -10, -5], 0))
        #expect(taken(35, own: 1) == ([1, 4, 3, 2], [-10, -10, -10, -5], 0))
        #expect(taken(50, own: 99) == ([4, 3, 2], [-10, -10, -10], 20))
    }

    @Test func programSetsActivationAndExpiry() {
        var ledger = TestLedger()
        ledger.program = Program(expiry: .days(30), activationDelay: .seconds(3600))
        let paidAt = ledger.now.advanced(by: .seconds(-60))
        _ = ledger.commit(order("pos/1", paidAt: paidAt, [line(500)]))
        let ahead = ledger.now.advanced(by: .seconds(3600))
        _ = ledger.commit(order("pos/2", paidAt: ahead, [line(700)]))
        let lots = ledger.account(of: member(1)).pocket(.points).lots
        #expect(lots[0].terms.activatesAt == paidAt.advanced(by: .seconds(3600)))
        #expect(lots[0].terms.expiresAt == paidAt.advanced(by: .seconds(3600 + 30 * 86_400)))
        #expect(lots[1].terms.activatesAt == ledger.now.advanced(by: .seconds(3600)))
        #expect(ledger.balance(of: member(1)).pending == Points(12))
        ledger.now = ledger.now.advanced(by: .seconds(3540))
        #expect(ledger.balance(of: member(1)).available == Points(5))
    }

    /// 36 months from 21 November 2021 end with that day in 2024, not with the month before it.
    @Test(
        arguments: [
            (1_637_488_800, 36, 1_732_233_600), (1_709_164_800, 12, 1_740_787_200),
            (1_769_817_600, 1, 1_772_323_200),
        ]
    )
    func monthsEndWithTheLocalDay(activates: Int64, months: Int, expires: Int64) {
        let expiry = ExpiryRule.months(months, .utc).expiresAt(
            activatesAt: Timestamp(microseconds: activates * 1_000_000)
        )
        #expect(expiry == Timestamp(microseconds: expires * 1_000_000))
    }

    @Test func accountRefusesWhatDoesNotFollow() {
        var ledger = TestLedger()
        guard case .booked(let booked) = ledger.commit(order("pos/1", [line(1000)])) else {
            Issue.record("the order is not booked")
            return
        }
        let entry = booked.earning
        var account = Account(member: member(2))
        #expect(throws: Account.Mismatch.member) { try account.apply(entry) }
        account = ledger.account(of: member(1))
        #expect(throws: Account.Mismatch.number) { try account.apply(entry) }
        account = Account(
            member: member(1),
            version: 0,
            bookedAt: entry.bookedAt.advanced(byMicroseconds: 1),
            pockets: []
        )
        #expect(throws: Account.Mismatch.bookedAt) { try account.apply(entry) }
        let rest = Pocket(currency: .points, lots: [Self.lot(1, 1)], lifetime: .init())
        account = Account(member: member(1), version: 0, bookedAt: nil, pockets: [rest])
        #expect(throws: Account.Mismatch.pocket(.grant(lotNumber: 1))) {
            try account.apply(entry)
        }
        #expect(account.pocket(.points) == rest)
    }
}
