package import Primitives

/// All that a member has, and where its history ends.
///
/// One history and one version run over all currencies of a member, so that an operation that
/// touches several is one step for everybody who follows the member.
package struct Account: Hashable, Sendable {
    /// Whose.
    package let member: MemberID
    /// The number of entries; the next entry has the next number.
    package private(set) var version: Int64
    /// When the last entry was booked; `nil` before the first.
    package private(set) var bookedAt: Timestamp?
    /// One per currency that was ever moved, by currency code.
    package private(set) var pockets: [Pocket]

    /// An account without history.
    package init(member: MemberID) {
        self.init(member: member, version: 0, bookedAt: nil, pockets: [])
    }

    /// An account as it was stored.
    package init(member: MemberID, version: Int64, bookedAt: Timestamp?, pockets: [Pocket]) {
        self.member = member
        self.version = version
        self.bookedAt = bookedAt
        self.pockets = pockets
    }

    /// What the member has of a currency.
    package func pocket(_ currency: Currency) -> Pocket {
        pockets.first { $0.currency == currency } ?? Pocket(currency: currency)
    }

    /// Why an entry cannot follow the history of an account.
    package enum Mismatch: Error, Hashable, Sendable {
        /// It belongs to another member.
        case member
        /// Its number is not the next one.
        case number
        /// It was booked before the entry that it follows.
        case bookedAt
        /// It does not leave the balance that it states.
        case balanceAfter
        /// It does not fit the lots.
        case pocket(Pocket.Mismatch)
    }

    /// Books an entry: the one way in which an account changes.
    ///
    /// - Throws: ``Mismatch`` where the entry does not follow; the account is then unchanged.
    package mutating func apply(_ entry: Entry) throws(Mismatch) {
        guard entry.member == member else { throw .member }
        guard entry.number == version + 1 else { throw .number }
        if let bookedAt, entry.bookedAt < bookedAt { throw .bookedAt }
        let index = pockets.firstIndex { $0.currency.code >= entry.currency.code }
        let position = index ?? pockets.count
        let isNew = index.map { pockets[$0].currency != entry.currency } ?? true
        var pocket = isNew ? Pocket(currency: entry.currency) : pockets[position]
        do throws(Pocket.Mismatch) {
            try pocket.apply(entry)
        } catch {
            throw .pocket(error)
        }
        guard pocket.balance == entry.balanceAfter else { throw .balanceAfter }
        if isNew {
            pockets.insert(pocket, at: position)
        } else {
            pockets[position] = pocket
        }
        version = entry.number
        bookedAt = entry.bookedAt
    }
}
