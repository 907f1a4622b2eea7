internal import PointsDomain
internal import Primitives

// What each command does, where it is not refused. Every function first tells why it would be, and
// changes nothing then.
extension Model {
    /// What a command came to, by the model.
    enum Verdict {
        case refused(Set<Refusal>)
        /// Booked; `operation` is what its last entry can be named for.
        case booked(Operation?)
    }

    func isTooFarAhead(_ envelope: Envelope, _ now: Int64) -> Bool {
        (envelope.at?.microseconds ?? now) > now + 86_400_000_000
    }

    private func end(_ rules: CurrencyRules, activatesAt: Int64) -> End {
        let day = program.zone.date(Timestamp(microseconds: activatesAt))
        func after(_ last: LocalDate) -> End {
            .at(program.zone.startOfDay(last.adding(days: 1)).microseconds)
        }
        switch rules.expiry {
        case .never: return .never
        case .days(let days): return after(day.adding(days: days))
        case .months(let months, throughEndOf: nil): return after(day.adding(months: months))
        case .months(let months, throughEndOf: _):
            return after(day.adding(months: months).endOfMonth)
        case .afterIdle(let months): return .idle(months: months)
        case .dates: preconditionFailure("the simulator has no dates")
        }
    }

    /// Gives an amount: debts first, then a grant.
    mutating func credit(
        _ amount: Int64,
        _ member: Int64,
        _ rules: CurrencyRules,
        activatesAt: Int64,
        _ given: End?
    ) -> [Int] {
        let currency = rules.currency.code
        let end = given ?? end(rules, activatesAt: activatesAt)
        let rest = repay(amount, member, currency)
        guard rest > 0 else { return [] }
        return [grant(rest, member, currency, activatesAt: activatesAt, end)]
    }

    mutating func earn(_ command: Earn, _ member: Int64, _ now: Int64) -> Verdict {
        let currency = command.currency.code
        guard let rules = rules(currency) else { return .refused([.currencyUnknown]) }
        let effective = command.envelope.at?.microseconds ?? now
        let delay = rules.activationDelay.microseconds
        let activates = command.activatesAt?.microseconds ?? min(effective, now) + delay
        if let expires = command.expiresAt?.microseconds, expires <= max(now, activates) {
            return .refused([.termsOutOfRange])
        }
        act(member, currency, at: now)
        let end = command.expiresAt.map { End.at($0.microseconds) }
        let amount = command.amount.rawValue
        let grants = credit(amount, member, rules, activatesAt: activates, end)
        var operation = operation(member, currency, .give(grants: grants), amount)
        operation.isAssignable = true
        return .booked(operation)
    }

    mutating func operation(
        _ member: Int64,
        _ currency: String,
        _ effect: Operation.Effect,
        _ gross: Int64
    ) -> Operation {
        Operation(id: nextID(), member: member, currency: currency, effect: effect, gross: gross)
    }

    mutating func burn(_ command: Burn, _ member: Int64, _ now: Int64) -> Verdict {
        let (currency, amount) = (command.currency.code, command.amount.rawValue)
        guard rules(currency) != nil else { return .refused([.currencyUnknown]) }
        guard let pieces = pieces(of: amount, member, currency, at: now) else {
            return .refused([.insufficientBalance])
        }
        act(member, currency, at: now)
        take(pieces, member, currency)
        var operation = operation(member, currency, .take(pieces: pieces), amount)
        operation.isAssignable = true
        return .booked(operation)
    }

    mutating func placeHold(_ command: PlaceHold, _ member: Int64, _ now: Int64) -> Verdict {
        let (currency, amount) = (command.currency.code, command.amount.rawValue)
        guard let rules = rules(currency) else { return .refused([.currencyUnknown]) }
        let deadline = command.deadline.microseconds
        guard deadline > now, deadline <= now + rules.holdTimeMax.microseconds else {
            return .refused([.deadlineOutOfRange])
        }
        guard let pieces = pieces(of: amount, member, currency, at: now) else {
            members[member, default: Member()].refusedHolds.insert(command.hold.rawValue)
            return .refused([.insufficientBalance])
        }
        change(member, currency) { _ in }
        members[member]?.holds[command.hold.rawValue] =
            Hold(currency: currency, parts: pieces, deadline: deadline)
        return .booked(operation(member, currency, .other, 0))
    }

