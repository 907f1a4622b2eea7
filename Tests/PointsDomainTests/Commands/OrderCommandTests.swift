import PointsDomain
import Primitives
import Testing

struct OrderCommandTests {
    @Test func everyOutcomeIsReachedAsTheTableSays() {
        var script = LedgerScript()
        let failures = script.run(
            """
            now 0
            commit pos/1 m1 acme/north/s1 @-1 1250          -> booked 12 balance 12
            commit pos/1 m1 acme/north/s1 @-1 1250          -> replayed 12 balance 12
            commit pos/2 m1 acme/north/s1 @-500 99          -> booked 0 balance 12
            commit pos/2 m1 acme/north/s1 @-500 99          -> replayed 0 balance 12
            commit pos/3 m1 acme/north/s1 @-2 60,40         -> booked 1 balance 13
            commit pos/4 m1 acme/north/s1 @-2 -500          -> booked 0 balance 13
            commit pos/5 m1 acme/north/s1 @-2 1000,-1       -> booked 9 balance 22
            commit web/1 m1 acme/north/s1 @-2 100           -> booked 1 balance 23
            commit pos/1 m1 acme/north/s1 @-1 1250          -> replayed 12 balance 12
            commit pos/1 m2 acme/south @0 1,2               -> orderDiffers member_id
            commit pos/1 m1 acme/south @0 1,2               -> orderDiffers organisation
            commit pos/1 m1 acme/north/s1 @0 1,2            -> orderDiffers paid_at
            commit pos/1 m1 acme/north/s1 @-1 1250,0        -> orderDiffers lines
            commit pos/3 m1 acme/north/s1 @-2 60,41         -> orderDiffers lines[1].paid_fen
            commit pos/1 m1 acme/north/s1 @25 1250          -> orderDiffers paid_at
            commit pos/6 m1 acme/north/s1 @24 500           -> booked 5 balance 28
            commit pos/7 m1 acme/north/s1 @24.001 500       -> paidTooFarAhead
            now 1
            commit pos/7 m1 acme/north/s1 @24.001 500       -> booked 5 balance 33
            full 8 lots
            commit pos/8 m8 acme/north/s1 @0 100            -> lotsExhausted
            commit pos/8 m8 acme/north/s1 @0 99             -> booked 0 balance 65536
            full 9 balance
            commit pos/9 m9 acme/north/s1 @0 100            -> balanceExceeded
            commit pos/9 m9 acme/north/s1 @0 99             -> booked 0 balance 1000000000000000
            reverse pos/0 acme/north/s1 - k1 returned       -> orderNotFound
            reverse pos/1 umbra/north/s1 - k1 returned      -> orderNotFound
            reverse pos/1 acme/north/s1 @25.001 k1 returned -> reversedTooFarAhead
            reverse pos/1 acme/north/s1 @-25.1 k1 returned  -> reversedBeforePaid
            reverse pos/1 acme/south/s7 - k1 returned       -> reversed -12 balance 21
            reverse pos/1 acme/south/s7 - k1 returned       -> replayed -12 balance 21
            reverse pos/1 acme/south/s7 @1 k1 returned      -> reversalDiffers reversed_at
            reverse pos/1 acme/south/s8 - k1 cancelled      -> reversalDiffers organisation
            reverse pos/1 acme/south/s7 - k1 cancelled      -> reversalDiffers reason_code
            reverse pos/1 acme/south/s7 - k2 returned       -> orderAlreadyReversed
            reverse pos/1 umbra - k1 returned               -> orderNotFound
            commit pos/1 m1 acme/north/s1 @-1 1250          -> replayed 12 balance 12
            commit pos/1 m1 acme/north/s1 @-1 1251          -> orderDiffers lines[0].paid_fen
            reverse pos/2 acme/north/s1 @0.5 k1 cancelled   -> reversed 0 balance 21
            reverse pos/3 acme @-26 k1 corrected            -> reversed -1 balance 20
            now -100
            commit pos/10 m1 acme/north/s1 @-100 700        -> booked 7 balance 27
            commit pos/11 m2 acme/north/s1 @24 700          -> booked 7 balance 7
            """
        )
        #expect(failures.isEmpty, "\(failures)")
        #expect(script.commitCodes == Set(CommitOrderOutcome.Code.allCases))
        #expect(script.reverseCodes == Set(ReverseOrderOutcome.Code.allCases))
        for (earlier, later) in zip(script.ledger.records, script.ledger.records.dropFirst()) {
            #expect(earlier.entry.bookedAt <= later.entry.bookedAt)
        }
    }

