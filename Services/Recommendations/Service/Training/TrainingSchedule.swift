package import Primitives
package import RecommendationsDomain

/// When models that are served are old.
package struct TrainingSchedule: Sendable {
    /// Whether models of a time are old at a later one.
    let isOld: @Sendable (_ madeAt: Timestamp, _ now: Timestamp) -> Bool

    /// Once a day, in an hour, or as soon after it as it is looked: nothing but the time at which
    /// models were made tells whether the hour was missed.
    ///
    /// - Parameters:
    ///   - hour: The local hour, 0 to 23.
    ///   - localDay: The local day of a moment.
    ///   - localHour: The local hour of a moment.
    /// - Returns: The schedule.
    package static func daily(
        at hour: Int,
        localDay: @escaping @Sendable (Timestamp) -> Day,
        localHour: @escaping @Sendable (Timestamp) -> Int
    ) -> TrainingSchedule {
        /// The day whose hour has come last.
        @Sendable func day(_ moment: Timestamp) -> Int32 {
            localDay(moment).rawValue - (localHour(moment) < hour ? 1 : 0)
        }
        return TrainingSchedule { day($0) < day($1) }
    }

    /// So long after the last training.
    package static func every(_ interval: Duration) -> TrainingSchedule {
        TrainingSchedule { $1.microseconds(since: $0) >= interval.microseconds }
    }
}
