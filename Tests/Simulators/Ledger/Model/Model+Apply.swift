internal import PointsDomain
internal import Primitives

extension Model {
    /// When a group is booked that comes at a time.
    func time(of now: Timestamp) -> Int64 { max(now.microseconds, bookedAt) }

    /// Takes in what a command came to.
    ///
    /// - Parameters:
    ///   - command: What was asked for.
    ///   - outcome: What was answered.
    ///   - now: When its group was booked.
    /// - Returns: What is wrong with the outcome; `nil` for nothing.
    mutating func apply(
        _ command: PointsCommand,
        _ outcome: PointsOutcome,
        _ now: Int64
    ) -> String? {
        switch (command, outcome) {
        case (.commitOrder(let command), .commitOrder(let outcome)):
            apply(command, outcome, now)
        case (.reverseOrder(let command), .reverseOrder(let outcome)):
            apply(command, outcome, now)
        case (.sweep(let command), .command(let outcome)):
            apply(command, outcome, now)
        case (_, .command(let outcome)):
            apply(keyed: command, outcome, now, isLost: false)
        default:
            "is answered by an outcome of something else"
        }
    }

    /// Takes in a command whose first answer was lost after everything had been booked.
    ///
    /// - Parameters:
    ///   - command: What was asked for.
    ///   - outcome: What its repeat was answered.
    ///   - now: When its group was booked.
    /// - Returns: What is wrong; and whether the first time left nothing behind, so that the repeat
    ///   is a command of its own.
    mutating func applyLost(
        _ command: PointsCommand,
        _ outcome: PointsOutcome,
        _ now: Int64
    ) -> (finding: String?, isAnew: Bool) {
        switch (command, outcome) {
        case (.commitOrder(let command), .commitOrder(.replayed(let booked))):
            if orders[command.order.identity] != nil { return (nil, true) }
            return (apply(command, .booked(booked), now), false)
        case (.reverseOrder(let command), .reverseOrder(.replayed(let booked, let entry))):
            if orders[command.identity]?.reversal != nil { return (nil, true) }
            return (apply(command, .reversed(booked, entry), now), false)
        case (.commitOrder, _), (.reverseOrder, _), (.sweep, _):
            return (nil, true)
        case (_, .command(let outcome)):
            if let identity = command.needs.identity, answers[identity] != nil {
                return (nil, true)
            }
            if case .refused(let refusal) = outcome, !refusal.isRemembered { return (nil, true) }
            if case .booked = outcome { return (nil, true) }
            return (apply(keyed: command, outcome, now, isLost: true), false)
        default:
            return ("is answered by an outcome of something else", false)
        }
    }

    private mutating func apply(
        keyed command: PointsCommand,
        _ outcome: CommandOutcome,
        _ now: Int64,
        isLost: Bool
    ) -> String? {
        guard let identity = command.needs.identity else { return "has no key" }
        if let known = answers[identity] { return repeated(command, known, outcome) }
        let member = survivor(of: identity.member.rawValue)
        // Which of the lots an open hold has is whose, only the ledger knows.
        if case .unmerge = command, outcome == .refused(.holdsOpen), isHolding(member, at: now) {
            return nil
        }
        switch (verdict(command, member, now), outcome) {
        case (.refused(let refusals), .refused(let refusal)) where refusals.contains(refusal):
            if refusal.isRemembered {
                answers[identity] = (command, outcome)
                let first = (members[member]?.pockets ?? [:]).keys.min() ?? "points"
                change(member, first) { _ in }
                bookedAt = now
            }
            return nil
        case (.booked(let operation), .booked(let entries)):
            return booked(command, operation, entries, member, now)
        case (.booked(let operation), .replayed(let entries)) where isLost:
            return booked(command, operation, entries, member, now)
        case (let verdict, _):
            return "came to \(outcome), and must be \(verdict)"
        }
    }

    /// Keeps what was booked under the id by which later commands name it.
    private mutating func booked(
        _ command: PointsCommand,
        _ operation: Operation?,
        _ entries: [BookedEntry],
        _ member: Int64,
        _ now: Int64
    ) -> String? {
        guard let identity = command.needs.identity, let last = entries.last else {
            return "booked nothing"
        }
        answers[identity] = (command, .booked(entries))
        bookedAt = now
        guard let operation else { return nil }
        operations[last.id] = operation
        if case .proposal(let amount, let until) = last.entry.subject {
            members[member]?.proposals[last.id] = Proposal(
                named: identity.member.rawValue,
                currency: last.entry.currency.code,
                amount: amount.rawValue,
                proposer: last.entry.caller.rawValue,
                until: until.microseconds
            )
        }
        guard operation.gross != 0, last.entry.kind != .reversal else { return nil }
        let gross = abs(last.entry.gross.rawValue)
        return gross == operation.gross ? nil : "moved \(gross), not \(operation.gross)"
    }

    private func repeated(
        _ command: PointsCommand,
        _ known: (command: PointsCommand, outcome: CommandOutcome),
        _ outcome: CommandOutcome
    ) -> String? {
        if command != known.command {
            if case .keyReused = outcome { return nil }
            return "has the key of another command"
        }
        switch (known.outcome, outcome) {
        case (.booked(let first), .replayed(let again)) where first == again: return nil
        case (.refused(let first), .refused(let again)) where first == again: return nil
        default: return "was \(known.outcome) first, and then \(outcome)"
        }
    }

    private mutating func verdict(
        _ command: PointsCommand,
        _ member: Int64,
        _ now: Int64
    ) -> Verdict {
        switch command {
        case .earn(let command): earn(command, member, now)
        case .burn(let command): burn(command, member, now)
        case .placeHold(let command): placeHold(command, member, now)
        case .capture(let command): capture(command, member, now)
        case .release(let command): release(command, member, now)
        case .reverse(let command): reverse(command, member, now)
        case .transfer(let command): transfer(command, member, now)
        case .adjust(let command): adjust(command, member, now)
        case .decideAdjustment(let command): decideAdjustment(command, member, now)
        case .writeOff(let command): writeOff(command, member, now)
        case .merge(let command): merge(command, member, now)
        case .unmerge(let command): unmerge(command, member, now)
        case .confirmNotice(let command): confirm(command, member, now)
        case .commitOrder, .reverseOrder, .sweep, .noteTier: .refused([])
        }
    }
}