    @Test func codesAreStable() {
        #expect(CommitOrderOutcome.Code.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
        #expect(ReverseOrderOutcome.Code.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(
            CommitOrderOutcome.Code.allCases.filter(\.isTransient)
                == [.paidTooFarAhead, .lotsExhausted, .balanceExceeded]
        )
        #expect(
            ReverseOrderOutcome.Code.allCases.filter(\.isTransient)
                == [.orderNotFound, .reversedTooFarAhead]
        )
    }

    @Test func replayAnswersTheEntryOfThen() {
        var ledger = TestLedger()
        let first = order("pos/1", [line(1000)])
        guard case .booked(let booked) = ledger.commit(first) else {
            Issue.record("the order is not booked")
            return
        }
        _ = ledger.commit(order("pos/2", [line(5000)]))
        _ = ledger.reverse(reversal("pos/1"))
        ledger.now = ledger.now.advanced(by: .seconds(1_000_000))
        #expect(ledger.commit(first) == .replayed(booked))
    }

    @Test func reversalOfARepeatedOrderInOneGroupSeesIt() {
        var ledger = TestLedger()
        let command = PointsCommand.commitOrder(CommitOrder(order: order("pos/1", [line(1000)])))
        let outcomes = ledger.run([
            .reverseOrder(reversal("pos/1")), command, command,
            .reverseOrder(reversal("pos/1")), .reverseOrder(reversal("pos/1")),
            .reverseOrder(reversal("pos/1", key: "other")), command,
        ])
        let codes = outcomes.map { outcome in
            switch outcome {
            case .commitOrder(let outcome): "\(outcome.code)"
            case .reverseOrder(let outcome): "\(outcome.code)"
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

    @Test func whatIsGoneFromAllLotsIsBookedAsLoss() {
        var ledger = TestLedger()
        guard case .booked(let booked) = ledger.commit(order("pos/1", [line(10_000)])) else {
            Issue.record("the order is not booked")
            return
        }
        // As if 70 of its 100 points had been spent, with 10 left in another lot.
        let terms = booked.earning.lotChanges[0].grants
        guard let terms else {
            Issue.record("no lot was granted")
            return
        }
        let lots = [(1, 100, 30), (2, 10, 10)].map {
            Lot(number: $0.0, granted: Points($0.1), remaining: Points($0.2), terms: terms)
        }
        let account = Account(
            member: member(1),
            version: 3,
            bookedAt: ledger.now,
            pockets: [Pocket(currency: .points, lots: lots, lifetime: .init())]
        )
        let decision = reversal("pos/1").decide(
            LedgerState(account: account, order: booked),
            now: ledger.now
        )
        guard case .book(let entry) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(entry.points == Points(-40) && entry.balanceAfter == .zero)
        #expect(
            entry.lotChanges == [
                LotChange(lotNumber: 1, points: Points(-30)),
                LotChange(lotNumber: 2, points: Points(-10)),
            ]
        )
        #expect(
            entry.counterLegs == [
                CounterLeg(account: .issued, points: Points(100)),
                CounterLeg(account: .loss, points: Points(-60)),
            ]
        )
        #expect(entry.isBalanced && entry.reversesNumber == 1)
        var after = account
        #expect(throws: Never.self) { try after.apply(entry) }
    }
}

func reversal(_ id: String, key name: String = "k1") -> ReverseOrder {
    ReverseOrder(
        identity: identity(id),
        organisation: organisation("acme/north/s1"),
        reversedAt: nil,
        key: key(name),
        reason: .returned
    )
}
