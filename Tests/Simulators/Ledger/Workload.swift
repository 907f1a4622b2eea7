internal import LedgerTestKit
internal import PointsDomain
internal import Primitives

/// Makes commands of all kinds, most of them sensible.
struct Workload {
    var random: SeededRandom
    let program: Program
    private var lastKey = 0
    /// Commands that were sent, newest last, to be sent again.
    private var sent: [PointsCommand] = []
    private var lastOrder = 0
    /// Entries that may be named, newest last.
    private var recent: [JournalID] = []

    static let memberCount: Int64 = 8
    private static let sentMax = 400

    init(random: SeededRandom, program: Program) {
        self.random = random
        self.program = program
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        Int64.random(in: range, using: &random)
    }

    mutating func isOnce(in count: Int64) -> Bool { number(1...count) == 1 }

    /// The next commands, which come together.
    mutating func group(_ model: Model, _ now: Int64) -> [PointsCommand] {
        let count = isOnce(in: 3) ? number(2...12) : 1
        var commands = (0..<count).map { _ in command(model, now) }
        // What an unmerge does is looked at right after it.
        if let index = commands.firstIndex(where: Self.isUnmerge) {
            commands = index == 0 ? [commands[0]] : Array(commands[..<index])
        }
        sent += commands
        if sent.count > Self.sentMax { sent.removeFirst(sent.count - Self.sentMax) }
        return commands
    }

    private static func isUnmerge(_ command: PointsCommand) -> Bool {
        if case .unmerge = command { true } else { false }
    }

    /// Whether a command takes back something of which the model does not know any longer.
    private static func isForgotten(_ command: PointsCommand, _ model: Model) -> Bool {
        switch command {
        case .reverse(let command): model.forgotten.contains(command.target)
        case .reverseOrder(let command):
            model.orders[command.identity].map {
                $0.reversal == nil && model.forgotten.contains($0.answer.earningID)
            } ?? false
        default: false
        }
    }

    /// Notes an entry that later commands may name.
    mutating func note(_ id: JournalID) {
        recent.append(id)
        if recent.count > 100 { recent.removeFirst(50) }
    }

    /// A step of the clock: mostly small, at times a leap to the very end of something, at times
    /// back.
    mutating func time(after now: Int64, _ model: Model) -> Int64 {
        let hour: Int64 = 3_600_000_000
        switch number(1...20) {
        case 1: return now - number(0...50 * hour)
        case 2...3: return now + number(0...40 * 24) * hour
        case 4...6:
            let member = number(1...Self.memberCount)
            var ends: [Int64] = []
            for (currency, pocket) in model.members[member]?.pockets ?? [:] {
                for grant in pocket.grants where grant.left > 0 {
                    ends.append(model.lapse(of: grant, in: pocket, currency))
                    ends.append(grant.activatesAt)
                }
            }
            ends += (model.members[member]?.holds ?? [:]).values.map(\.deadline)
            let next = ends.filter { $0 > now && $0 < now + 2000 * hour }.sorted()
            guard let end = next.first else { return now + hour }
            return end - number(0...1)
        default: return now + number(0...3 * hour)
        }
    }

    private mutating func command(_ model: Model, _ now: Int64) -> PointsCommand {
        let command = anyCommand(model, now)
        guard Self.isForgotten(command, model) else { return command }
        return .sweep(Sweep(member: someone()))
    }

    private mutating func anyCommand(_ model: Model, _ now: Int64) -> PointsCommand {
        if isOnce(in: 9), let old = sent.randomElement(using: &random) { return old }
        switch number(1...100) {
        case 1...22: return earn(now)
        case 23...34:
            return .burn(Burn(envelope: envelope(now), currency: currency(), amount: amount()))
        case 35...46: return order(model, now)
        case 47...54: return placeHold(now)
        case 55...62: return resolve(model, now)
        case 63...76: return reverse(model, now)
        case 77...82:
            return .transfer(
                Transfer(
                    envelope: envelope(now),
                    receiver: someone(),
                    currency: currency(),
                    amount: amount()
                )
            )
        case 83...87: return adjust(model, now)
        case 88...89: return writeOff(model, now)
        case 90...91: return merge(model, now)
        case 92...94: return confirm(model, now)
        default: return .sweep(Sweep(member: someone()))
        }
    }

