import RPCTransport
import Testing

/// A bucket of tokens: half of it can be spent, successes fill it again.
@Suite struct RetryBudgetTests {
    @Test func halfOfTheBucketCanBeSpent() {
        var budget = RetryBudget(tokensMax: 10, gainPerMille: 100)
        for _ in 0..<5 {
            #expect(budget.allowsRetry)
            budget.callFailed()
        }
        #expect(!budget.allowsRetry)
    }

    @Test func successesGiveBackATenth() {
        var budget = RetryBudget(tokensMax: 10, gainPerMille: 100)
        for _ in 0..<5 { budget.callFailed() }
        budget.callSucceeded()
        #expect(budget.allowsRetry)
        budget.callFailed()
        for _ in 0..<9 { budget.callSucceeded() }
        #expect(!budget.allowsRetry)
        budget.callSucceeded()
        #expect(budget.allowsRetry)
    }

    @Test func theBucketDoesNotOverflowNorGoBelowZero() {
        var budget = RetryBudget(tokensMax: 4, gainPerMille: 1_000)
        for _ in 0..<100 { budget.callSucceeded() }
        #expect(budget == RetryBudget(tokensMax: 4, gainPerMille: 1_000))
        for _ in 0..<100 { budget.callFailed() }
        for _ in 0..<2 { budget.callSucceeded() }
        #expect(!budget.allowsRetry)
        budget.callSucceeded()
        #expect(budget.allowsRetry)
    }

    @Test func anEmptyBucketAllowsNothing() {
        var budget = RetryBudget(tokensMax: 0, gainPerMille: 1_000)
        budget.callSucceeded()
        #expect(!budget.allowsRetry)
    }

    /// Everything fails: without a budget 10,000 calls of three attempts would make 30,000.
    @Test func aStormIsNotAnsweredWithMoreAttempts() {
        var budget = RetryBudget(tokensMax: 100, gainPerMille: 100)
        var attempts = 0
        for _ in 0..<10_000 {
            for attempt in 1...3 {
                attempts += 1
                let isAllowed = budget.allowsRetry
                budget.callFailed()
                guard isAllowed, attempt < 3 else { break }
            }
        }
        #expect(attempts <= 10_050)
    }

    /// Half of all attempts fail: retries add about a tenth of the successes.
    @Test func inTheLongRunRetriesAreAShareOfTheSuccesses() {
        var budget = RetryBudget(tokensMax: 100, gainPerMille: 100)
        var retries = 0
        var successes = 0
        for call in 0..<10_000 {
            if call % 2 == 0 {
                budget.callSucceeded()
                successes += 1
            } else {
                if budget.allowsRetry { retries += 1 }
                budget.callFailed()
            }
        }
        #expect(retries <= successes / 10 + 50, "\(retries) of \(successes)")
    }
}
