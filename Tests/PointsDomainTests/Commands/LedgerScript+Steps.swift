import LedgerTestKit
import PointsDomain
import Primitives

// The steps of a script.
//
//     now <hours>                       microseconds may follow: now 24 us=-1
//     rules <currency> [expiry=never|days:n|idle:n] [delay=h] [negative=pending|zero|debt:n]
//       [transfer=no] [earn=n] [adjust=n] [holdtime=h] [notice=h] | rules <currency> none
//     full <member> lots|balance        an account at its limit
//     earn <m> <n> [activates=h] [expires=h] [rule=r] · burn <m> <n>
//     hold <m> <n> until=h · capture <m> <hold> [<n>] · release <m> <hold>
//     reverse <m> <#> [<n>] · transfer <m> <m> <n> · adjust <m> <n> · writeoff <m> [<n>]
//     approve <m> <#> · reject <m> <#> · merge <m> <m> · unmerge <m> <m> [<#>...]
//     confirm <m> through=h|notice · sweep <m>
//     commit <order> <m> <fen>[,<fen>...] [paid=h] · return <order>
//     balance <m> · lots <m> · lifetime <m>
//
// `<#>` is a record: `#3` the third, `#a` the last that has this key or number of an order.
//
// Commands take the options key, by, at, reason, org and in (the currency).
extension LedgerScript {
    /// Carries out a step that is no command.
    mutating func configure(_ row: Row) -> Bool {
        switch row.name {
        case "now":
            ledger.now = Self.time(row.words[0])
                .advanced(byMicroseconds: Int64(row.options["us"] ?? "") ?? 0)
        case "rules":
            let currency = currency(row.words[0])
            rules.removeAll { $0.currency == currency }
            if row.words.count == 1 { rules.append(Self.rules(currency, row)) }
            ledger.program = Program(zone: zone, currencies: rules)
        case "full":
            fill(row)
        default:
            return false
        }
        return true
    }

    /// What a table starts from.
    static func base(_ currency: Currency) -> CurrencyRules {
        var rules = CurrencyRules(currency: currency)
        rules.negative = .downToZero
        return rules
    }

    private static func rules(_ currency: Currency, _ row: Row) -> CurrencyRules {
        var rules = Self.base(currency)
        for (name, value) in row.options {
            let parts = value.split(separator: ":").map(String.init)
            let number = Int64(parts.last ?? "") ?? 0
            switch (name, parts[0]) {
            case ("expiry", "days"): rules.expiry = .days(Int(number))
            case ("expiry", "idle"): rules.expiry = .afterIdle(months: Int(number))
            case ("expiry", "never"): rules.expiry = .never
            case ("delay", _): rules.activationDelay = .seconds(number * 3600)
            case ("negative", "pending"): rules.negative = .pendingOnly
            case ("negative", "zero"): rules.negative = .downToZero
            case ("negative", "debt"): rules.negative = .debt(limit: Amount(number))
            case ("transfer", "no"): rules.isTransferable = false
            case ("tierdebt", let code):
                rules.byTier[tier(code), default: TierRules()].debtLimit = Amount(number)
            case ("tierdays", let code):
                rules.byTier[tier(code), default: TierRules()].expiry = .days(Int(number))
            case ("earn", _): rules.earnMax = Amount(number)
            case ("adjust", _): rules.adjustmentMax = Amount(number)
            case ("holdtime", _): rules.holdTimeMax = .seconds(number * 3600)
            case ("notice", _): rules.notice = .delivered(atLeast: .seconds(number * 3600))
            default: preconditionFailure("unknown rule \(name)=\(value)")
            }
        }
        return rules
    }

    /// The command of a row.
    func command(_ row: Row) -> PointsCommand {
        let envelope = row.envelope
        switch row.name {
        case "commit", "return", "sweep": return Self.orderOrSweep(row)
        case "hold", "capture", "release": return Self.holding(row, envelope)
        case "earn":
            return .earn(
                Earn(
                    envelope: envelope,
                    currency: row.currency,
                    amount: row.amount(1) ?? .zero,
                    activatesAt: row.time("activates"),
                    expiresAt: row.time("expires"),
                    ruleVersion: row.options["rule"].flatMap { RuleVersion($0) }
                )
            )
        case "burn":
            return .burn(
                Burn(envelope: envelope, currency: row.currency, amount: row.amount(1) ?? .zero)
            )
        case "reverse":
            return .reverse(
                Reverse(envelope: envelope, target: id(row, 1), amount: row.amount(2))
            )
        case "transfer":
            return .transfer(
                Transfer(
                    envelope: envelope,
                    receiver: row.member(1),
                    currency: row.currency,
                    amount: row.amount(2) ?? .zero
                )
            )
        case "adjust":
            return .adjust(
                Adjust(envelope: envelope, currency: row.currency, amount: row.amount(1) ?? .zero)
            )
        case "tier":
            return .noteTier(NoteTier(envelope: envelope, tier: TierCode(row.words[1])))
        case "approve", "reject":
            return .decideAdjustment(
                DecideAdjustment(
                    envelope: envelope,
                    proposal: id(row, 1),
                    isApproved: row.name == "approve"
                )
            )
        default: return later(row, envelope)
        }
    }

