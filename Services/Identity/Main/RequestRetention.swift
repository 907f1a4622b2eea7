import IdentityStorage
import Logging
import ServiceRuntime

/// How long requests are recognised when they come again.
enum RequestRetention {
    static let retention = SettingKey<Duration>.duration(
        "identity.request_retention",
        default: "2160h",
        in: .seconds(3600)...(.seconds(366 * 86_400)),
        "How long a request with an idempotency key is recognised when it comes again."
    )

    /// How many are forgotten in one transaction.
    private static let countMax = 500

    /// Forgets requests that are older.
    static func forgetting(_ store: SQLMemberStore, _ runtime: Runtime) -> ServiceTask {
        let age = runtime.settings[retention]
        let interval = runtime.settings[IdentitySettings.sweepInterval]
        let logger = runtime.logger
        return .repeating("requests of long ago", every: interval, logger: logger) {
            var total = 0
            while !Task.isCancelled {
                let count = try await store.forgetRequests(olderThan: age, countMax: countMax)
                total += count
                if count < countMax { break }
            }
            if total > 0 { logger.info("requests forgotten", metadata: ["requests": "\(total)"]) }
        }
    }
}
