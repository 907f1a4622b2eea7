package import PointsDomain
package import Primitives
package import ProgramFiles

extension Program {
    /// The most currencies of a program.
    package static let currenciesMax = 64
    /// The most reasons of a program's own.
    package static let reasonsMax = 500

    /// Reads a program file; `compose/points.yaml` is one, and says what it may hold.
    ///
    /// - Parameters:
    ///   - text: What stands in the file.
    ///   - name: The file's name, for errors.
    ///   - zone: The program's time zone.
    /// - Throws: ``ProgramFileError`` with file, line and column.
    package init(file text: String, name: String, zone: ZoneRules) throws(ProgramFileError) {
        let file = try ProgramFile.load(text: text, name: name)
        self = try file.root.mapping { fields throws(ProgramFileError) in
            let node = try fields.required("currencies")
            let nodes = try node.list(count: 1...Self.currenciesMax) {
                node throws(ProgramFileError) in
                (node: node, rules: try CurrencyRules(node))
            }
            var codes: Set<Currency> = []
            for (node, rules) in nodes where !codes.insert(rules.currency).inserted {
                throw node.error("a second currency with the code \(rules.currency.code)")
            }
            guard codes.contains(.points) else {
                throw node.error("must have the currency points")
            }
            let reasons =
                try fields.optional("reasons")?
                .list(count: 0...Self.reasonsMax) { node throws(ProgramFileError) in
                    try node.reason()
                } ?? []
            return Program(
                zone: zone,
                currencies: nodes.map(\.rules),
                reasons: Set(reasons)
            )
        }
    }
}

extension CurrencyRules {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let code = try fields.required("code")
            guard let currency = Currency(try code.string()) else {
                throw code.error("must be 1 to 16 characters out of a-z, 0-9 and _")
            }
            var rules = CurrencyRules(currency: currency)
            if let node = fields.optional("unit") { rules.unit = try node.choice() }
            if let node = fields.optional("expiry") { rules.expiry = try ExpiryRule(node) }
            if let node = fields.optional("activation_delay") {
                rules.activationDelay = try node.duration(in: .zero...(.days(366)))
            }
            if let node = fields.optional("negative") { rules.negative = try NegativePolicy(node) }
            if let node = fields.optional("earn_max") { rules.earnMax = try node.amount(from: 1) }
            if let node = fields.optional("transferable") {
                rules.isTransferable = try node.boolean()
            }
            if let node = fields.optional("adjustment_max") {
                rules.adjustmentMax = try node.amount()
            }
            if let node = fields.optional("step_up_above") {
                rules.stepUpAbove = try node.amount()
            }
            if let node = fields.optional("hold_time_max") {
                rules.holdTimeMax = try node.duration(in: .seconds(1)...(.days(366)))
            }
            if let node = fields.optional("restored_days") {
                rules.restoredDays = try node.integer(in: 0...3660)
            }
            if let node = fields.optional("notice") { rules.notice = try NoticePolicy(node) }
            if let node = fields.optional("notice_days") {
                rules.noticeDays = try node.noticeDays()
            }
            if let node = fields.optional("tiers") { rules.byTier = try node.tierRules() }
            if let node = fields.optional("source") { rules.source = try Counterpart(node) }
            if let node = fields.optional("sink") { rules.sink = try Counterpart(node) }
            return rules
        }
    }
}

extension ExpiryRule {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        guard node.isMapping else {
            _ = try node.choice(Never.self)
            self = .never
            return
        }
        self = try node.mapping { fields throws(ProgramFileError) in
            let days = fields.optional("days")
            let months = fields.optional("months")
            let dates = fields.optional("dates")
            let idle = fields.optional("after_idle_months")
            guard [days, months, dates, idle].count(where: { $0 != nil }) == 1 else {
                throw fields.node.error(
                    "must have one of days, months, dates and after_idle_months"
                )
            }
            if let days { return .days(try days.integer(in: 1...36_600)) }
            if let idle { return .afterIdle(months: try idle.integer(in: 1...1200)) }
            if let months {
                return .months(
                    try months.integer(in: 1...1200),
                    throughEndOf: try fields.optional("through_end_of")?.choice(Period.self)
                )
            }
            let least = try fields.optional("days_min")?.integer(in: 0...366) ?? 0
            let list =
                try dates?.list(count: 1...20) { node throws(ProgramFileError) in
                    try node.yearDay()
                } ?? []
            return .dates(list, daysMin: least)
        }
    }

    private enum Never: String, CaseIterable {
        case never
    }
}

extension NegativePolicy {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        if node.isMapping {
            self = try node.mapping { fields throws(ProgramFileError) in
                .debt(limit: try fields.required("debt").amount())
            }
        } else {
            switch try node.choice(Word.self) {
            case .pendingOnly: self = .pendingOnly
            case .downToZero: self = .downToZero
            }
        }
    }

    private enum Word: String, CaseIterable {
        case pendingOnly = "pending_only"
        case downToZero = "down_to_zero"
    }
}

