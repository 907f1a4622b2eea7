import LedgerTestKit
import PointsDomain
import Primitives
import Testing

/// Who has as many lots as there may be goes on to earn.
struct ConsolidationTests {
    private static let now = Timestamp(microseconds: 1_770_000_000_000_000)

    /// Lots of one point each, from two stores in turn, of which one lapses.
    private static func account() -> Account {
        let lots = (0..<Pocket.lotsMax).map { index in
            Lot(
                id: LotID(entryNumber: Int64(index + 1)),
                free: Amount(1),
                terms: LotTerms(
                    granted: Amount(1),
                    activatesAt: now.advanced(by: .seconds(index - Pocket.lotsMax)),
                    lapse: index % 2 == 0 ? .never : .at(now.advanced(by: .seconds(86_400))),
                    issuer: organisation(index % 2 == 0 ? "acme/north/s1" : "acme/north/s2"),
                    ruleVersion: nil
                )
            )
        }
        return Account(
            member: member(1),
            version: Int64(Pocket.lotsMax),
            bookedAt: now,
            pockets: [Pocket(currency: .points, lots: lots)]
        )
    }

    @Test func ordersGoOnAtTheMostLots() throws {
        var ledger = MemoryLedger(now: Self.now)
        ledger.replace(Self.account())
        for number in 1...3 {
            let order = order("pos/\(number)", paidAt: Self.now, [line(500)])
            let command = PointsCommand.commitOrder(
                CommitOrder(caller: caller("till:1"), order: order)
            )
            guard case .commitOrder(.booked(let booked)) = ledger.run([command]).first else {
                Issue.record("order \(number) was not booked")
                return
            }
            #expect(booked.earning.amount == Amount(5))
            // What two older lots became is not what the order gave.
            #expect(booked.earning.grantedLots.map(\.free) == [Amount(5)])
        }
        let pocket = ledger.account(of: member(1)).pocket(.points)
        #expect(pocket.lots.count == Pocket.lotsMax)
        #expect(pocket.balance == Amount(Int64(Pocket.lotsMax) + 15))
        // What each store gave, and what lapses, is as before.
        let dated = pocket.lots.filter { $0.terms.issuer == organisation("acme/north/s2") }
        let given = dated.reduce(Amount.zero) { $0 + $1.remaining }
        #expect(given == Amount(Int64(Pocket.lotsMax / 2)))
        let lapsing = pocket.lots.filter { $0.terms.lapse != .never }
        let sum = lapsing.reduce(Amount.zero) { $0 + $1.remaining }
        #expect(sum == Amount(Int64(Pocket.lotsMax / 2)))
    }

    /// A return takes what the order gave, and leaves what older lots became as it is.
    @Test func returnLeavesWhatOlderLotsBecame() throws {
        var ledger = MemoryLedger(now: Self.now)
        ledger.replace(Self.account())
        let order = order("pos/1", paidAt: Self.now, [line(500)])
        _ = ledger.run([.commitOrder(CommitOrder(caller: caller("till:1"), order: order))])
        let before = ledger.account(of: member(1)).pocket(.points)
        let outcome = ledger.run([.reverseOrder(reversal("pos/1"))])
        guard case .reverseOrder(.reversed(_, let entry)) = outcome.first else {
            Issue.record("\(outcome)")
            return
        }
        #expect(entry.lotChanges.map(\.free) == [Amount(-5)])
        let after = ledger.account(of: member(1)).pocket(.points)
        #expect(after.balance == before.balance - Amount(5))
        let kept = before.lots.filter { lot in !entry.lotChanges.contains { $0.lot == lot.id } }
        #expect(after.lots == kept)
    }
}
