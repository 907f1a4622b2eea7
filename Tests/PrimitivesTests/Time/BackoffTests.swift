import Primitives
import Testing

@Suite struct BackoffTests {
    private let backoff = Backoff(first: .milliseconds(100), longest: .seconds(10))

    @Test(arguments: [(1, 100), (2, 200), (3, 400), (7, 6400), (8, 10_000), (1_000_000, 10_000)])
    func growsUpToTheLongest(_ failureCount: Int, _ milliseconds: Int) {
        let shortest = backoff.delay(failureCount: failureCount, random: 0)
        let longest = backoff.delay(failureCount: failureCount, random: .max)
        #expect(shortest == .milliseconds(milliseconds) / 2)
        #expect(longest <= .milliseconds(milliseconds))
        #expect(longest > .milliseconds(milliseconds) * 0.99)
    }
}
