import LedgerTestKit
import PointsDomain
import Primitives
import Testing

struct OrderCommandTests {
    @Test func everyOutcomeIsReachedAsTheTableSays() {
        var script = LedgerScript()
        let failures = script.run(
            """
            now 0
            commit pos/1 m1 1250 paid=-1 org=acme/north/s1             -> booked 12 balance 12
            commit pos/1 m1 1250 paid=-1 org=acme/north/s1             -> replayed 12 balance 12
            commit pos/2 m1 99 paid=-500 org=acme/north/s1             -> booked 0 balance 12
            commit pos/2 m1 99 paid=-500 org=acme/north/s1             -> replayed 0 balance 12
            commit pos/3 m1 60,40 paid=-2 org=acme/north/s1            -> booked 1 balance 13
            commit pos/4 m1 -500 paid=-2 org=acme/north/s1             -> booked 0 balance 13
            commit pos/5 m1 1000,-1 paid=-2 org=acme/north/s1          -> booked 9 balance 22
            commit web/1 m1 100 paid=-2 org=acme/north/s1              -> booked 1 balance 23
            commit pos/1 m1 1250 paid=-1 org=acme/north/s1             -> replayed 12 balance 12
            commit pos/1 m2 1,2 paid=0 org=acme/south                  -> orderDiffers member_id
            commit pos/1 m1 1,2 paid=0 org=acme/south                  -> orderDiffers organisation
            commit pos/1 m1 1,2 paid=0 org=acme/north/s1               -> orderDiffers paid_at
            commit pos/1 m2 1,2 paid=0 org=umbra/north/s1              -> orderDiffers organisation
            commit pos/1 m1 1250 paid=-1 org=umbra/north/s1            -> orderDiffers organisation
            commit pos/1 m1 1250,0 paid=-1 org=acme/north/s1           -> orderDiffers lines
            commit pos/3 m1 60,41 paid=-2 org=acme/north/s1            -> orderDiffers lines[1].paid_fen
            commit pos/1 m1 1250 paid=25 org=acme/north/s1             -> orderDiffers paid_at
            commit pos/6 m1 500 paid=24 org=acme/north/s1              -> booked 5 balance 28
            commit pos/7 m1 500 paid=24.001 org=acme/north/s1          -> paidTooFarAhead
            commit pos/7 m1 500 paid=24 org=acme/north/s1 gate=earn    -> memberMayNotEarn
            commit pos/6 m1 500 paid=24 org=acme/north/s1 gate=earn    -> replayed 5 balance 28
            now 1
            commit pos/7 m1 500 paid=24.001 org=acme/north/s1          -> booked 5 balance 33
            full m8 lots
            commit pos/8 m8 100 paid=0 org=acme/north/s1               -> lotsExhausted
            commit pos/8 m8 99 paid=0 org=acme/north/s1                -> booked 0 balance 2048 
            full m9 balance
            commit pos/9 m9 100 paid=0 org=acme/north/s1               -> balanceExceeded
            commit pos/9 m9 99 paid=0 org=acme/north/s1                -> booked 0 balance 1000000000000000
            return pos/0 org=acme/north/s1 key=k1 reason=returned      -> orderNotFound
            return pos/1 org=umbra/north/s1 key=k1 reason=returned     -> orderNotFound
            return pos/1 org=acme/north/s1 at=25.001 key=k1 reason=returned -> reversedTooFarAhead
            return pos/1 org=acme/north/s1 at=-25.1 key=k1 reason=returned -> reversedBeforePaid
            return pos/1 org=acme/south/s7 key=k1 reason=returned      -> reversed -12 balance 21
            return pos/1 org=acme/south/s7 key=k1 reason=returned      -> replayed -12 balance 21
            return pos/1 org=acme/south/s7 at=1 key=k1 reason=returned -> reversalDiffers reversed_at
            return pos/1 org=acme/south/s8 key=k1 reason=cancelled     -> reversalDiffers organisation
            return pos/1 org=acme/south/s7 key=k1 reason=cancelled     -> reversalDiffers reason_code
            return pos/1 org=acme/south/s7 key=k2 reason=returned      -> orderAlreadyReversed
            return pos/1 org=umbra key=k1 reason=returned              -> orderNotFound
            commit pos/1 m1 1250 paid=-1 org=acme/north/s1             -> replayed 12 balance 12
            commit pos/1 m1 1251 paid=-1 org=acme/north/s1             -> orderDiffers lines[0].paid_fen
            return pos/2 org=acme/north/s1 at=0.5 key=k1 reason=cancelled -> reversed 0 balance 21
            return pos/3 org=acme at=-26 key=k1 reason=corrected       -> reversed -1 balance 20
            now -100
            commit pos/10 m1 700 paid=-100 org=acme/north/s1           -> booked 7 balance 27
            commit pos/11 m2 700 paid=24 org=acme/north/s1             -> booked 7 balance 7
            """
        )
        #expect(failures.isEmpty, "\(failures)")
        #expect(script.commitCodes == Set(CommitOrderOutcome.Code.allCases))
        #expect(script.reverseCodes == Set(ReverseOrderOutcome.Code.allCases))
        for (earlier, later) in zip(script.ledger.records, script.ledger.records.dropFirst()) {
            #expect(earlier.entry.bookedAt <= later.entry.bookedAt)
        }
    }

