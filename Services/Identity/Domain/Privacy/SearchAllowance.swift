package import Primitives

/// How often each caller may search for members by what is not unique: numbers are not to be tried
/// out.
///
/// Every caller has as many searches at once as fill an allowance, which fills up again evenly.
package struct SearchAllowance: Sendable {
    private struct Fill {
        /// Searches that are left, in micro-searches, at `at`.
        var left: Int64
        var at: Timestamp
    }

    /// The most searches at once.
    private let searchesMax: Int64
    /// In how long an empty allowance fills up.
    private let fillTime: Int64
    private var fills: [String: Fill] = [:]

    /// The most callers that are remembered; full allowances are forgotten first.
    package static let callersMax = 10_000

    /// Sets how often each caller may search.
    package init(searchesMax: Int = 30, fillTime: Duration = .seconds(600)) {
        precondition(searchesMax > 0, "nobody could ever search: \(searchesMax)")
        self.searchesMax = Int64(searchesMax)
        self.fillTime = max(1, fillTime.microseconds)
    }

    /// Takes one search.
    ///
    /// - Parameters:
    ///   - caller: Who searches.
    ///   - now: The time; one that went back fills nothing.
    /// - Returns: `nil` where it is allowed; else how long to wait.
    package mutating func take(by caller: String, now: Timestamp) -> Duration? {
        let full = searchesMax * fillTime
        var fill = fills[caller] ?? Fill(left: full, at: now)
        let elapsed = min(max(0, now.microseconds(since: fill.at)), fillTime)
        fill.left = min(full, fill.left + elapsed * searchesMax)
        fill.at = max(fill.at, now)
        if fills.count >= Self.callersMax, fills[caller] == nil {
            fills = fills.filter { _, other in
                other.left + max(0, now.microseconds(since: other.at)) * searchesMax < full
            }
            if fills.count >= Self.callersMax { return .microseconds(fillTime) }
        }
        guard fill.left >= fillTime else {
            fills[caller] = fill
            return .microseconds((fillTime - fill.left + searchesMax - 1) / searchesMax)
        }
        fill.left -= fillTime
        fills[caller] = fill
        return nil
    }
}
