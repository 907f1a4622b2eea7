internal import PointsDomain
internal import Primitives

extension Model {
    /// Takes in what a report of an order came to; tells what is wrong with it.
    mutating func apply(
        _ command: CommitOrder,
        _ outcome: CommitOrderOutcome,
        _ now: Int64
    ) -> String? {
        let member = survivor(of: command.order.member.rawValue)
        let identity = command.order.identity
        if let known = orders[identity] {
            let named = known.order.member.rawValue
            let owners = [named, known.owner ?? named].map(survivor)
            let isSame =
                owners.contains(member)
                && known.order.lines == command.order.lines
                && known.order.paidAt == command.order.paidAt
                && known.order.organisation == command.order.organisation
            switch outcome {
            case .replayed(let booked) where isSame:
                return booked == known.answer ? nil : "replays \(booked), not \(known.answer)"
            case .orderDiffers where !isSame: return nil
            default: return "order \(identity.orderID.rawValue) is known"
            }
        }
        if command.order.paidAt.microseconds > now + 86_400_000_000 {
            return outcome == .paidTooFarAhead ? nil : "was paid too far ahead"
        }
        guard case .booked(let booked) = outcome, let rules = rules("points") else {
            return "is a new order"
        }
        let fen = command.order.lines.reduce(Int64(0)) { $0 + $1.paid.rawValue }
        let points = max(0, fen / 100)
        act(member, "points", at: now)
        var grants: [Int] = []
        if points > 0 {
            let paidAt = min(command.order.paidAt.microseconds, now)
            grants = credit(
                points,
                member,
                rules,
                activatesAt: paidAt + rules.activationDelay.microseconds,
                nil
            )
        }
        orders[identity] = ModelOrder(
            order: command.order,
            answer: booked,
            grants: grants,
            member: member,
            gross: points
        )
        var operation = operation(member, "points", .give(grants: grants), points)
        operation.isOrder = true
        operation.isAssignable = true
        operations[booked.earningID] = operation
        bookedAt = now
        return booked.earning.gross.rawValue == points ? nil : "earns \(points)"
    }

    mutating func apply(
        _ command: ReverseOrder,
        _ outcome: ReverseOrderOutcome,
        _ now: Int64
    ) -> String? {
        guard let known = orders[command.identity] else {
            return outcome == .orderNotFound ? nil : "there is no such order"
        }
        if let reversal = known.reversal {
            switch outcome {
            case .replayed(let booked, let entry) where reversal.command == command:
                return booked == reversal.answer && entry == reversal.entry
                    ? nil : "replays something else"
            case .reversalDiffers where reversal.command.key == command.key: return nil
            case .orderAlreadyReversed where reversal.command.key != command.key: return nil
            default: return "the order was taken back"
            }
        }
        guard case .reversed(let booked, let entry) = outcome else { return "can be taken back" }
        let member = survivor(of: known.member)
        let assigned = operations[known.answer.earningID]?.reversed ?? 0
        if known.gross > assigned {
            let own = known.member == member ? known.grants : []
            takeBack(known.gross - assigned, member, "points", own: own, at: now)
        }
        change(member, "points") { _ in }
        orders[command.identity]?.reversal = (command, booked, entry)
        bookedAt = now
        return nil
    }

    /// Takes in what the sweeper has done: everything that was due, and nothing else.
    mutating func apply(_ command: Sweep, _ outcome: CommandOutcome, _ now: Int64) -> String? {
        let member = command.member.rawValue
        var entries: [BookedEntry] = []
        if case .booked(let booked) = outcome {
            entries = booked
            bookedAt = now
        } else if outcome != .refused(.nothingDue) {
            return "is a sweep"
        }
        var finding: String?
        for currency in program.currencies.map(\.currency.code) {
            let lapsed = lapsed(member, currency, at: now)
            let sum = lapsed.reduce(0) { $0 + $1.amount }
            let expiry = entries.first {
                $0.entry.kind == .expiry && $0.entry.currency.code == currency
            }
            let taken = -(expiry?.entry.amount.rawValue ?? 0)
            if taken != sum { finding = "lets \(taken) of \(currency) lapse, not \(sum)" }
            take(lapsed, member, currency)
            if let expiry {
                operations[expiry.id] = operation(member, currency, .take(pieces: lapsed), sum)
            }
        }
        for booked in entries {
            guard case .notice(let days, let through, _) = booked.entry.subject else { continue }
            let id = nextID()
            change(member, booked.entry.currency.code) {
                $0.notices[days] = (through.microseconds, id)
            }
        }
        for (id, proposal) in (members[member] ?? Member()).proposals where proposal.until <= now {
            members[member]?.proposals[id] = nil
        }
        return finding
    }
}
