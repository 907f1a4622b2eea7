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
        var moved: [Moved] = []
        for currency in currencies {
            var pairs: [(new: Int, origin: Int)] = []
            for grant in pocket(other, currency).grants where grant.left > 0 {
                let new = self.grant(
                    grant.left,
                    member,
                    currency,
                    activatesAt: grant.activatesAt,
                    grant.end
                )
                change(other, currency, grant: grant.id, by: -grant.left)
                pairs.append((new, grant.id))
            }
            let debt = pocket(other, currency).debt
            change(other, currency) { $0.debts = [] }
            owe(debt, member, currency)
            moved.append(
                Moved(
                    currency: currency,
                    pairs: pairs,
                    debt: debt > 0 ? pocket(member, currency).debts.last?.id : nil
                )
            )
            change(member, currency) { $0.activeAt = now }
        }
        members[other, default: Member()].mergedInto = member
        members[other]?.mergeID = mergeID
        members[other]?.moved = moved
        return .booked(operation(member, currencies.last ?? "points", .other, 0))
    }

    mutating func unmerge(_ command: UnmergeMembers, _ member: Int64, _ now: Int64) -> Verdict {
        let other = command.merged.rawValue
        guard let merged = members[other], merged.mergedInto == member else {
            return .refused([.notMerged])
        }
        var assigned: [Operation] = []
        for id in command.entries {
            guard let operation = operations[id], operation.member == member,
                operation.id > merged.mergeID, operation.isAssignable
            else { return .refused([.entryNotAssignable]) }
            assigned.append(operation)
        }
        guard Set(command.entries).count == assigned.count else {
            return .refused([.entryNotAssignable])
        }
        if isHeld(merged.moved, assigned, member, now) { return .refused([.holdsOpen]) }
        for currency in (members[member]?.pockets ?? [:]).keys.sorted() {
            settleIdle(member, currency, at: now)
        }
        var spent: [(currency: String, amount: Int64)] = []
        for (id, operation) in zip(command.entries, assigned) {
            guard case .take(let pieces) = operation.effect else { continue }
            let left = operation.gross - operation.reversed
            guard left > 0 else { continue }
            restore(
                left,
                of: pieces,
                from: operation.member,
                skipping: operation.reversed,
                member,
                operation.currency,
                at: now
            )
            operations[id]?.reversed += left
            spent.append((operation.currency, left))
        }
        members[other]?.mergedInto = nil
        for moved in merged.moved { moveBack(moved, from: member, to: other, now) }
        for (id, operation) in zip(command.entries, assigned) {
            guard case .give(let grants) = operation.effect else { continue }
            let moved = moveEarned(
                grants,
                operation.currency,
                atMost: operation.gross - operation.reversed,
                from: member,
                to: other,
                now
            )
            operations[id]?.reversed += moved
        }
        for item in spent {
            takeBack(item.amount, other, item.currency, own: [], at: now)
            change(other, item.currency) { $0.activeAt = now }
        }
        return .booked(operation(member, "points", .other, 0))
    }

    /// Whether open holds have anything that would move.
    private func isHeld(
        _ moved: [Moved],
        _ assigned: [Operation],
        _ member: Int64,
        _ now: Int64
    ) -> Bool {
        let came = moved.flatMap(\.pairs).map(\.new)
        let earned = assigned.flatMap { operation -> [Int] in
            if case .give(let grants) = operation.effect { grants } else { [] }
        }
        return (came + earned).contains { held(member, $0, at: now) > 0 }
    }

    private mutating func moveBack(
        _ moved: Moved,
        from member: Int64,
        to other: Int64,
        _ now: Int64
    ) {
        let currency = moved.currency
        for (new, origin) in moved.pairs {
            let grant = pocket(member, currency).grants.first { $0.id == new }
            guard let left = grant?.left, left > 0 else { continue }
            change(member, currency, grant: new, by: -left)
            change(other, currency, grant: origin, by: left)
        }
        let debt = pocket(member, currency).debts.first { $0.id == moved.debt }
        change(member, currency) { $0.debts.removeAll { $0.id == moved.debt } }
        owe(debt?.owed ?? 0, other, currency)
        change(other, currency) { $0.activeAt = now }
    }

    private mutating func moveEarned(
        _ grants: [Int],
        _ currency: String,
        atMost limit: Int64,
        from member: Int64,
        to other: Int64,
        _ now: Int64
    ) -> Int64 {
        var moved: Int64 = 0
        for id in grants {
            guard let grant = pocket(member, currency).grants.first(where: { $0.id == id }),
                min(grant.left, limit - moved) > 0
            else { continue }
            let part = min(grant.left, limit - moved)
            change(member, currency, grant: id, by: -part)
            _ = self.grant(
                part,
                other,
                currency,
                activatesAt: grant.activatesAt,
                grant.end
            )
            moved += part
        }
        if moved > 0 { change(other, currency) { $0.activeAt = now } }
        return moved
    }
}
