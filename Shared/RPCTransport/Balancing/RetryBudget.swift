/// How many calls may be made again: a bucket of tokens, so that retries cannot multiply the load
/// of a service that is failing already.
///
/// Retry throttling of gRPC (gRFC A6, "Throttling Retry Attempts and Hedged RPCs"): every failure
/// that could be retried takes a token, every success gives back a part of one, and calls are made
/// again only while more than half of the tokens are there. So while all is well, a burst of half
/// the bucket is retried; when everything fails, failures pass through at once after that; and in
/// the long run retries add at most the given part to the load.
package struct RetryBudget: Hashable, Sendable {
    /// A token in the unit that is counted in.
    private static let token = 1_000

    private let max: Int
    private let gain: Int
    private var left: Int

    /// Fills a bucket.
    ///
    /// - Precondition: `tokensMax` is not negative; `gainPerMille` lies in 0...1000.
    /// - Parameters:
    ///   - tokensMax: The tokens of the full bucket; half of them can be spent. 0 allows no retry.
    ///   - gainPerMille: Thousandths of a token that a success gives back.
    package init(tokensMax: Int, gainPerMille: Int) {
        precondition(tokensMax >= 0, "tokensMax is \(tokensMax)")
        precondition((0...1_000).contains(gainPerMille), "gainPerMille is \(gainPerMille)")
        max = tokensMax * Self.token
        gain = gainPerMille
        left = max
    }

    /// Whether a call may be made again.
    package var allowsRetry: Bool { left > max / 2 }

    /// Records a call that was answered.
    package mutating func callSucceeded() {
        guard left < max else { return }
        left = Swift.min(max, left + gain)
    }

    /// Records a failure of the kind that is retried, whether or not this one is.
    package mutating func callFailed() {
        left = Swift.max(0, left - Self.token)
    }
}
