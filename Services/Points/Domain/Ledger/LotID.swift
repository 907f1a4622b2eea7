/// The name of a lot within its member's account.
package struct LotID: Hashable, Comparable, Sendable {
    /// The number of the entry that granted it.
    package let entryNumber: Int64
    /// Counts the lots that this entry granted, from 0.
    package let index: Int

    /// The most lots that one entry grants.
    package static let indexMax = 65_535
    /// The index of a lot that two older ones became: it is in the entry, and not given by it.
    static let consolidatedIndex = indexMax
    /// The index of a lot that an entry would have granted without the debt that it repaid; no
    /// account has one.
    static let spareIndex = indexMax - 1

    /// Names a lot.
    ///
    /// - Parameters:
    ///   - entryNumber: At least 1.
    ///   - index: From 0 to `indexMax`.
    package init(entryNumber: Int64, index: Int = 0) {
        precondition(entryNumber > 0, "no entry has the number \(entryNumber)")
        precondition(index >= 0 && index <= Self.indexMax, "lot index \(index) is out of range")
        self.entryNumber = entryNumber
        self.index = index
    }

    /// Whether two older lots became this one.
    var isConsolidated: Bool { index == Self.consolidatedIndex }

    package static func < (lhs: LotID, rhs: LotID) -> Bool {
        (lhs.entryNumber, lhs.index) < (rhs.entryNumber, rhs.index)
    }
}