    private func later(_ row: Row, _ envelope: Envelope) -> PointsCommand {
        switch row.name {
        case "writeoff":
            return .writeOff(
                WriteOff(envelope: envelope, currency: row.currency, amount: row.amount(1))
            )
        case "merge":
            return .merge(MergeMembers(envelope: envelope, merged: row.member(1)))
        case "unmerge":
            return .unmerge(
                UnmergeMembers(
                    envelope: envelope,
                    merged: row.member(1),
                    entries: row.words.indices.dropFirst(2).map { id(row, $0) }
                )
            )
        case "confirm":
            return .confirmNotice(
                ConfirmNotice(
                    envelope: envelope,
                    currency: row.currency,
                    through: row.options["through"] == "notice"
                        ? lastNotice(row.member) : row.time("through") ?? .max
                )
            )
        default: preconditionFailure("unknown step \(row.name)")
        }
    }

    private static func holding(_ row: Row, _ envelope: Envelope) -> PointsCommand {
        switch row.name {
        case "hold":
            .placeHold(
                PlaceHold(
                    envelope: envelope,
                    hold: hold(row.options["key"] ?? ""),
                    currency: row.currency,
                    amount: row.amount(1) ?? .zero,
                    deadline: row.time("until") ?? .max
                )
            )
        case "capture":
            .capture(Capture(envelope: envelope, hold: hold(row.words[1]), amount: row.amount(2)))
        default:
            .release(Release(envelope: envelope, hold: hold(row.words[1])))
        }
    }

    private static func orderOrSweep(_ row: Row) -> PointsCommand {
        let path = row.options["org"] ?? "acme/north/s1"
        switch row.name {
        case "commit":
            let fen = row.words[2].split(separator: ",").compactMap { Int64($0) }
            return .commitOrder(
                CommitOrder(
                    caller: caller(row.options["by"] ?? "till:1"),
                    order: order(
                        row.words[0],
                        member: row.number(1),
                        at: path,
                        paidAt: row.time("paid") ?? start,
                        fen.map { line($0) }
                    )
                )
            )
        case "return":
            return .reverseOrder(
                ReverseOrder(
                    caller: caller(row.options["by"] ?? "till:1"),
                    identity: identity(row.words[0]),
                    organisation: organisation(path),
                    reversedAt: row.time("at"),
                    key: key(row.options["key"] ?? "k1"),
                    reason: reason(row.options["reason"] ?? "returned")
                )
            )
        default:
            return .sweep(Sweep(member: row.member))
        }
    }

    private mutating func fill(_ row: Row) {
        let isLots = row.words[1] == "lots"
        let lotCount = isLots ? Pocket.lotsMax : 1
        let amount = isLots ? Amount(1) : Pocket.balanceMax
        // No two lots lapse at one moment, so that none can be made one.
        func terms(_ index: Int) -> LotTerms {
            LotTerms(
                granted: amount,
                activatesAt: Self.start,
                lapse: isLots ? .at(.max.advanced(byMicroseconds: -Int64(index))) : .never,
                issuer: organisation("acme"),
                ruleVersion: nil
            )
        }
        let account = ledger.account(of: row.member)
        // Lots that no entry made, below the numbers of those that come.
        let first = account.version + 1
        let old = account.pockets.first?.lots ?? []
        let lots = (0..<lotCount - old.count).map { index in
            Lot(
                id: LotID(entryNumber: first + Int64(index / 60_000), index: index % 60_000),
                free: isLots ? amount : amount - (account.pockets.first?.balance ?? .zero),
                terms: terms(index)
            )
        }
        ledger.replace(
            Account(
                member: row.member,
                version: first + 1,
                bookedAt: account.bookedAt ?? Self.start,
                pockets: [Pocket(currency: row.currency, lots: old + lots)],
                holds: account.holds,
                proposals: account.proposals,
                keys: account.keys
            )
        )
    }

    /// Up to when the member was last to be told of what lapses.
    private func lastNotice(_ member: MemberID) -> Timestamp {
        for booked in ledger.entries(of: member).reversed() {
            if case .notice(_, let through, _) = booked.entry.subject { return through }
        }
        preconditionFailure("nothing was announced")
    }

    /// The record that a row names: `#3` the third, `#a` the last that has this key or order.
    private func id(_ row: Row, _ index: Int) -> JournalID {
        let name = String(row.words[index].dropFirst())
        if let number = Int64(name) { return JournalID(lane: 0, number: number) }
        let record = ledger.records.last { record in
            record.entry.key?.rawValue == name
                || record.order?.identity.orderID.rawValue == name
        }
        guard let record else { preconditionFailure("no record is called \(name)") }
        return record.id
    }

    static func time(_ word: String) -> Timestamp {
        guard let hours = Double(word) else { preconditionFailure("\(word) is no hour") }
        return start.advanced(byMicroseconds: Int64(hours * 3_600_000_000))
    }
}

extension LedgerScript.Row {
    /// The first member that the row names.
    var member: MemberID {
        let word = words.first { $0.hasPrefix("m") && Int64($0.dropFirst()) != nil }
        return LedgerTestKit.member(Int64(word?.dropFirst() ?? "1") ?? 1)
    }

    var currency: Currency { LedgerTestKit.currency(options["in"] ?? "points") }

    var envelope: Envelope {
        Envelope(
            caller: caller(options["by"] ?? "till:1"),
            key: options["key"].map { key($0) },
            member: member,
            organisation: organisation(options["org"] ?? "acme/north/s1"),
            reason: reason(options["reason"] ?? "goodwill"),
            at: time("at")
        )
    }

    func number(_ index: Int) -> Int64 { Int64(words[index].dropFirst()) ?? 0 }

    func member(_ index: Int) -> MemberID { LedgerTestKit.member(number(index)) }

    func amount(_ index: Int) -> Amount? {
        index < words.count ? Int64(words[index]).map { Amount($0) } : nil
    }

    func time(_ option: String) -> Timestamp? { options[option].map { LedgerScript.time($0) } }
}
