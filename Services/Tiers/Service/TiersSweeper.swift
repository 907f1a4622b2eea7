package import Primitives
package import TiersDomain

/// Books the ends of periods when they have come.
///
/// It keeps nothing: what is due stands in the store, and a sweep that was cut short is taken up by
/// the next. Reads do not wait for it, they compute.
package struct TiersSweeper: Sendable {
    private let store: any TiersStore
    private let settle: Duration
    private let now: @Sendable () -> Timestamp

    /// How many accounts go into one transaction.
    package static let membersMax = 256

    /// Describes a sweeper.
    ///
    /// - Parameters:
    ///   - store: What is swept.
    ///   - settle: How long after its end a period is booked, for orders still on their way.
    ///   - now: The time of booking.
    package init(
        store: any TiersStore,
        settle: Duration,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.settle = settle
        self.now = now
    }

    /// Books everything that is due.
    ///
    /// - Throws: Where the store cannot be written; what was booked before stays booked.
    /// - Returns: How many accounts were due.
    @discardableResult
    package func sweep() async throws -> Int {
        var total = 0
        while !Task.isCancelled {
            let moment = now()
            let count = try await store.sweep(
                horizon: moment.advanced(byMicroseconds: -settle.microseconds),
                now: moment,
                membersMax: Self.membersMax
            )
            total += count
            if count < Self.membersMax { break }
        }
        return total
    }
}
