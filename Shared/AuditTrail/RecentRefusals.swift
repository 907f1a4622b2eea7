internal import Primitives
internal import RPCCore

/// Whose refusals count as the same.
struct RefusalSource: Hashable, Sendable {
    private let kind: Principal.Kind
    private let id: String
    private let reason: String

    init(_ action: AuditedAction, _ error: RPCError) {
        kind = action.principal.kind
        id = action.principal.id
        reason = error.reason
    }
}

/// Which refusals were recorded a moment ago; each process remembers its own.
struct RecentRefusals: Sendable {
    private var times: [RefusalSource: Timestamp] = [:]

    /// For how long the same refusal is not recorded again.
    static let quiet: Duration = .seconds(60)
    /// How many sources are remembered; while there are as many, further ones are not recorded.
    static let countMax = 4_096

    /// Notes a refusal.
    ///
    /// - Returns: Whether it is to be recorded.
    mutating func insert(_ source: RefusalSource, at now: Timestamp) -> Bool {
        if let last = times[source], Self.isRecent(last, now) { return false }
        if times.count >= Self.countMax { times = times.filter { Self.isRecent($0.value, now) } }
        guard times.count < Self.countMax else { return false }
        times[source] = now
        return true
    }

    /// A clock that was set back makes nothing recent for long.
    private static func isRecent(_ time: Timestamp, _ now: Timestamp) -> Bool {
        time <= now && now < time.advanced(by: quiet)
    }
}
