import LedgerTestKit
import PointsDomain
import Primitives

/// A test as a table: one step per line, what it must come to after the arrow.
///
///     earn m1 100 key=a -> booked 100 | 100 0 0 0
///
/// Words are positional (`m1` a member, `#3` the third record of the journal, `pos/1` an order) or
/// options (`key=a`). Hours count from a fixed start. After `|` stands what the member then has:
/// available, pending, held and owed. See `LedgerScript+Steps.swift` for every step.
struct LedgerScript {
    static let start = Timestamp(microseconds: 1_770_000_000_000_000)

    var ledger = MemoryLedger(
        program: Program(zone: .utc, currencies: [Self.base(.points)]),
        now: Self.start
    )
    /// The rules by currency, before they become the program.
    var rules: [CurrencyRules] = [Self.base(.points)]
    var zone = ZoneRules.utc
    /// What was met, by command.
    private(set) var refusals: [String: Set<Refusal>] = [:]
    private(set) var outcomes: [String: Set<String>] = [:]
    private(set) var commitCodes: Set<CommitOrderOutcome.Code> = []
    private(set) var reverseCodes: Set<ReverseOrderOutcome.Code> = []

    /// One row, split into words and options.
    struct Row {
        let name: String
        let words: [String]
        let options: [String: String]

        init(_ text: Substring) {
            var words: [String] = []
            var options: [String: String] = [:]
            for word in text.split(separator: " ") {
                if let index = word.firstIndex(of: "=") {
                    options[String(word[..<index])] = String(word[word.index(after: index)...])
                } else {
                    words.append(String(word))
                }
            }
            name = words.first ?? ""
            self.words = Array(words.dropFirst())
            self.options = options
        }

        /// What the members may not do: `gate=earn`, `gate=burn`, `gate=other`.
        var gate: MemberGate {
            MemberGate(
                mayEarn: options["gate"] != "earn",
                mayBurn: options["gate"] != "burn",
                mayOtherEarn: options["gate"] != "other"
            )
        }
    }

    /// Runs every step and returns those that came out otherwise, with what they came to.
    mutating func run(_ table: String) -> [String] {
        var failures: [String] = []
        for text in table.split(separator: "\n") where !text.hasPrefix("#") {
            let sides = text.split(separator: ">", maxSplits: 1)
            let row = Row(sides[0].hasSuffix("-") ? sides[0].dropLast() : sides[0])
            if configure(row) { continue }
            let before = ledger
            var result = step(row)
            let expected = sides.count == 2 ? sides[1] : ""
            if expected.contains("|") { result += " | \(balance(row))" }
            if result.split(separator: " ") != expected.split(separator: " ") {
                failures.append("\(text) ## \(result)")
            }
            if let failure = unchanged(result, before) { failures.append("\(text) ## \(failure)") }
        }
        return failures
    }

    /// Whether a step that moves nothing moved nothing.
    private func unchanged(_ result: String, _ before: MemoryLedger) -> String? {
        guard let first = result.split(separator: " ").first, first != "booked",
            first != "reversed"
        else { return nil }
        let new = ledger.records.dropFirst(before.records.count)
        if new.isEmpty { return ledger.disk == before.disk ? nil : "changed the ledger" }
        guard first == "refused", new.count == 1, let record = new.first,
            case .refusal(let refusal, _, _) = record.entry.subject, refusal.isRemembered,
            record.entry.lotChanges.isEmpty, record.entry.debtChanges.isEmpty
        else { return "booked \(new.map(\.entry.kind))" }
        return nil
    }

    private mutating func step(_ row: Row) -> String {
        switch row.name {
        case "balance": return balance(row)
        case "lots": return lots(row)
        case "lifetime": return lifetime(row)
        default: break
        }
        guard let outcome = ledger.run([command(row)], gate: row.gate).first else {
            return "nothing"
        }
        switch outcome {
        case .commitOrder(let outcome):
            commitCodes.insert(outcome.code)
            return text(outcome)
        case .reverseOrder(let outcome):
            reverseCodes.insert(outcome.code)
            return text(outcome)
        case .command(let outcome):
            let (code, rest) = text(outcome)
            outcomes[row.name, default: []].insert(code)
            if case .refused(let refusal) = outcome {
                refusals[row.name, default: []].insert(refusal)
            }
            return "\(code) \(rest)"
        }
    }

    private func text(_ outcome: CommandOutcome) -> (String, String) {
        switch outcome {
        case .replayed(let entries): ("replayed", text(entries))
        case .keyReused(let field): ("keyReused", field)
        case .refused(let refusal): ("refused", "\(refusal)")
        case .booked(let entries): ("booked", text(entries))
        }
    }

    private func text(_ entries: [BookedEntry]) -> String {
        entries.map { booked in
            let entry = booked.entry
            let amount = "\(entry.amount)"
            return entry.owed == .zero ? amount : "\(amount)/\(entry.owed)"
        }.joined(separator: ",")
    }

    private func text(_ outcome: CommitOrderOutcome) -> String {
        switch outcome {
        case .orderDiffers(let field): "orderDiffers \(field)"
        case .booked(let order), .replayed(let order):
            "\(outcome.code) \(order.earning.amount) balance \(order.earning.balanceAfter)"
        case .paidTooFarAhead, .memberMayNotEarn, .lotsExhausted, .balanceExceeded:
            "\(outcome.code)"
        }
    }

    private func text(_ outcome: ReverseOrderOutcome) -> String {
        switch outcome {
        case .reversalDiffers(let field): "reversalDiffers \(field)"
        case .reversed(_, let entry), .replayed(_, let entry):
            "\(outcome.code) \(entry.amount) balance \(entry.balanceAfter)"
        case .orderNotFound, .orderAlreadyReversed, .reversedTooFarAhead, .reversedBeforePaid:
            "\(outcome.code)"
        }
    }

    private func balance(_ row: Row) -> String {
        let balance = ledger.balance(of: row.member, in: row.currency)
        return "\(balance.available) \(balance.pending) \(balance.held) \(balance.debt)"
    }

    /// Every lot that is left, in the order in which they are spent: `entry.index:free+held@hours`.
    private func lots(_ row: Row) -> String {
        let lots = ledger.balance(of: row.member, in: row.currency).lots
        return lots.map { item in
            let id = item.lot.id.index == 0 ? "" : ".\(item.lot.id.index)"
            let held = item.lot.held == .zero ? "" : "+\(item.lot.held)"
            let end = item.lapsesAt.map { "@\(Self.hours($0))" } ?? ""
            return "\(item.lot.id.entryNumber)\(id):\(item.lot.free)\(held)\(end)"
        }.joined(separator: " ")
    }

    private func lifetime(_ row: Row) -> String {
        ledger.account(of: row.member).pocket(row.currency).lifetime.sums.map(\.description)
            .joined(separator: " ")
    }

    private static func hours(_ time: Timestamp) -> String {
        let microseconds = time.microseconds(since: start)
        let hours = Double(microseconds) / 3_600_000_000
        return hours == hours.rounded() ? "\(Int64(hours))" : "\(hours)"
    }
}
