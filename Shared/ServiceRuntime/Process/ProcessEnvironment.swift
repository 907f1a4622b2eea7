import Cryptography
import Foundation
package import Primitives

/// What a process finds around it: environment variables, the wall clock, the system's randomness.
package enum ProcessEnvironment {
    /// The value of an environment variable; `nil` where it is not set or empty.
    package static func value(of name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The system's clock and randomness.
    package static let system = Environment(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            let seconds = Int64(time.tv_sec)
            return Timestamp(microseconds: seconds * 1_000_000 + Int64(time.tv_nsec) / 1000)
        },
        random: { SecureRandom.bits() }
    )
}
