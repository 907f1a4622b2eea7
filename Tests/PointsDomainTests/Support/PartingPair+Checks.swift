import LedgerTestKit
import PointsDomain
import Primitives
import Testing

extension PartingTests.Pair {
    private func pocket(_ ledger: MemoryLedger, _ id: Int64) -> Pocket {
        ledger.account(of: member(id)).pocket(.points)
    }

    private func worth(_ ledger: MemoryLedger, _ id: Int64) -> Int64 {
        let balance = ledger.balance(of: member(id))
        return balance.lots.reduce(0) { $0 + $1.lot.remaining.rawValue } - balance.debt.rawValue
    }

    /// How much has lapsed by a moment, if nothing else is booked.
    private func lapsed(_ ledger: MemoryLedger, _ id: Int64, by end: Timestamp?) -> Int64 {
        ledger.balance(of: member(id)).schedule.reduce(0) { sum, expiry in
            guard let at = expiry.lapsesAt, let end, at <= end else { return sum }
            return sum + expiry.amount.rawValue
        }
    }

    /// Compares the ledgers, none of whose members is merged any longer.
    func expectSame(isExact: Bool) throws {
        try #require(counts.booked > 10)
        for id in 1...terms.memberCount {
            let (one, other) = (worth(merging, id), worth(apart, id))
            if isExact {
                #expect(one == other, "member \(id)")
            } else {
                #expect(one >= other, "member \(id)")
            }
        }
        if isExact { #expect(worth(merging, 9) == worth(apart, 9)) }
    }

    /// No point of anybody lapses sooner.
    func expectNoEarlierEnd() {
        for id in 1...terms.memberCount {
            let balances = [merging, apart].map { $0.balance(of: member(id)) }
            for expiry in balances.flatMap(\.schedule) {
                let ends = [merging, apart].map { lapsed($0, id, by: expiry.lapsesAt) }
                #expect(ends[0] <= ends[1], "member \(id) at \(String(describing: expiry))")
            }
        }
    }

    /// Every sum holds, and the journal makes of each account what it is.
    func expectSums() {
        #expect(merging.totals.sum(.points) == .zero)
        var debts = Amount.zero
        for state in merging.accounts.values {
            let account = state.account
            debts += account.pocket(.points).debt
            var replay = AccountReplay(of: account.member)
            for booked in merging.entries(of: account.member) {
                do {
                    try replay.apply(booked.entry)
                } catch {
                    Issue.record("entry \(booked.id) of \(account.member): \(error)")
                    return
                }
            }
            #expect(replay.account == account)
            let lifetime = account.pocket(.points).lifetime
            let told =
                lifetime.earned - lifetime.spent - lifetime.expired - lifetime.reversed
                + lifetime.restored
            #expect(told == account.pocket(.points).balance - account.pocket(.points).debt)
        }
        func total(_ account: SystemAccount) -> Amount {
            merging.totals.amounts[.init(currency: .points, account: account)] ?? .zero
        }
        #expect(-total(.debt) == debts)
        #expect(total(.transit) == .zero)
    }
}