    /// Why a hold cannot be resolved; empty where it can.
    private func unresolvable(_ id: HoldID, _ member: Int64, _ now: Int64) -> Set<Refusal> {
        guard let hold = members[member]?.holds[id.rawValue] else {
            let isRefused = members[member]?.refusedHolds.contains(id.rawValue) ?? false
            return isRefused ? [.holdNotFound, .holdResolved] : [.holdNotFound]
        }
        if hold.isResolved { return [.holdResolved] }
        // It depends on the sweeper which of the two is told.
        return hold.deadline <= now ? [.holdLapsed, .holdResolved] : []
    }

    mutating func capture(_ command: Capture, _ member: Int64, _ now: Int64) -> Verdict {
        let refusals = unresolvable(command.hold, member, now)
        guard refusals.isEmpty, let hold = members[member]?.holds[command.hold.rawValue] else {
            return .refused(refusals)
        }
        let whole = hold.parts.reduce(0) { $0 + $1.amount }
        let amount = command.amount?.rawValue ?? whole
        if amount > whole { return .refused([.holdExceeded]) }
        let before = pocket(member, hold.currency)
        let lapsed = before.grants.filter { grant in
            guard case .idle = grant.end else { return false }
            return lapse(of: grant, in: before, hold.currency) <= now
        }.map(\.id)
        act(member, hold.currency, at: now)
        members[member]?.holds[command.hold.rawValue]?.isResolved = true
        var missing = amount
        var pieces: [Piece] = []
        for part in hold.parts where missing > 0 {
            pieces.append(Piece(grant: part.grant, amount: min(missing, part.amount)))
            missing -= min(missing, part.amount)
        }
        take(pieces, member, hold.currency)
        for part in hold.parts where lapsed.contains(part.grant) {
            let spent = pieces.filter { $0.grant == part.grant }.reduce(0) { $0 + $1.amount }
            change(member, hold.currency, grant: part.grant, by: spent - part.amount)
        }
        var operation = operation(member, hold.currency, .take(pieces: pieces), amount)
        operation.isAssignable = true
        return .booked(operation)
    }

    mutating func release(_ command: Release, _ member: Int64, _ now: Int64) -> Verdict {
        let refusals = unresolvable(command.hold, member, now)
        guard refusals.isEmpty, let hold = members[member]?.holds[command.hold.rawValue] else {
            return .refused(refusals)
        }
        members[member]?.holds[command.hold.rawValue]?.isResolved = true
        return .booked(operation(member, hold.currency, .other, 0))
    }

    mutating func reverse(_ command: Reverse, _ member: Int64, _ now: Int64) -> Verdict {
        guard let target = operations[command.target], survivor(of: target.member) == member else {
            return .refused([.entryNotFound])
        }
        if target.isOrder { return .refused([.entryOfOrder]) }
        if case .other = target.effect { return .refused([.entryNotReversible]) }
        let left = target.gross - target.reversed
        if left == 0 { return .refused([.entryReversed]) }
        let amount = command.amount?.rawValue ?? left
        if amount > left { return .refused([.reversalExceeded]) }
        let currency = target.currency
        switch target.effect {
        case .give(let grants):
            let own = target.member == member ? grants : []
            takeBack(amount, member, currency, own: own, at: now)
        case .take(let pieces):
            restore(
                amount,
                of: pieces,
                from: target.member,
                skipping: target.reversed,
                member,
                currency,
                at: now
            )
        case .transfer(let pieces, let receiver, let grants):
            let other = survivor(of: receiver)
            if other == member { return .refused([.entryNotReversible]) }
            let isOwn = receiver == other && members[other]?.wasMerged != true
            let own = isOwn ? grants : []
            var trial = self
            let lost = trial.takeBack(
                amount,
                other,
                currency,
                own: own,
                at: now,
                isTransfer: true
            )
            if lost > 0 { return .refused([.insufficientBalance]) }
            self = trial
            restore(
                amount,
                of: pieces,
                from: target.member,
                skipping: target.reversed,
                member,
                currency,
                at: now
            )
        case .forgive:
            owe(amount, member, currency)
        case .other:
            break
        }
        change(member, currency) { _ in }
        operations[command.target]?.reversed += amount
        return .booked(operation(member, currency, .other, 0))
    }

