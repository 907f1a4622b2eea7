internal import PointsDomain
internal import Primitives

extension Model {
    /// What a member can do with a currency, and what lapses when.
    struct View: Equatable, CustomStringConvertible {
        var available: Int64 = 0
        var pending: Int64 = 0
        var held: Int64 = 0
        var debt: Int64 = 0
        /// By the moment; `Int64.max` for never or not yet known.
        var schedule: [Int64: Int64] = [:]

        var description: String {
            let ends = schedule.sorted { $0.key < $1.key }.map { "\($0.value)@\($0.key)" }
            return "available \(available) pending \(pending) held \(held) debt \(debt) "
                + "schedule \(ends.joined(separator: " "))"
        }
    }

    func view(_ member: Int64, _ currency: String, at now: Int64) -> View {
        var view = View()
        let pocket = pocket(member, currency)
        var usable: Int64 = 0
        for grant in pocket.grants where grant.left > 0 {
            let held = held(member, grant.id, at: now)
            let end = lapse(of: grant, in: pocket, currency)
            view.held += held
            var listed = held
            if end > now {
                listed = grant.left
                if grant.activatesAt <= now {
                    usable += grant.left - held
                } else {
                    view.pending += grant.left - held
                }
            }
            if listed > 0 { view.schedule[end, default: 0] += listed }
        }
        view.debt = pocket.debt
        view.available = max(0, usable - pocket.debt)
        return view
    }

    /// What open holds have of a grant.
    func held(_ member: Int64, _ grant: Int, at now: Int64) -> Int64 {
        var sum: Int64 = 0
        for hold in (members[member]?.holds ?? [:]).values
        where !hold.isResolved && hold.deadline > now {
            for part in hold.parts where part.grant == grant { sum += part.amount }
        }
        return sum
    }

    func free(_ member: Int64, _ grant: Grant, at now: Int64) -> Int64 {
        grant.left - held(member, grant.id, at: now)
    }

    /// When a grant is due to lapse; `Int64.max` for never.
    func due(_ grant: Grant, in pocket: Pocket) -> Int64 {
        switch grant.end {
        case .never: return .max
        case .at(let moment): return moment
        case .idle(let months):
            let from = max(pocket.activeAt ?? grant.activatesAt, grant.activatesAt)
            let last = program.zone.date(Timestamp(microseconds: from)).adding(months: months)
            return program.zone.startOfDay(last.adding(days: 1)).microseconds
        }
    }

    /// When it lapses; `Int64.max` for never, or not before the member was told.
    func lapse(of grant: Grant, in pocket: Pocket, _ currency: String) -> Int64 {
        let due = due(grant, in: pocket)
        guard due != .max, case .delivered(let time) = rules(currency)?.notice else { return due }
        var told = Int64.max
        for reminder in pocket.reminders where reminder.through >= due && grant.id < reminder.id {
            told = min(told, reminder.deliveredAt)
        }
        return told == .max ? .max : max(due, told + time.microseconds)
    }

    /// The grants that can be spent, in the order in which they are.
    func spendable(_ member: Int64, _ currency: String, at now: Int64) -> [Grant] {
        let pocket = pocket(member, currency)
        let usable = pocket.grants.filter { grant in
            grant.left > 0 && grant.activatesAt <= now
                && lapse(of: grant, in: pocket, currency) > now
                && free(member, grant, at: now) > 0
        }
        return inOrder(usable, pocket)
    }

    /// By expiry, then activation, then age.
    func inOrder(_ grants: [Grant], _ pocket: Pocket) -> [Grant] {
        grants.map { (due($0, in: pocket), $0.activatesAt, $0.id, $0) }.sorted {
            ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2)
        }.map(\.3)
    }

    /// How an amount is spent; `nil` where there is too little.
    func pieces(
        of amount: Int64,
        _ member: Int64,
        _ currency: String,
        at now: Int64
    ) -> [Piece]? {
        let grants = spendable(member, currency, at: now)
        let sum = grants.reduce(0) { $0 + free(member, $1, at: now) }
        guard sum - pocket(member, currency).debt >= amount else { return nil }
        var missing = amount
        var pieces: [Piece] = []
        for grant in grants where missing > 0 {
            let part = min(missing, free(member, grant, at: now))
            pieces.append(Piece(grant: grant.id, amount: part))
            missing -= part
        }
        return pieces
    }
}

extension Model {
    /// The lapsed part of a pocket that is not held.
    func lapsed(
        _ member: Int64,
        _ currency: String,
        at now: Int64,
        isIdleOnly: Bool = false
    ) -> [Piece] {
        let pocket = pocket(member, currency)
        return pocket.grants.filter { $0.left > 0 }.compactMap { grant in
            if isIdleOnly {
                guard case .idle = grant.end else { return nil }
            }
            guard lapse(of: grant, in: pocket, currency) <= now else { return nil }
            let free = free(member, grant, at: now)
            return free > 0 ? Piece(grant: grant.id, amount: free) : nil
        }
    }

