package import IdentityDomain
package import Primitives

/// Looks at members' tags when time may have changed them, and when the rules have.
///
/// It keeps nothing: what is due stands in the store, and a sweep that was cut short is taken up by
/// the next.
package struct TagSweeper: Sendable {
    private let store: any TagsStore
    private let rules: TagReview.Rules
    private let now: @Sendable () -> Timestamp

    /// How many members go into one transaction.
    package static let membersMax = 64

    /// Describes a sweeper.
    package init(
        store: any TagsStore,
        rules: TagReview.Rules,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.rules = rules
        self.now = now
    }

    /// Looks at everybody who is due.
    ///
    /// - Throws: Where the store cannot be written; what was written before stays.
    /// - Returns: How many members were due.
    @discardableResult
    package func sweep() async throws -> Int {
        var total = 0
        while !Task.isCancelled {
            let count = try await store.reviewTags(
                rules: rules,
                now: now(),
                membersMax: Self.membersMax
            )
            total += count
            if count < Self.membersMax { break }
        }
        return total
    }
}