    private mutating func someone() -> MemberID { member(number(1...Self.memberCount)) }

    private mutating func amount() -> Amount { Amount(number(1...(isOnce(in: 6) ? 2000 : 120))) }

    private mutating func currency() -> Currency {
        if isOnce(in: 150) { return LedgerTestKit.currency("silver") }
        let all = program.currencies.map(\.currency)
        return isOnce(in: 4) ? all[0] : .points
    }

    private mutating func envelope(_ now: Int64, _ whose: MemberID? = nil) -> Envelope {
        lastKey += 1
        let by = "till:\(number(1...3))"
        let at: Int64? = isOnce(in: 12) ? now + number(-200...20) * 3_600_000_000 : nil
        return Envelope(
            caller: caller(by),
            key: key("k\(lastKey)"),
            member: whose ?? someone(),
            organisation: organisation("acme/s\(number(1...3))"),
            reason: reason("goodwill"),
            at: at.map { Timestamp(microseconds: $0) }
        )
    }

    private mutating func earn(_ now: Int64) -> PointsCommand {
        let day: Int64 = 86_400_000_000
        let activates = isOnce(in: 8) ? now + number(0...10) * day : nil
        let expires = isOnce(in: 3) ? now + number(0...60) * day + number(0...day) : nil
        return .earn(
            Earn(
                envelope: envelope(now),
                currency: currency(),
                amount: amount(),
                activatesAt: activates.map { Timestamp(microseconds: $0) },
                expiresAt: expires.map { Timestamp(microseconds: $0) },
                ruleVersion: isOnce(in: 2) ? RuleVersion("rule@1") : nil
            )
        )
    }

    private mutating func order(_ model: Model, _ now: Int64) -> PointsCommand {
        if isOnce(in: 4), lastOrder > 0 {
            let key = isOnce(in: 8) ? "other" : "k1"
            return .reverseOrder(reversal("pos/\(number(1...Int64(lastOrder)))", key: key))
        }
        lastOrder += 1
        let lines = (0..<number(1...3)).map { _ in line(number(-300...9000)) }
        return .commitOrder(
            CommitOrder(
                caller: caller("till:1"),
                order: LedgerTestKit.order(
                    "pos/\(lastOrder)",
                    member: number(1...Self.memberCount),
                    paidAt: Timestamp(microseconds: now + number(-100...26) * 3_600_000_000),
                    lines
                )
            )
        )
    }

    private mutating func placeHold(_ now: Int64) -> PointsCommand {
        let envelope = envelope(now)
        return .placeHold(
            PlaceHold(
                envelope: envelope,
                hold: hold(envelope.key?.rawValue ?? ""),
                currency: currency(),
                amount: amount(),
                deadline: Timestamp(microseconds: now + number(-1...25) * 3_600_000_000)
            )
        )
    }

    private mutating func resolve(_ model: Model, _ now: Int64) -> PointsCommand {
        let isOld = isOnce(in: 6)
        let holding = model.members.filter { member in
            member.value.holds.values.contains { !$0.isResolved && (isOld || $0.deadline > now) }
        }.keys.sorted()
        let whose = holding.randomElement(using: &random).map { member($0) } ?? someone()
        let holds = model.members[whose.rawValue]?.holds ?? [:]
        let open = holds.filter { !$0.value.isResolved && $0.value.deadline > now }.keys.sorted()
        let names = isOld ? holds.keys.sorted() : open
        let id = hold(names.randomElement(using: &random) ?? "k\(number(1...500))")
        let envelope = envelope(now, whose)
        if isOnce(in: 3) { return .release(Release(envelope: envelope, hold: id)) }
        return .capture(
            Capture(envelope: envelope, hold: id, amount: isOnce(in: 2) ? nil : amount())
        )
    }