    mutating func transfer(_ command: Transfer, _ member: Int64, _ now: Int64) -> Verdict {
        let (currency, amount) = (command.currency.code, command.amount.rawValue)
        let other = survivor(of: command.receiver.rawValue)
        if other == member { return .refused([.sameMember]) }
        guard let rules = rules(currency) else { return .refused([.currencyUnknown]) }
        if !rules.isTransferable { return .refused([.notTransferable]) }
        guard let pieces = pieces(of: amount, member, currency, at: now) else {
            return .refused([.insufficientBalance])
        }
        act(member, currency, at: now)
        act(other, currency, at: now)
        take(pieces, member, currency)
        var skip = amount - repay(amount, other, currency)
        var grants: [Int] = []
        for piece in pieces {
            let passed = min(skip, piece.amount)
            skip -= passed
            guard piece.amount > passed,
                let grant = pocket(member, currency).grants.first(where: { $0.id == piece.grant })
            else { continue }
            grants.append(
                self.grant(
                    piece.amount - passed,
                    other,
                    currency,
                    activatesAt: grant.activatesAt,
                    grant.end
                )
            )
        }
        return .booked(
            operation(
                member,
                currency,
                .transfer(
                    pieces: pieces,
                    receiver: command.receiver.rawValue,
                    grants: grants
                ),
                amount
            )
        )
    }

    mutating func adjust(_ command: Adjust, _ member: Int64, _ now: Int64) -> Verdict {
        let (currency, amount) = (command.currency.code, command.amount.rawValue)
        guard let rules = rules(currency) else { return .refused([.currencyUnknown]) }
        if abs(amount) <= rules.adjustmentMax.rawValue {
            return adjust(rules, by: amount, member, now)
        }
        if (members[member]?.proposals.count ?? 0) >= Account.proposalsMax {
            return .refused([.proposalsExhausted])
        }
        change(member, currency) { _ in }
        return .booked(operation(member, currency, .other, 0))
    }

    private mutating func adjust(
        _ rules: CurrencyRules,
        by amount: Int64,
        _ member: Int64,
        _ now: Int64
    ) -> Verdict {
        let currency = rules.currency.code
        if amount > 0 {
            let activates = now + rules.activationDelay.microseconds
            let grants = credit(amount, member, rules, activatesAt: activates, nil)
            change(member, currency) { _ in }
            return .booked(operation(member, currency, .give(grants: grants), amount))
        }
        guard let pieces = pieces(of: -amount, member, currency, at: now) else {
            return .refused([.insufficientBalance])
        }
        take(pieces, member, currency)
        return .booked(operation(member, currency, .take(pieces: pieces), -amount))
    }

    mutating func decideAdjustment(
        _ command: DecideAdjustment,
        _ member: Int64,
        _ now: Int64
    ) -> Verdict {
        guard let proposal = members[member]?.proposals[command.proposal], proposal.until > now,
            survivor(of: proposal.named) == member
        else { return .refused([.proposalNotFound]) }
        if proposal.proposer == command.envelope.caller.rawValue {
            return .refused([.secondPersonRequired])
        }
        guard let rules = rules(proposal.currency) else { return .refused([.currencyUnknown]) }
        var verdict = Verdict.booked(operation(member, proposal.currency, .other, 0))
        if command.isApproved { verdict = adjust(rules, by: proposal.amount, member, now) }
        if case .booked = verdict { members[member]?.proposals[command.proposal] = nil }
        return verdict
    }

    mutating func writeOff(_ command: WriteOff, _ member: Int64, _ now: Int64) -> Verdict {
        let currency = command.currency.code
        guard rules(currency) != nil else { return .refused([.currencyUnknown]) }
        let debt = pocket(member, currency).debt
        let amount = command.amount?.rawValue ?? debt
        guard amount > 0, amount <= debt else { return .refused([.debtExceeded]) }
        _ = repay(amount, member, currency)
        return .booked(operation(member, currency, .forgive, amount))
    }

    mutating func confirm(_ command: ConfirmNotice, _ member: Int64, _ now: Int64) -> Verdict {
        let currency = command.currency.code
        guard rules(currency) != nil else { return .refused([.currencyUnknown]) }
        let through = command.through.microseconds
        let deliveredAt = command.envelope.at?.microseconds ?? now
        let notices = pocket(member, currency).notices.sorted { $0.key < $1.key }
        let notice = notices.first { $0.value.through == through }
        let id = notice?.value.id ?? nextID()
        change(member, currency) { pocket in
            let first = pocket.reminders.first { $0.through == through && $0.id == id }
            if let first, first.deliveredAt <= deliveredAt { return }
            pocket.reminders.removeAll { $0.through == through && $0.id == id }
            pocket.reminders.append(
                Reminder(through: through, id: id, deliveredAt: deliveredAt)
            )
            pocket.reminders.sort { ($0.through, $0.id) < ($1.through, $1.id) }
            if pocket.reminders.count > Pocket.remindersMax { pocket.reminders.removeFirst() }
        }
        return .booked(operation(member, currency, .other, 0))
    }
}

extension Model.Pocket {
    /// How many reminders are kept.
    static let remindersMax = 8
}
