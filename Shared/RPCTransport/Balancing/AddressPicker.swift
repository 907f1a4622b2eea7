internal import Primitives

/// Picks where a call goes: of two at random, the one that has less to do.
///
/// The power of two choices: with one random choice the fullest of n places gets about
/// log n / log log n times its share, with the better of two log log n / log 2, and a third choice
/// adds little (M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE
/// Transactions on Parallel and Distributed Systems 12(10), 2001). Unlike a search for the least
/// loaded of all, it does not send every client's calls to the same place at once.
package struct AddressPicker: Sendable {
    private var random: SeededRandom

    /// Starts a reproducible row of choices.
    package init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// Picks one of `count` places.
    ///
    /// Every pair is equally likely, and where both have as much to do, either of them is: under
    /// equal load every place gets the same share.
    ///
    /// - Precondition: `count` is positive.
    /// - Parameters:
    ///   - count: How many places there are.
    ///   - load: What the place of an index has to do; asked for two at most, for one place never.
    /// - Returns: An index below `count`.
    package mutating func pick(of count: Int, load: (_ index: Int) -> Int) -> Int {
        precondition(count > 0, "there is nothing to pick from")
        guard count > 1 else { return 0 }
        let bits = random.next()
        let first = Self.scale(bits & 0xFFFF_FFFF, to: count)
        // Of the others, so that the two are never the same.
        var second = Self.scale(bits >> 32, to: count - 1)
        if second >= first { second += 1 }
        return load(second) < load(first) ? second : first
    }

    /// Picks one of `count` places, but not a certain one unless there is no other.
    ///
    /// - Precondition: `count` is positive; `avoided` lies below it.
    package mutating func pick(
        of count: Int,
        avoiding avoided: Int,
        load: (_ index: Int) -> Int
    ) -> Int {
        precondition((0..<count).contains(avoided), "\(avoided) is not below \(count)")
        guard count > 1 else { return 0 }
        func shifted(_ index: Int) -> Int { index < avoided ? index : index + 1 }
        return shifted(pick(of: count - 1) { load(shifted($0)) })
    }

    /// Maps 32 random bits to 0..<count, each almost equally likely (Lemire, 2019).
    private static func scale(_ bits: UInt64, to count: Int) -> Int {
        Int((bits &* UInt64(count)) >> 32)
    }
}
