import PointsDomain
import Primitives

/// A test as a table: one step per line, what it must come to after the arrow.
///
///     now <hours>
///     full <member> lots|balance             an account at its limit
///     commit <order> m<member> <organisation> @<hours> <fen>[,<fen>...] -> <outcome>
///     reverse <order> <organisation> @<hours>|- <key> <reason>          -> <outcome>
///
/// Hours count from a fixed start. Outcomes are the names of the outcome codes, with the field
/// where one differs, and with `<points> balance <points>` where an entry is answered.
struct LedgerScript {
    static let start = Timestamp(microseconds: 1_770_000_000_000_000)

    private(set) var ledger = TestLedger()
    private(set) var commitCodes: Set<CommitOrderOutcome.Code> = []
    private(set) var reverseCodes: Set<ReverseOrderOutcome.Code> = []

    /// Runs every step and returns those that came out otherwise, with what they came to.
    mutating func run(_ table: String) -> [String] {
        var failures: [String] = []
        for row in table.split(separator: "\n") {
            let sides = row.split(separator: ">", maxSplits: 1).map(String.init)
            let words = sides[0].split(separator: " ").map(String.init).filter { $0 != "-" }
            let before = ledger
            guard let result = step(words, isTimeless: sides[0].contains(" - ")) else { continue }
            let expected = sides.count == 2 ? sides[1].split(separator: " ") : []
            if result.split(separator: " ") != expected { failures.append("\(row) | \(result)") }
            if !result.hasPrefix("booked"), !result.hasPrefix("reversed "),
                before.records != ledger.records || before.accounts != ledger.accounts
                    || before.orders != ledger.orders || before.lane != ledger.lane
            {
                failures.append("\(row) | changed the ledger")
            }
        }
        return failures
    }

    private mutating func step(_ words: [String], isTimeless: Bool) -> String? {
        switch words[0] {
        case "now":
            ledger.now = time(words[1])
            return nil
        case "full":
            fill(member(Int64(words[1]) ?? 0), words[2])
            return nil
        case "commit":
            return commit(words)
        case "reverse":
            return reverse(words, isTimeless: isTimeless)
        default:
            preconditionFailure("unknown step \(words[0])")
        }
    }

    private mutating func commit(_ words: [String]) -> String {
        let fen = words[5].split(separator: ",").compactMap { Int64($0) }
        let outcome = ledger.commit(
            order(
                words[1],
                member: Int64(words[2].dropFirst()) ?? 0,
                at: words[3],
                paidAt: time(words[4]),
                fen.map { line($0) }
            )
        )
        commitCodes.insert(outcome.code)
        return switch outcome {
        case .orderDiffers(let field): "orderDiffers \(field)"
        case .booked(let order), .replayed(let order): "\(outcome.code) \(text(order.earning))"
        case .paidTooFarAhead, .lotsExhausted, .balanceExceeded: "\(outcome.code)"
        }
    }

    private mutating func reverse(_ words: [String], isTimeless: Bool) -> String {
        guard let reason = ReasonCode.allCases.first(where: { $0.name == words.last })
        else { preconditionFailure("unknown reason \(words)") }
        let outcome = ledger.reverse(
            ReverseOrder(
                identity: identity(words[1]),
                organisation: organisation(words[2]),
                reversedAt: isTimeless ? nil : time(words[3]),
                key: key(words[words.count - 2]),
                reason: reason
            )
        )
        reverseCodes.insert(outcome.code)
        return switch outcome {
        case .reversalDiffers(let field): "reversalDiffers \(field)"
        case .reversed(_, let entry), .replayed(_, let entry): "\(outcome.code) \(text(entry))"
        case .orderNotFound, .orderAlreadyReversed, .reversedTooFarAhead, .reversedBeforePaid:
            "\(outcome.code)"
        }
    }

    private func text(_ entry: Entry) -> String {
        "\(entry.points) balance \(entry.balanceAfter)"
    }

    private func time(_ word: String) -> Timestamp {
        guard let hours = Double(word.drop { $0 == "@" }) else { preconditionFailure(word) }
        return Self.start.advanced(byMicroseconds: Int64(hours * 3_600_000_000))
    }

    private mutating func fill(_ member: MemberID, _ limit: String) {
        let lotCount = limit == "lots" ? Pocket.lotsMax : 1
        let points = limit == "lots" ? Points(1) : Pocket.balanceMax
        let terms = LotTerms(
            activatesAt: Self.start,
            expiresAt: nil,
            issuer: organisation("acme"),
            ruleVersion: BaseRule.version
        )
        let lots = (1...lotCount).map {
            Lot(number: Int64($0), granted: points, remaining: points, terms: terms)
        }
        ledger.accounts[member] = LedgerGroup.AccountState(
            account: Account(
                member: member,
                version: Int64(lotCount),
                bookedAt: Self.start,
                pockets: [Pocket(currency: .points, lots: lots, lifetime: .init())]
            ),
            head: .start
        )
    }
}