    private mutating func reverse(_ model: Model, _ now: Int64) -> PointsCommand {
        let known = recent.randomElement(using: &random) ?? JournalID(lane: 0, number: 1 << 30)
        let id = isOnce(in: 30) ? JournalID(lane: 0, number: 1 << 30) : known
        let whose = model.operations[id]?.member ?? number(1...Self.memberCount)
        return .reverse(
            Reverse(
                envelope: envelope(now, isOnce(in: 20) ? nil : member(whose)),
                target: id,
                amount: isOnce(in: 3) ? nil : amount()
            )
        )
    }

    private mutating func adjust(_ model: Model, _ now: Int64) -> PointsCommand {
        let waiting = model.members.filter { !$0.value.proposals.isEmpty }.keys.sorted()
        if isOnce(in: 2), let whose = waiting.randomElement(using: &random),
            let ids = model.members[whose]?.proposals.keys.sorted(),
            let id = ids.randomElement(using: &random)
        {
            return .decideAdjustment(
                DecideAdjustment(
                    envelope: envelope(now, member(whose)),
                    proposal: id,
                    isApproved: !isOnce(in: 3)
                )
            )
        }
        let sign: Int64 = isOnce(in: 2) ? -1 : 1
        return .adjust(
            Adjust(
                envelope: envelope(now),
                currency: currency(),
                amount: Amount(sign * amount().rawValue)
            )
        )
    }

    private mutating func writeOff(_ model: Model, _ now: Int64) -> PointsCommand {
        let owing = model.members.filter { member in
            member.value.pockets.values.contains { !$0.debts.isEmpty }
        }.keys.sorted()
        let whose = owing.randomElement(using: &random).map { member($0) }
        let pockets = whose.flatMap { model.members[$0.rawValue]?.pockets } ?? [:]
        let owed = pockets.keys.sorted().first { !(pockets[$0]?.debts.isEmpty ?? true) }
        return .writeOff(
            WriteOff(
                envelope: envelope(now, whose),
                currency: owed.map { LedgerTestKit.currency($0) } ?? currency(),
                amount: isOnce(in: 2) ? nil : amount()
            )
        )
    }

    private mutating func merge(_ model: Model, _ now: Int64) -> PointsCommand {
        let merged = model.members.filter { $0.value.mergedInto != nil }.keys.sorted()
        if let other = merged.randomElement(using: &random), !isOnce(in: 6) || merged.count > 2 {
            let whose = model.survivor(of: other)
            let since = model.members[other]?.mergeID ?? 0
            let ids = model.operations.filter { id, operation in
                operation.member == whose && operation.id > since && operation.isAssignable
            }.keys.sorted()
            var entries = ids.filter { _ in isOnce(in: 4) }
            if isOnce(in: 10) { entries += model.operations.keys.sorted().prefix(1) }
            return .unmerge(
                UnmergeMembers(
                    envelope: envelope(now, member(whose)),
                    merged: member(other),
                    entries: Array(entries.prefix(20))
                )
            )
        }
        return .merge(MergeMembers(envelope: envelope(now), merged: someone()))
    }

    private mutating func confirm(_ model: Model, _ now: Int64) -> PointsCommand {
        let whose = someone()
        let currency = currency()
        let notices = model.pocket(whose.rawValue, currency.code).notices.values.map(\.through)
        let through = notices.sorted().randomElement(using: &random)
        return .confirmNotice(
            ConfirmNotice(
                envelope: envelope(now, whose),
                currency: currency,
                through: Timestamp(microseconds: through ?? now + number(0...40) * 86_400_000_000)
            )
        )
    }
}
