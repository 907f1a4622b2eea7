/// What a core may not reach for itself: the time and randomness, given to it as values.
///
/// Only an executable's main file makes the real one; tests and simulators make their own.
package struct Environment: Sendable {
    /// The wall clock.
    package let now: @Sendable () -> Timestamp
    /// 64 uniformly random bits, unpredictable in production.
    package let random: @Sendable () -> UInt64

    /// Bundles a clock and a source of randomness.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.random = random
    }
}
