/// How long the parts of a gathered answer may take.
///
/// The caller's own time rules; a reserve of it is kept for sending the answer, so that what is
/// there reaches the caller before it gives up.
package struct DeadlineBudget: Hashable, Sendable {
    /// The longest time that parts get, however long the caller would wait.
    package let partTimeoutMax: Duration
    /// What is kept of the caller's time for the answer itself.
    package let reserve: Duration

    /// The shortest time for which a part is asked at all.
    package static let partTimeoutMin: Duration = .milliseconds(1)

    /// Says how long parts may take; both must be positive.
    package init(
        partTimeoutMax: Duration = .milliseconds(800),
        reserve: Duration = .milliseconds(20)
    ) {
        precondition(partTimeoutMax >= Self.partTimeoutMin, "parts get \(partTimeoutMax)")
        precondition(reserve >= .zero, "the reserve is \(reserve)")
        self.partTimeoutMax = partTimeoutMax
        self.reserve = reserve
    }

    /// The time that every part gets.
    ///
    /// - Parameter remaining: What is left of the caller's time; `nil` where it waits for ever.
    /// - Returns: At most `partTimeoutMax`. A caller with little time keeps half of it for the
    ///   answer in place of the reserve. `nil` where nothing worth asking for is left.
    package func partTimeout(remaining: Duration?) -> Duration? {
        guard let remaining else { return partTimeoutMax }
        let timeout = min(partTimeoutMax, max(remaining - reserve, remaining / 2))
        return timeout >= Self.partTimeoutMin ? timeout : nil
    }
}
