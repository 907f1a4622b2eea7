internal import Cryptography
internal import Foundation
package import Primitives

/// What a process finds around it: environment variables, the wall clock, the system's randomness.
package enum ProcessEnvironment {
    /// The value of an environment variable; `nil` where it is not set or empty.
    package static func value(of name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// All environment variables.
    package static var variables: [String: String] { ProcessInfo.processInfo.environment }

    /// The system's clock and randomness.
    package static let system = Primitives.Environment(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            let seconds = Int64(time.tv_sec)
            return Timestamp(microseconds: seconds * 1_000_000 + Int64(time.tv_nsec) / 1000)
        },
        random: { SecureRandom.bits() }
    )

    /// The system's randomness, with a clock that stands at `start` now and runs on from there.
    ///
    /// It keeps pace with the monotone clock, so that it never jumps.
    ///
    /// - Parameter start: The time now.
    /// - Returns: Clock and randomness.
    package static func running(from start: Timestamp) -> Primitives.Environment {
        let clock = ContinuousClock()
        let origin = clock.now
        return Primitives.Environment(
            now: { start.advanced(by: origin.duration(to: clock.now)) },
            random: system.random
        )
    }
}