    mutating func take(_ pieces: [Piece], _ member: Int64, _ currency: String) {
        for piece in pieces { change(member, currency, grant: piece.grant, by: -piece.amount) }
    }

    /// Whatever lapsed for want of activity is gone before there is activity again.
    mutating func act(_ member: Int64, _ currency: String, at now: Int64) {
        settleIdle(member, currency, at: now)
        change(member, currency) { $0.activeAt = now }
    }

    mutating func settleIdle(_ member: Int64, _ currency: String, at now: Int64) {
        let idle = lapsed(member, currency, at: now, isIdleOnly: true)
        take(idle, member, currency)
    }

    mutating func grant(
        _ amount: Int64,
        _ member: Int64,
        _ currency: String,
        activatesAt: Int64,
        _ end: End
    ) -> Int {
        let id = nextID()
        change(member, currency) {
            $0.grants.append(
                Grant(id: id, activatesAt: activatesAt, end: end, changes: [amount])
            )
        }
        return id
    }

    /// Repays debts, oldest first.
    ///
    /// - Returns: What is left of the amount.
    mutating func repay(_ amount: Int64, _ member: Int64, _ currency: String) -> Int64 {
        var rest = amount
        change(member, currency) { pocket in
            for index in pocket.debts.indices {
                let part = min(rest, pocket.debts[index].owed)
                pocket.debts[index].owed -= part
                rest -= part
            }
            pocket.debts.removeAll { $0.owed == 0 }
        }
        return rest
    }

    /// Takes back what was given: own grants, usable ones, pending ones, a debt, a loss.
    ///
    /// - Returns: The loss.
    @discardableResult
    mutating func takeBack(
        _ amount: Int64,
        _ member: Int64,
        _ currency: String,
        own: [Int],
        at now: Int64,
        isTransfer: Bool = false
    ) -> Int64 {
        guard let rules = rules(currency) else { return 0 }
        let pocket = pocket(member, currency)
        let isPendingOnly = rules.negative == .pendingOnly && !isTransfer
        var missing = amount
        var sources = pocket.grants.filter {
            own.contains($0.id) && (!isPendingOnly || $0.activatesAt > now)
        }
        let others = inOrder(
            pocket.grants.filter {
                $0.left > 0 && !own.contains($0.id) && lapse(of: $0, in: pocket, currency) > now
            },
            pocket
        )
        if !isPendingOnly { sources += others.filter { $0.activatesAt <= now } }
        sources += others.filter { $0.activatesAt > now }
        for grant in sources where missing > 0 {
            let part = min(missing, free(member, grant, at: now))
            if part > 0 { change(member, currency, grant: grant.id, by: -part) }
            missing -= part
        }
        if missing > 0, case .debt(let limit) = rules.negative {
            let owed = min(missing, max(0, limit.rawValue - pocket.debt))
            owe(owed, member, currency)
            missing -= owed
        }
        return missing
    }

    mutating func owe(_ amount: Int64, _ member: Int64, _ currency: String) {
        guard amount > 0 else { return }
        let id = nextID()
        change(member, currency) { $0.debts.append(Debt(id: id, owed: amount)) }
    }

    /// Gives back what was taken, what was taken last first; before it go debts.
    mutating func restore(
        _ amount: Int64,
        of pieces: [Piece],
        from owner: Int64,
        skipping skipped: Int64,
        _ member: Int64,
        _ currency: String,
        at now: Int64
    ) {
        let rest = repay(amount, member, currency)
        var skip = skipped + amount - rest
        var missing = rest
        let today = program.zone.date(Timestamp(microseconds: now))
        let days = rules(currency)?.restoredDays ?? 0
        let end = program.zone.startOfDay(today.adding(days: days + 1)).microseconds
        for piece in pieces.reversed() where missing > 0 {
            let passed = min(skip, piece.amount)
            skip -= passed
            let part = min(missing, piece.amount - passed)
            guard part > 0 else { continue }
            missing -= part
            guard let grant = pocket(owner, currency).grants.first(where: { $0.id == piece.grant })
            else { preconditionFailure("no grant \(piece.grant)") }
            var known = pocket(member, currency)
            // Who was told here was told of no grant of another account.
            if owner != member { known.reminders = [] }
            let isOver = lapse(of: grant, in: known, currency) <= now
            if owner == member, !isOver {
                change(member, currency, grant: grant.id, by: part)
            } else {
                _ = self.grant(
                    part,
                    member,
                    currency,
                    activatesAt: min(grant.activatesAt, now),
                    isOver ? .at(end) : grant.end
                )
            }
        }
    }
}
