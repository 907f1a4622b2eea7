/// How repeated and new products are mixed in one list.
///
/// The list is calibrated to the member (Steck, 2018): of its places as many go to new products as
/// of the lines that the member bought lately. Places are given by the method of Sainte-Laguë,
/// which keeps every beginning of the list as near to the shares as whole places allow: what a
/// member sees without scrolling is as mixed as the whole.
package enum Blend {
    /// New products get at least one place in ten, so that everybody may discover something.
    package static let newShareMin = 0.1
    /// And at most half: what a member buys again is what most of a basket is made of.
    package static let newShareMax = 0.5

    /// Mixes two lists.
    ///
    /// - Parameters:
    ///   - known: What the member bought before, the best first.
    ///   - new: What it never bought, the best first.
    ///   - newShare: The share of new products among what the member bought lately, 0 to 1; held
    ///     between ``newShareMin`` and ``newShareMax``.
    /// - Returns: All of both; when one has ended, the rest of the other.
    package static func mix(
        known: [Candidate],
        new: [Candidate],
        newShare: Double
    ) -> [Candidate] {
        let share = min(max(newShare, newShareMin), newShareMax)
        var list: [Candidate] = []
        list.reserveCapacity(known.count + new.count)
        var (knownCount, newCount) = (0, 0)
        while knownCount < known.count || newCount < new.count {
            // The next place is owed to whom it leaves with the higher quotient; ties to the known.
            let isNewOwed =
                share / Double(2 * newCount + 1) > (1 - share) / Double(2 * knownCount + 1)
            if newCount < new.count, isNewOwed || knownCount == known.count {
                list.append(new[newCount])
                newCount += 1
            } else {
                list.append(known[knownCount])
                knownCount += 1
            }
        }
        return list
    }
}
