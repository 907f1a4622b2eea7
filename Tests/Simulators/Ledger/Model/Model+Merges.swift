internal import PointsDomain
internal import Primitives

extension Model {
    mutating func merge(_ command: MergeMembers, _ member: Int64, _ now: Int64) -> Verdict {
        let other = command.merged.rawValue
        if other == member || members[other]?.mergedInto != nil {
            return .refused([.alreadyMerged])
        }
        let holds = (members[other] ?? Member()).holds.values
        if holds.contains(where: { !$0.isResolved && $0.deadline > now }) {
            return .refused([.holdsOpen])
        }
        for side in [member, other] {
            for currency in (members[side]?.pockets ?? [:]).keys.sorted() {
                settleIdle(side, currency, at: now)
            }
        }
        var currencies = (members[other]?.pockets ?? [:]).keys.sorted()
        if currencies.isEmpty { currencies = ["points"] }
        let mergeID = nextID()
        for currency in currencies {
            for grant in pocket(other, currency).grants where grant.left > 0 {
                _ = self.grant(
                    grant.left,
                    member,
                    currency,
                    activatesAt: grant.activatesAt,
                    grant.end
                )
                change(other, currency, grant: grant.id, by: -grant.left)
            }
            let debt = pocket(other, currency).debt
            change(other, currency) { $0.debts = [] }
            owe(debt, member, currency)
            change(member, currency) { $0.activeAt = now }
        }
        members[other, default: Member()].mergedInto = member
        members[other]?.mergeID = mergeID
        members[other]?.wasMerged = true
        return .booked(operation(member, currencies.last ?? "points", .other, 0))
    }

    /// Takes in that two members were parted; what each of them then has is adopted afterwards.
    mutating func unmerge(_ command: UnmergeMembers, _ member: Int64, _ now: Int64) -> Verdict {
        let other = command.merged.rawValue
        guard let merged = members[other], merged.mergedInto == member else {
            return .refused([.notMerged])
        }
        for id in command.entries {
            guard let operation = operations[id], operation.member == member,
                operation.id > merged.mergeID, operation.isAssignable
            else { return .refused([.entryNotAssignable]) }
        }
        guard Set(command.entries).count == command.entries.count else {
            return .refused([.entryNotAssignable])
        }
        for (identity, order) in orders where command.entries.contains(order.answer.earningID) {
            if !leads(order.order.member.rawValue, over: other, to: member) {
                orders[identity]?.owner = other
            }
        }
        members[other]?.mergedInto = nil
        parted = (member, other)
        return .booked(operation(member, "points", .other, 0))
    }

    /// Whether a member leads to another by merges that one of them stands for.
    private func leads(_ named: Int64, over other: Int64, to member: Int64) -> Bool {
        var current = named
        while current != member {
            if current == other { return true }
            guard let next = members[current]?.mergedInto else { return false }
            current = next
        }
        return false
    }

    /// Whether anything of a member is set aside.
    func isHolding(_ member: Int64, at now: Int64) -> Bool {
        (members[member]?.holds ?? [:]).values.contains { !$0.isResolved && $0.deadline > now }
    }

    /// Takes over what two members have who were parted.
    ///
    /// How lots are divided, `PartingTests` proves against members that were never merged. Here
    /// nothing may be lost by it: in all they have what there was, and what the program has lost.
    ///
    /// - Parameters:
    ///   - accounts: Of the survivor, and of the other.
    ///   - now: When they were parted.
    /// - Returns: What is wrong.
    mutating func adopt(_ accounts: [Account], at now: Int64) -> String? {
        guard let (survivor, merged) = parted else { return nil }
        parted = nil
        var finding: String?
        for currency in program.currencies.map(\.currency) {
            let before = worth(survivor, currency.code, at: now)
            let after = accounts.reduce(Int64(0)) { sum, account in
                let pocket = account.pocket(currency)
                return sum + pocket.balance.rawValue - pocket.debt.rawValue
            }
            if after < before {
                finding = "parts \(survivor) from \(merged), who have \(after) of \(before)"
            }
        }
        for (member, account) in zip([survivor, merged], accounts) {
            var names: [String: [LotID: Int]] = [:]
            for pocket in account.pockets {
                let code = pocket.currency.code
                var adopted = Pocket()
                names[code] = adopt(pocket, in: &adopted)
                change(member, code) { $0 = adopted }
            }
            for hold in account.holds {
                let lots = names[hold.currency.code] ?? [:]
                members[member]?.holds[hold.id.rawValue] = Hold(
                    currency: hold.currency.code,
                    parts: hold.parts.map {
                        Piece(grant: lots[$0.lot] ?? 0, amount: $0.amount.rawValue)
                    },
                    deadline: hold.deadline.microseconds
                )
            }
        }
        forget([survivor, merged])
        return finding
    }

    /// What is left, as far as it has not lapsed, less what is owed.
    private func worth(_ member: Int64, _ currency: String, at now: Int64) -> Int64 {
        let view = view(member, currency, at: now)
        return view.schedule.values.reduce(0, +) - view.debt
    }

    /// Takes over a pocket, in the order of the entries that made what is in it.
    private mutating func adopt(
        _ pocket: PointsDomain.Pocket,
        in adopted: inout Pocket
    ) -> [LotID: Int] {
        var numbers = pocket.lots.map(\.id.entryNumber) + pocket.debts.map(\.number)
        numbers += pocket.reminders.map(\.number) + pocket.notices.map(\.number)
        var ids: [Int64: Int] = [:]
        var lots: [LotID: Int] = [:]
        for number in Set(numbers).sorted() {
            for lot in pocket.lots where lot.id.entryNumber == number {
                let id = nextID()
                lots[lot.id] = id
                let end: End =
                    switch lot.terms.lapse {
                    case .never: .never
                    case .at(let moment): .at(moment.microseconds)
                    case .afterIdle(let months): .idle(months: months)
                    }
                adopted.grants.append(
                    Grant(
                        id: id,
                        activatesAt: lot.terms.activatesAt.microseconds,
                        end: end,
                        changes: [lot.remaining.rawValue]
                    )
                )
            }
            ids[number] = nextID()
        }
        adopted.debts = pocket.debts.map {
            Debt(id: ids[$0.number] ?? 0, owed: $0.owed.rawValue)
        }
        adopted.activeAt = pocket.activeAt?.microseconds
        adopted.reminders = pocket.reminders.map {
            Reminder(
                through: $0.through.microseconds,
                id: ids[$0.number] ?? 0,
                deliveredAt: $0.deliveredAt.microseconds
            )
        }
        for notice in pocket.notices {
            adopted.notices[notice.days] = (
                notice.through.microseconds, ids[notice.number] ?? 0
            )
        }
        return lots
    }

    /// Nothing that names what these members had is taken back any longer.
    private mutating func forget(_ members: Set<Int64>) {
        for (id, operation) in operations {
            var isTheirs = members.contains(operation.member)
            if case .transfer(_, let receiver, _) = operation.effect {
                isTheirs = isTheirs || members.contains(survivor(of: receiver))
            }
            if isTheirs { forgotten.insert(id) }
        }
        for id in forgotten { operations[id] = nil }
    }
}
