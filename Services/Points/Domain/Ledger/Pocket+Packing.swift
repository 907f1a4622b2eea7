internal import Primitives

/// The issuers and rule versions of an account's lots, each written once.
struct PackedNames {
    private(set) var texts: [String] = []
    private var indices: [String: Int] = [:]

    init(_ pockets: [Pocket]) {
        for pocket in pockets {
            for lot in pocket.lots {
                add(lot.terms.issuer.rawValue)
                if let rule = lot.terms.ruleVersion { add(rule.rawValue) }
            }
        }
    }

    private mutating func add(_ text: String) {
        // Few, and mostly the last one again: a list is quicker to search than a table.
        if texts.count < 8 {
            if !texts.contains(text) { texts.append(text) }
            return
        }
        if indices.isEmpty {
            for (index, text) in texts.enumerated() { indices[text] = index }
        }
        if indices[text] == nil {
            indices[text] = texts.count
            texts.append(text)
        }
    }

    func index(_ text: String) -> Int {
        (indices.isEmpty ? texts.firstIndex(of: text) : indices[text]) ?? 0
    }

    /// The names of a row, as what they can be.
    struct Resolved {
        private let issuers: [OrganisationPath?]
        private let ruleVersions: [RuleVersion?]
        /// How many were used: each comes first after those before it.
        private var usedCount = 0

        init(_ texts: [String]) throws(CorruptRecord) {
            guard Set(texts).count == texts.count else { throw CorruptRecord(part: "names") }
            issuers = texts.map { OrganisationPath($0) }
            ruleVersions = texts.map { RuleVersion($0) }
        }

        mutating func issuer(_ number: UInt64) throws(CorruptRecord) -> OrganisationPath {
            guard let issuer = issuers[try use(number)] else { throw CorruptRecord(part: "names") }
            return issuer
        }

        mutating func ruleVersion(_ number: UInt64) throws(CorruptRecord) -> RuleVersion? {
            if number == 0 { return nil }
            guard let ruleVersion = ruleVersions[try use(number)] else {
                throw CorruptRecord(part: "names")
            }
            return ruleVersion
        }

        /// Checks that every name was used.
        func finish() throws(CorruptRecord) {
            guard usedCount == issuers.count else { throw CorruptRecord(part: "names") }
        }

        private mutating func use(_ number: UInt64) throws(CorruptRecord) -> Int {
            guard number > 0, number <= UInt64(min(usedCount + 1, issuers.count)) else {
                throw CorruptRecord(part: "names")
            }
            usedCount = max(usedCount, Int(number))
            return Int(number) - 1
        }
    }
}

extension ByteWriter {
    mutating func pocket(_ pocket: Pocket, _ names: PackedNames) {
        text(pocket.currency.code)
        for sum in pocket.lifetime.sums { signed(sum.rawValue) }
        optional(pocket.activeAt?.microseconds)
        count(pocket.reminders.count)
        for reminder in pocket.reminders {
            signed(reminder.through.microseconds)
            unsigned(UInt64(reminder.number))
            signed(reminder.deliveredAt.microseconds)
        }
        count(pocket.notices.count)
        for notice in pocket.notices {
            count(notice.days)
            signed(notice.through.microseconds)
            unsigned(UInt64(notice.number))
        }
        count(pocket.debts.count)
        for debt in pocket.debts {
            unsigned(UInt64(debt.number))
            unsigned(UInt64(debt.owed.rawValue))
        }
        count(pocket.lots.count)
        var number: Int64 = 0
        var time: Int64 = 0
        for lot in pocket.lots {
            let terms = lot.terms
            unsigned(UInt64(lot.id.entryNumber - number))
            count(lot.id.index)
            unsigned(UInt64(terms.granted.rawValue))
            unsigned(UInt64((terms.granted - lot.remaining).rawValue))
            unsigned(UInt64(lot.held.rawValue))
            signed(terms.activatesAt.microseconds - time)
            lapse(terms.lapse, activatesAt: terms.activatesAt)
            count(1 + names.index(terms.issuer.rawValue))
            count(terms.ruleVersion.map { 1 + names.index($0.rawValue) } ?? 0)
            number = lot.id.entryNumber
            time = terms.activatesAt.microseconds
        }
    }
}

extension ByteReader {
    mutating func pocket(_ names: inout PackedNames.Resolved) throws(CorruptRecord) -> Pocket {
        let currency = try value("currency") { Currency($0) }
        let lifetime = try lifetime()
        let activeAt = try optionalTime("active at")
        var reminders: [Pocket.Reminder] = []
        for _ in 0..<(try count("reminders")) {
            let through = try time("reminders")
            let number = try number("reminders")
            reminders.append(
                .init(through: through, number: number, deliveredAt: try time("reminders"))
            )
        }
        var notices: [Pocket.Notice] = []
        for _ in 0..<(try count("notices")) {
            let days = Int(try natural("notices").rawValue)
            let through = try time("notices")
            notices.append(
                .init(days: days, through: through, number: try number("notices"))
            )
        }
        var debts: [Debt] = []
        var debt = Amount.zero
        for _ in 0..<(try count("debts")) {
            let number = try number("debt")
            let owed = try natural("debt")
            guard owed > .zero, number > debts.last?.number ?? 0,
                let sum = Amount.checkedSum(debt, owed), sum <= Self.naturalMax
            else { throw CorruptRecord(part: "debts") }
            debt = sum
            debts.append(Debt(number: number, owed: owed))
        }
        let lots = try lots(&names)
        return Pocket(
            currency: currency,
            lots: lots,
            debts: debts,
            lifetime: lifetime,
            activeAt: activeAt,
            reminders: reminders,
            notices: notices
        )
    }

    private mutating func lots(_ names: inout PackedNames.Resolved) throws(CorruptRecord) -> [Lot] {
        let lotCount = try count("lots")
        var lots: [Lot] = []
        lots.reserveCapacity(lotCount)
        var time = Timestamp(microseconds: 0)
        var sum = Amount.zero
        for _ in 0..<lotCount {
            let last = lots.last?.id
            let id = try lotID(after: last?.entryNumber ?? 0)
            if let last, last >= id { throw CorruptRecord(part: "lots") }
            let granted = try natural("granted")
            let gone = try natural("gone")
            let held = try natural("held")
            time = try self.time("activation", after: time)
            let terms = try terms(granted, activatesAt: time, &names)
            guard granted > gone, held <= granted - gone,
                let next = Amount.checkedSum(sum, granted - gone), next <= Self.naturalMax
            else { throw CorruptRecord(part: "lots") }
            sum = next
            lots.append(Lot(id: id, free: granted - gone - held, held: held, terms: terms))
        }
        return lots
    }

    private mutating func terms(
        _ granted: Amount,
        activatesAt: Timestamp,
        _ names: inout PackedNames.Resolved
    ) throws(CorruptRecord) -> LotTerms {
        guard granted > .zero else { throw CorruptRecord(part: "granted") }
        let lapse = try lapse(activatesAt: activatesAt)
        let issuer = try names.issuer(try unsigned("issuer"))
        return LotTerms(
            granted: granted,
            activatesAt: activatesAt,
            lapse: lapse,
            issuer: issuer,
            ruleVersion: try names.ruleVersion(try unsigned("rule version"))
        )
    }
}
