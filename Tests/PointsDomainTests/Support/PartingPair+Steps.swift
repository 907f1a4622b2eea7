import LedgerTestKit
import PointsDomain
import Primitives
import Testing

extension PartingTests.Pair {
    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            step += 1
            let passed = Int64(step) * terms.hoursPerStep * 3_600_000_000
            let now = LedgerScript.start.advanced(byMicroseconds: passed)
            (merging.now, apart.now) = (now, now)
            switch number(1...10) {
            case 1: merge()
            case 2: try part()
            default: send()
            }
        }
        // Holds end by themselves.
        let end = merging.now.advanced(by: .seconds(30 * 3600))
        (merging.now, apart.now) = (end, end)
        while !merged.isEmpty {
            let count = merged.count
            try part()
            try #require(merged.count < count, "a merge cannot be undone")
        }
    }

    private mutating func merge() {
        let roots = Set((1...terms.memberCount).map(root)).sorted()
        guard let into = roots.randomElement(using: &random),
            let other = roots.filter({ $0 != into }).randomElement(using: &random)
        else { return }
        let command = PointsCommand.merge(
            MergeMembers(envelope: envelope(into, key: "m\(step)"), merged: member(other))
        )
        if case .command(.booked) = merging.run([command])[0] { merged.append((other, into)) }
    }

    private mutating func part() throws {
        guard let last = merged.last else { return }
        let command = PointsCommand.unmerge(
            UnmergeMembers(
                envelope: envelope(last.into, key: "u\(step)-\(merged.count)"),
                merged: member(last.member),
                entries: []
            )
        )
        switch merging.run([command])[0] {
        case .command(.booked(let entries)):
            merged.removeLast()
            counts.parted += 1
            #expect(merging.run([command]) == [.command(.replayed(entries))])
        case .command(.refused(.holdsOpen)): break
        case let outcome: Issue.record("\(outcome)")
        }
        expectSums()
    }

    private mutating func send() {
        let whose = number(1...terms.memberCount)
        guard let commands = commands(whose) else { return }
        var trial = apart
        guard let known = Self.booked(trial.run([commands.apart])[0]) else {
            if terms.isOverspending { _ = merging.run([commands.merging]) }
            return
        }
        guard let booked = Self.booked(merging.run([commands.merging])[0]) else { return }
        apart = trial
        counts.booked += 1
        switch commands.apart {
        case .commitOrder(let command): orders.append(command.order.identity.orderID.rawValue)
        case .placeHold(let command): holds.append((command.hold.rawValue, whose))
        case .earn, .burn, .capture, .adjust, .transfer:
            entries.append((booked, known, whose))
        default: break
        }
    }

    private static func booked(_ outcome: PointsOutcome) -> JournalID? {
        switch outcome {
        case .commitOrder(.booked(let order)): order.earningID
        case .reverseOrder(.reversed(let order, _)): order.reversalID
        case .command(.booked(let entries)): entries.first?.id
        default: nil
        }
    }

    /// The next command, as each of the two ledgers is sent it.
    private mutating func commands(
        _ whose: Int64
    ) -> (merging: PointsCommand, apart: PointsCommand)? {
        let envelope = envelope(whose, key: "s\(step)")
        let amount = Amount(number(1...90))
        switch number(1...13) {
        case 1...3: return same(earn(envelope, amount))
        case 4...6:
            return same(.burn(Burn(envelope: envelope, currency: .points, amount: amount)))
        case 7: return same(order(of: whose, amount))
        case 8 where terms.isGivingBack: return same(placeHold(envelope, amount))
        case 9: return resolving()
        case 10:
            let change = bool() ? -amount : amount
            return same(.adjust(Adjust(envelope: envelope, currency: .points, amount: change)))
        case 11:
            return same(
                .transfer(
                    Transfer(
                        envelope: envelope,
                        receiver: member(9),
                        currency: .points,
                        amount: amount
                    )
                )
            )
        default: return terms.isGivingBack ? reversing() : nil
        }
    }

    private func same(_ command: PointsCommand) -> (PointsCommand, PointsCommand) {
        (command, command)
    }

    private mutating func earn(_ envelope: Envelope, _ amount: Amount) -> PointsCommand {
        // Where nothing is to lapse, some lots live long and the others for ever.
        let hours = terms.expiry.map { number($0) } ?? (bool() ? nil : 20_000 + number(1...20_000))
        return .earn(
            Earn(
                envelope: envelope,
                currency: .points,
                amount: amount,
                activatesAt: nil,
                expiresAt: hours.map { merging.now.advanced(by: .seconds($0 * 3600)) },
                ruleVersion: nil
            )
        )
    }

    private func order(of whose: Int64, _ amount: Amount) -> PointsCommand {
        .commitOrder(
            CommitOrder(
                caller: caller("till:1"),
                order: LedgerTestKit.order(
                    "pos/\(step)",
                    member: whose,
                    paidAt: merging.now,
                    [line(amount.rawValue * 100)]
                )
            )
        )
    }

    private mutating func placeHold(_ envelope: Envelope, _ amount: Amount) -> PointsCommand {
        .placeHold(
            PlaceHold(
                envelope: envelope,
                hold: hold("s\(step)"),
                currency: .points,
                amount: amount,
                deadline: merging.now.advanced(by: .seconds(number(1...20) * 3600))
            )
        )
    }

    private mutating func bool() -> Bool { Bool.random(using: &random) }

    private mutating func resolving() -> (merging: PointsCommand, apart: PointsCommand)? {
        guard let open = holds.randomElement(using: &random) else { return nil }
        let envelope = envelope(open.member, key: "s\(step)")
        let command: PointsCommand =
            bool()
            ? .release(Release(envelope: envelope, hold: hold(open.id)))
            : .capture(
                Capture(
                    envelope: envelope,
                    hold: hold(open.id),
                    amount: bool() ? nil : Amount(number(1...40))
                )
            )
        return (command, command)
    }

    private mutating func reversing() -> (merging: PointsCommand, apart: PointsCommand)? {
        if bool(), let id = orders.randomElement(using: &random) {
            let command = PointsCommand.reverseOrder(
                ReverseOrder(
                    caller: caller("till:1"),
                    identity: identity("pos/\(id)"),
                    organisation: organisation("acme/north/s1"),
                    reversedAt: nil,
                    key: key("k1"),
                    reason: reason("returned")
                )
            )
            return (command, command)
        }
        guard let target = entries.randomElement(using: &random) else { return nil }
        let amount = bool() ? nil : Amount(number(1...40))
        func command(_ id: JournalID) -> PointsCommand {
            .reverse(
                Reverse(
                    envelope: envelope(target.member, key: "s\(step)"),
                    target: id,
                    amount: amount
                )
            )
        }
        return (command(target.merging), command(target.apart))
    }
}
