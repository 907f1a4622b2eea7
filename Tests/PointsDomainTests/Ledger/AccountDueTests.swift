import PointsDomain
import Primitives
import Testing

/// An account is due exactly from the moment on at which a sweep of it books something.
struct AccountDueTests {
    /// Points with any rule of expiry, told of or not.
    private static let programs: [Program] = {
        let rules: [ExpiryRule] = [
            .never, .days(40), .months(1, throughEndOf: .month), .afterIdle(months: 2),
        ]
        let notices: [NoticePolicy] = [.courtesy, .delivered(atLeast: .seconds(7 * 86_400))]
        return rules.flatMap { rule in
            notices.map { notice in
                var points = CurrencyRules(currency: .points)
                points.expiry = rule
                points.notice = notice
                points.noticeDays = [30, 7, 1]
                return Program(zone: .utc, currencies: [points])
            }
        }
    }()

    private static let start = Timestamp(microseconds: 1_770_000_000_000_000)

    private static func envelope(_ number: Int) throws -> Envelope {
        let key: IdempotencyKey = try #require(IdempotencyKey("k\(number)"))
        return Envelope(
            caller: try #require(Caller("till:1")),
            key: key,
            member: try #require(MemberID(rawValue: 1)),
            organisation: try #require(OrganisationPath("acme/north")),
            reason: .corrected
        )
    }

    /// Does something at random; what is refused changes nothing.
    private static func step(
        _ account: inout Account,
        _ number: Int,
        _ program: Program,
        _ now: Timestamp,
        _ random: inout SeededRandom
    ) throws {
        let envelope = try envelope(number)
        let amount = Amount(Int64.random(in: 1...50, using: &random))
        let state = LedgerState(account: account)
        let decision: LedgerDecision
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            let seconds = Int.random(in: 1...86_400 * 50, using: &random)
            let earn = Earn(
                envelope: envelope,
                currency: .points,
                amount: amount,
                expiresAt: Bool.random(using: &random)
                    ? now.advanced(by: .seconds(seconds)) : nil
            )
            decision = earn.decide(state, program: program, now: now)
        case 2:
            let burn = Burn(envelope: envelope, currency: .points, amount: amount)
            decision = burn.decide(state, program: program, now: now)
        case 3:
            let hold = PlaceHold(
                envelope: envelope,
                hold: try #require(HoldID("k\(number)")),
                currency: .points,
                amount: amount,
                deadline: now.advanced(
                    by: .seconds(Int.random(in: 1...86_400, using: &random))
                )
            )
            decision = hold.decide(state, program: program, now: now)
        case 4:
            let adjust = Adjust(envelope: envelope, currency: .points, amount: Amount(1_000_000))
            decision = adjust.decide(state, program: program, now: now)
        default:
            let days = Int.random(in: 1...40, using: &random)
            let told = ConfirmNotice(
                envelope: envelope,
                currency: .points,
                through: now.advanced(by: .seconds(86_400 * days))
            )
            decision = told.decide(state, program: program, now: now)
        }
        if case .book(let draft, _) = decision { account = draft.account }
    }

    private static func books(
        _ account: Account,
        _ program: Program,
        at now: Timestamp
    ) -> Account? {
        guard let member = MemberID(rawValue: 1) else { return nil }
        let decision = Sweep(member: member).decide(account, program: program, now: now)
        guard case .book(let draft, _) = decision else { return nil }
        return draft.account
    }

    @Test(arguments: Self.programs.indices)
    func dueIsWhenASweepBooks(index: Int) throws {
        let program = Self.programs[index]
        var random = SeededRandom(seed: UInt64(index + 1))
        var sweepCount = 0
        for _ in 0..<60 {
            var account = Account(member: try #require(MemberID(rawValue: 1)))
            var now = Self.start
            for number in 0..<40 {
                try Self.step(&account, number, program, now, &random)
                guard let due = account.dueAt(program) else {
                    #expect(Self.books(account, program, at: .max) == nil)
                    continue
                }
                if due > now {
                    // One microsecond before it, and anywhere on the way.
                    let before = Timestamp(microseconds: due.microseconds - 1)
                    #expect(Self.books(account, program, at: before) == nil)
                    #expect(Self.books(account, program, at: now) == nil)
                }
                let swept = Self.books(account, program, at: max(due, now))
                #expect(swept != nil, "nothing is booked at \(due), now \(now)")
                if let swept, Bool.random(using: &random) {
                    now = max(due, now)
                    account = swept
                    sweepCount += 1
                } else {
                    let seconds = Int.random(in: 0...86_400 * 3, using: &random)
                    now = now.advanced(by: .seconds(seconds))
                }
            }
        }
        #expect(sweepCount > 100)
    }

    /// Sweeping again and again comes to an end.
    @Test(arguments: Self.programs.indices)
    func sweepsRunOut(index: Int) throws {
        let program = Self.programs[index]
        var random = SeededRandom(seed: UInt64(index + 100))
        var account = Account(member: try #require(MemberID(rawValue: 1)))
        for number in 0..<60 { try Self.step(&account, number, program, Self.start, &random) }
        var count = 0
        while let due = account.dueAt(program), due <= Self.start {
            account = try #require(Self.books(account, program, at: Self.start))
            count += 1
            try #require(count < 10)
        }
        #expect(Self.books(account, program, at: Self.start) == nil)
    }
}