extension NoticePolicy {
    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        if node.isMapping {
            self = try node.mapping { fields throws(ProgramFileError) in
                try fields.required("delivered").mapping { fields throws(ProgramFileError) in
                    .delivered(
                        atLeast: try fields.required("at_least").duration(in: .zero...(.days(366)))
                    )
                }
            }
        } else {
            _ = try node.choice(Word.self)
            self = .courtesy
        }
    }

    private enum Word: String, CaseIterable {
        case courtesy
    }
}

extension Counterpart {
    /// The accounts that the ledger itself keeps for something else.
    private static let reserved: [SystemAccount] = [.debt, .loss, .expired, .transit, .adjusted]

    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        if node.isMapping {
            self = try node.mapping { fields throws(ProgramFileError) in
                let kind = try fields.required("per_store")
                return .perStore(kind: try kind.accountName())
            }
        } else {
            let name = try node.accountName()
            guard let account = SystemAccount(name) else {
                throw node.error("must be the name of a system account")
            }
            self = .account(account)
        }
    }

    fileprivate static func isReserved(_ name: String) -> Bool {
        name == "members" || reserved.contains { $0.name == name }
    }
}

extension ProgramNode {
    /// A reason code, which is a name for machines.
    fileprivate func reason() throws(ProgramFileError) -> ReasonCode {
        guard let reason = ReasonCode(try string()) else {
            throw error("must be 1 to 32 characters out of a-z, 0-9 and _")
        }
        return reason
    }

    /// The name of a system account, or the kind of those of stores.
    fileprivate func accountName() throws(ProgramFileError) -> String {
        let name = try string()
        // The same characters and length as a reason's: 32 bytes before the path of a store.
        guard ReasonCode(name) != nil else {
            throw error("must be 1 to 32 characters out of a-z, 0-9 and _")
        }
        guard !Counterpart.isReserved(name) else {
            throw error("the ledger keeps \(name) for something else; choose another name")
        }
        return name
    }

    fileprivate func amount(from least: Int64 = 0) throws(ProgramFileError) -> Amount {
        Amount(try integer(in: least...Amount.operationMax.rawValue))
    }

    /// What is different for members of tiers, each once.
    fileprivate func tierRules() throws(ProgramFileError) -> [TierCode: TierRules] {
        var rules: [TierCode: TierRules] = [:]
        _ = try list(count: 1...64) { node throws(ProgramFileError) in
            let (code, tier) = try node.mapping { fields throws(ProgramFileError) in
                let code = try fields.required("code")
                guard let tier = TierCode(try code.string()) else {
                    throw code.error("must be 1 to 32 characters out of a-z, 0-9 and _")
                }
                return (
                    tier,
                    TierRules(
                        expiry: try fields.optional("expiry").map { node throws(ProgramFileError) in
                            try ExpiryRule(node)
                        },
                        debtLimit: try fields.optional("debt")?.amount()
                    )
                )
            }
            if rules.updateValue(tier, forKey: code) != nil {
                throw node.error("must have each tier once")
            }
        }
        return rules
    }

    fileprivate func noticeDays() throws(ProgramFileError) -> [Int] {
        let days = try list(count: 0...10) { node throws(ProgramFileError) in
            try node.integer(in: 1...366)
        }
        guard Set(days).count == days.count else { throw error("must have each number once") }
        return days.sorted(by: >)
    }

    /// A day of every year: `12-31`.
    fileprivate func yearDay() throws(ProgramFileError) -> ExpiryRule.YearDay {
        let text = try string()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let month = Int(parts[0]), let day = Int(parts[1]),
            let date = ExpiryRule.YearDay(month: month, day: day)
        else { throw error("must be a day of the year such as 12-31, is \"\(text)\"") }
        return date
    }

    /// A time of whole seconds: `30m`, `24h`, `7d`.
    fileprivate func duration(
        in range: ClosedRange<Duration>
    ) throws(ProgramFileError) -> Duration {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let text = try string()
        let digits = text.dropLast()
        guard let unit = text.last.flatMap({ units[$0] }),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.utf8.count <= 9,
            let number = Int64(digits)
        else { throw error("must be a time such as 30m, 24h or 7d, is \"\(text)\"") }
        let duration = Duration.seconds(number * unit)
        guard range.contains(duration) else {
            throw error(
                "must be \(range.lowerBound.components.seconds)s to "
                    + "\(range.upperBound.components.seconds / 86_400)d, is \(text)"
            )
        }
        return duration
    }
}

extension Duration {
    fileprivate static func days(_ count: Int64) -> Duration { .seconds(count * 86_400) }
}
