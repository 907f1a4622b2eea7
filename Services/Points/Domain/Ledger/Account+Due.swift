package import Primitives

extension Account {
    /// The earliest moment at which a ``Sweep`` of this account books something: a hold's deadline,
    /// a proposal's end, what lapses, what is to be announced; `nil` for never.
    ///
    /// A moment that has passed means that something is due. It stands in the account's row, so
    /// that the sweeper finds what is due without reading what is not.
    package func dueAt(_ program: Program) -> Timestamp? {
        var earliest: Timestamp?
        for hold in holds { earliest = Timestamp.earlier(earliest, hold.deadline) }
        for proposal in proposals { earliest = Timestamp.earlier(earliest, proposal.until) }
        for pocket in pockets where !pocket.lots.isEmpty {
            guard let rules = program.rules(pocket.currency) else { continue }
            earliest = Timestamp.earlier(earliest, pocket.dueAt(rules, program.zone))
        }
        return earliest
    }
}

extension Pocket {
    /// When something of this pocket lapses or is to be announced, whichever comes first.
    fileprivate func dueAt(_ rules: CurrencyRules, _ zone: ZoneRules) -> Timestamp? {
        var earliest: Timestamp?
        var dues: [(at: Timestamp, lot: LotID)] = []
        for lot in lots where lot.free > .zero {
            guard let due = dueAt(lot.terms, zone) else { continue }
            dues.append((due, lot.id))
            earliest = Timestamp.earlier(earliest, lapsesAt(lot.id, lot.terms, rules, zone))
        }
        if dues.isEmpty { return nil }
        let isGraceful = rules.notice != .courtesy
        for days in rules.noticeDays + (isGraceful ? [0] : []) {
            let told = notices.filter { $0.days <= days }
            let untold = dues.lazy.filter { due in
                !told.contains { $0.told(of: due.lot, due: due.at) }
            }
            guard let untold = untold.map(\.at).min() else { continue }
            // The first day that, so many days on, has this moment before its end.
            let lastDay = zone.date(Timestamp(microseconds: untold.microseconds - 1))
            let moment = zone.startOfDay(lastDay.adding(days: -days))
            earliest = Timestamp.earlier(earliest, moment)
        }
        return earliest
    }
}

extension Timestamp {
    /// The earlier of two moments, of which either may be none.
    fileprivate static func earlier(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
        guard let first, let second else { return first ?? second }
        return Swift.min(first, second)
    }
}
