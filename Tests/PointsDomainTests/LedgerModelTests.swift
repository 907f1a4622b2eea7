import PointsDomain
import Primitives
import Testing

/// What the ledger must answer, kept as simply as can be: no lots, no chains, no groups.
private struct LedgerModel {
    struct Booking {
        var order: Order
        var answer: Entry
        var reversalKey: String?
        var reversal: Entry?
    }

    var bookings: [OrderIdentity: Booking] = [:]

    func balance(_ member: MemberID) -> Int64 {
        bookings.values.reduce(0) { sum, booking in
            guard booking.order.member == member, booking.reversal == nil else { return sum }
            let fen = booking.order.lines.reduce(Int64(0)) { $0 + $1.paid.rawValue }
            return sum + (fen > 0 ? fen / 100 : 0)
        }
    }
}

struct LedgerModelTests {
    @Test(arguments: 1...24)
    func ledgerAnswersAsTheModel(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var ledger = TestLedger()
        var model = LedgerModel()
        if seed % 3 == 0 {
            ledger.program = Program(expiry: .days(3), activationDelay: .seconds(9))
        }
        for _ in 0..<120 {
            let jump = Int.random(in: -40...100, using: &random)
            ledger.now = ledger.now.advanced(by: .seconds(jump * 3600))
            let commands = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Self.command(&random, model, ledger.now)
            }
            let outcomes = ledger.run(commands)
            for (command, outcome) in zip(commands, outcomes) {
                try Self.check(command, outcome, &model)
            }
            Self.checkSums(ledger, model)
        }
        #expect(model.bookings.count > 20 && model.bookings.values.contains { $0.reversal != nil })
        try Self.checkJournal(ledger)
    }

    private static func command(
        _ random: inout SeededRandom,
        _ model: LedgerModel,
        _ now: Timestamp
    ) -> PointsCommand {
        let number = Int.random(in: 1...150, using: &random)
        let known = model.bookings[identity("pos/\(number)")]
        if Int.random(in: 0..<4, using: &random) == 0 {
            return .reverseOrder(
                reversal("pos/\(number)", key: "k\(Int.random(in: 0...1, using: &random))")
            )
        }
        if let known, Bool.random(using: &random) {
            return .commitOrder(CommitOrder(order: known.order))
        }
        let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            line(Int64.random(in: -300...2000, using: &random))
        }
        // Never ahead of the ledger's time, which may be later than the clock.
        let paidAt = now.advanced(by: .seconds(-Int.random(in: 0...900_000, using: &random)))
        return .commitOrder(
            CommitOrder(
                order: order(
                    "pos/\(number)",
                    member: Int64.random(in: 1...5, using: &random),
                    paidAt: paidAt,
                    lines
                )
            )
        )
    }

    private static func check(
        _ command: PointsCommand,
        _ outcome: PointsOutcome,
        _ model: inout LedgerModel
    ) throws {
        let identity = command.orderIdentity
        let known = model.bookings[identity]
        switch (command, outcome) {
        case (.commitOrder(let command), .commitOrder(.booked(let booked))):
            #expect(known == nil)
            let before = model.balance(command.order.member)
            model.bookings[identity] = .init(order: command.order, answer: booked.earning)
            #expect(booked.earning.balanceAfter.rawValue == model.balance(command.order.member))
            #expect(
                booked.earning.points.rawValue == model.balance(command.order.member) - before
            )
        case (.commitOrder(let command), .commitOrder(.replayed(let booked))):
            #expect(known?.order == command.order)
            #expect(booked.earning == known?.answer)
        case (.commitOrder(let command), .commitOrder(.orderDiffers)):
            #expect(known != nil && known?.order != command.order)
        case (.reverseOrder(let command), .reverseOrder(.reversed(_, let entry))):
            #expect(known != nil && known?.reversal == nil)
            model.bookings[identity]?.reversalKey = command.key.rawValue
            model.bookings[identity]?.reversal = entry
            let member = try #require(known).order.member
            #expect(entry.balanceAfter.rawValue == model.balance(member))
            #expect(entry.points == -(known?.answer.points ?? .zero))
        case (.reverseOrder(let command), .reverseOrder(.replayed(_, let entry))):
            #expect(known?.reversalKey == command.key.rawValue && known?.reversal == entry)
        case (.reverseOrder(let command), .reverseOrder(.orderAlreadyReversed)):
            #expect(known?.reversal != nil && known?.reversalKey != command.key.rawValue)
        case (.reverseOrder, .reverseOrder(.orderNotFound)):
            #expect(known == nil)
        default:
            Issue.record("\(identity) came to \(outcome)")
        }
    }

    private static func checkSums(_ ledger: TestLedger, _ model: LedgerModel) {
        var members = Points.zero
        for (member, state) in ledger.accounts {
            let pocket = state.account.pocket(.points)
            members += pocket.balance
            #expect(pocket.balance.rawValue == model.balance(member))
            #expect(pocket.lifetime.earned - pocket.lifetime.reversed == pocket.balance)
            let balance = pocket.balance(at: ledger.now)
            let scheduled = balance.schedule.reduce(Points.zero) { $0 + $1.points }
            #expect(scheduled == balance.available + balance.pending)
            let lapsed = pocket.lots.filter { $0.phase(at: ledger.now) == .lapsed }
                .reduce(Points.zero) { $0 + $1.remaining }
            #expect(scheduled + lapsed == pocket.balance)
        }
        let totals = Totals(ledger.totals)
        #expect(totals.sum(.points) == .zero)
        #expect(ledger.totals[.init(currency: .points, account: nil), default: .zero] == members)
    }

    /// The journal alone makes the same accounts, the same chains and the same head.
    private static func checkJournal(_ ledger: TestLedger) throws {
        var accounts: [MemberID: LedgerGroup.AccountState] = [:]
        var lane = Lane(number: 0)
        for record in ledger.records {
            let member = record.entry.member
            var state =
                accounts[member]
                ?? .init(account: Account(member: member), head: .start)
            #expect(record.previousID == state.head.id)
            #expect(record.isSealed(after: state.head.hash, laneHead: lane.head, sha256))
            try state.account.apply(record.entry)
            state.head = record.head
            accounts[member] = state
            lane.append(record)
        }
        #expect(accounts == ledger.accounts)
        #expect(lane == ledger.lane)
        #expect(Int64(ledger.orders.count) == lane.orders)
    }
}
