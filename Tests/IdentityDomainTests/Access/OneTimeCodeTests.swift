import IdentityDomain
import Primitives
import Testing

/// When a one-time code is good, and how many there are.
@Suite struct OneTimeCodeTests {
    static let sentAt = Timestamp(microseconds: 1_760_000_000_000_000)

    static func code(tried: Int = 0, isUsed: Bool = false) -> SentCode {
        SentCode(purpose: .signIn, sentAt: sentAt, triedCount: tried, isUsed: isUsed)
    }

    /// A try, and what becomes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var code = OneTimeCodeTests.code()
        var isMatch = true
        var purpose = CodePurpose.signIn
        var after: Duration = .seconds(1)
        let outcome: CodeOutcome
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "right", outcome: .accepted),
        Case(name: "another purpose", purpose: .stepUp, outcome: .unknown),
        Case(name: "used", code: code(isUsed: true), outcome: .used),
        Case(name: "used and wrong", code: code(isUsed: true), isMatch: false, outcome: .used),
        Case(name: "fifth try", code: code(tried: 4), outcome: .accepted),
        Case(name: "sixth try", code: code(tried: 5), outcome: .exhausted),
        Case(name: "wrong", isMatch: false, outcome: .wrong(triesLeft: 4)),
        Case(
            name: "last wrong",
            code: code(tried: 4),
            isMatch: false,
            outcome: .wrong(triesLeft: 0)
        ),
        Case(name: "last moment", after: .microseconds(299_999_999), outcome: .accepted),
        Case(name: "too late", after: .seconds(300), outcome: .late),
        Case(name: "wrong and too late", isMatch: false, after: .seconds(300), outcome: .late),
        Case(name: "a clock a minute behind", after: .seconds(-60), outcome: .accepted),
        Case(name: "a clock that had run ahead", after: .seconds(-61), outcome: .late),
        Case(name: "a clock that leaps", after: .seconds(86_400 * 365), outcome: .late),
    ])
    func tryIsDecided(_ test: Case) {
        let outcome = test.code.decide(
            isMatch: test.isMatch,
            for: test.purpose,
            now: Self.sentAt.advanced(by: test.after)
        )
        #expect(outcome == test.outcome)
    }

    @Test func everyCodeIsAsLikely() {
        // The range of 64 bits is no multiple of a million: what is beyond the last whole one is
        // drawn again.
        var draws: [UInt64] = [.max, .max - 551_615, 1_000_007]
        let digits = OneTimeCode.digits { draws.removeFirst() }
        #expect(digits.unsafeRevealed == "000007")
        #expect(draws.isEmpty)
        var random = SeededRandom(seed: 1)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<20_000 {
            let digits = OneTimeCode.digits { random.next() }.unsafeRevealed
            #expect(digits.utf8.count == 6)
            for digit in digits.utf8 { counts[Int(digit - 48)] += 1 }
        }
        // Chi-squared with 9 degrees of freedom: above 33.7 once in ten thousand.
        let expected = 12_000.0
        let sum = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
        #expect(sum / expected < 33.7, "\(counts)")
    }

    @Test func limitsHoldForEveryStretch() {
        let limits = [RateLimit(1, within: .seconds(60)), RateLimit(3, within: .seconds(3600))]
        var recent = RecentRequests()
        var now = Self.sentAt
        for _ in 0..<3 {
            #expect(recent.wait(under: limits, now: now) == nil)
            recent = recent.adding(now, under: limits)
            #expect(recent.wait(under: limits, now: now) != nil)
            now = now.advanced(by: .seconds(60))
        }
        // The first one falls out an hour after it came, not at the next full hour.
        #expect(recent.wait(under: limits, now: now) == .seconds(3600 - 180))
        let free = Self.sentAt.advanced(by: .seconds(3600))
        #expect(recent.wait(under: limits, now: free) == nil)
        #expect(recent.times.count == 3)
    }

    @Test func timesFromTheFutureHoldNobodyUp() {
        let limits = [RateLimit(1, within: .seconds(60))]
        let ahead = RecentRequests().adding(
            Self.sentAt.advanced(by: .seconds(86_400)),
            under: limits
        )
        #expect(ahead.wait(under: limits, now: Self.sentAt) == nil)
        #expect(ahead.adding(Self.sentAt, under: limits).times == [Self.sentAt])
    }
}