    @Test func theKeyOfAReturnIsANameWithinItsOrder() {
        var script = LedgerScript()
        let failures = script.run(
            """
            earn m1 10 key=k1                                  -> booked 10
            commit pos/1 m1 500                                -> booked 5 balance 15
            commit pos/2 m1 700                                -> booked 7 balance 22
            return pos/1 key=k1                                -> reversed -5 balance 17
            return pos/2 key=k1                                -> reversed -7 balance 10
            earn m1 10 key=k1                                  -> replayed 10
            return pos/2 key=k2                                -> orderAlreadyReversed
            earn m1 1 key=k2                                   -> booked 1 | 11 0 0 0
            return pos/1 key=k1                                -> replayed -5 balance 17
            """
        )
        #expect(failures == [])
    }

    @Test func codesAreStable() {
        #expect(CommitOrderOutcome.Code.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(ReverseOrderOutcome.Code.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(
            CommitOrderOutcome.Code.allCases.filter(\.isTransient)
                == [.paidTooFarAhead, .lotsExhausted, .balanceExceeded, .memberMayNotEarn]
        )
        #expect(
            ReverseOrderOutcome.Code.allCases.filter(\.isTransient)
                == [.orderNotFound, .reversedTooFarAhead]
        )
    }

    @Test func replayAnswersTheEntryOfThen() {
        var ledger = MemoryLedger(now: LedgerScript.start)
        let first = CommitOrder(caller: caller("till:1"), order: order("pos/1", [line(1000)]))
        let booked = ledger.run([.commitOrder(first)])
        guard case .commitOrder(.booked(let order1)) = booked[0] else {
            Issue.record("the order is not booked")
            return
        }
        let second = CommitOrder(caller: caller("till:1"), order: order("pos/2", [line(5000)]))
        _ = ledger.run([.commitOrder(second), .reverseOrder(reversal("pos/1"))])
        ledger.now = ledger.now.advanced(by: .seconds(1_000_000))
        #expect(ledger.run([.commitOrder(first)]) == [.commitOrder(.replayed(order1))])
    }

    @Test func reversalOfARepeatedOrderInOneGroupSeesIt() {
        var ledger = MemoryLedger(now: LedgerScript.start)
        let command = PointsCommand.commitOrder(
            CommitOrder(caller: caller("till:1"), order: order("pos/1", [line(1000)]))
        )
        let outcomes = ledger.run([
            .reverseOrder(reversal("pos/1")), command, command,
            .reverseOrder(reversal("pos/1")), .reverseOrder(reversal("pos/1")),
            .reverseOrder(reversal("pos/1", key: "other")), command,
        ])
        let codes = outcomes.map { outcome in
            switch outcome {
            case .commitOrder(let outcome): "\(outcome.code)"
            case .reverseOrder(let outcome): "\(outcome.code)"
            case .command: "command"
            }
        }
        #expect(
            codes == [
                "orderNotFound", "booked", "replayed", "reversed", "replayed",
                "orderAlreadyReversed", "replayed",
            ]
        )
        #expect(ledger.records.count == 2)
        #expect(ledger.events.map(\.entry) == ledger.records.map(\.entry))
        #expect(ledger.lane.records == 2 && ledger.lane.orders == 1 && ledger.lane.accounts == 1)
    }

    @Test func everyFieldOfALineIsContent() {
        let base = line(100, sku: "a", category: "b", brand: "c", quantity: 2)
        let others = [
            "discount_fen": line(
                100,
                sku: "a",
                category: "b",
                brand: "c",
                quantity: 2,
                discount: 5
            ),
            "sku": line(100, sku: "x", category: "b", brand: "c", quantity: 2),
            "category": line(100, sku: "a", category: "x", brand: "c", quantity: 2),
            "brand": line(100, sku: "a", category: "b", brand: "x", quantity: 2),
            "quantity": line(100, sku: "a", category: "b", brand: "c", quantity: 3),
            "paid_fen": line(101, sku: "a", category: "b", brand: "c", quantity: 2),
        ]
        for (field, other) in others {
            let difference = order("pos/1", [base, base]).difference(
                from: order("pos/1", [base, other])
            )
            #expect(difference == "lines[1].\(field)")
        }
        #expect(
            order("pos/1", [line(1, sku: "\u{e9}")]).difference(
                from: order("pos/1", [line(1, sku: "e\u{301}")])
            ) == "lines[0].sku"
        )
    }
}
