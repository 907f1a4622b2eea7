/// A moment of the process's monotone clock, of a size that the compiler knows.
///
/// That of `ContinuousClock.Instant` is known to the standard library alone: what holds an instant
/// is copied field by field by way of its type's description, and every call holds some.
package struct Moment: Hashable, Comparable, Sendable {
    private let sinceEpoch: Duration

    /// The moment of an instant.
    package init(_ instant: ContinuousClock.Instant) {
        sinceEpoch = ContinuousClock().systemEpoch.duration(to: instant)
    }

    private init(sinceEpoch: Duration) {
        self.sinceEpoch = sinceEpoch
    }

    /// The same as an instant.
    package var instant: ContinuousClock.Instant {
        ContinuousClock().systemEpoch.advanced(by: sinceEpoch)
    }

    /// The moment that is `duration` later.
    package func advanced(by duration: Duration) -> Moment {
        Moment(sinceEpoch: sinceEpoch + duration)
    }

    /// How long it is to another moment; negative where that lies before.
    package func duration(to other: Moment) -> Duration {
        other.sinceEpoch - sinceEpoch
    }

    package static func < (lhs: Moment, rhs: Moment) -> Bool { lhs.sinceEpoch < rhs.sinceEpoch }
}
