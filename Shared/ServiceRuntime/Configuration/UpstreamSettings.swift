/// How a process calls other services, whichever they are.
package enum UpstreamSettings {
    /// How many connections are kept.
    package static let connectionsMin = SettingKey<Int>.integer(
        "upstream.connections_min",
        default: "1",
        in: 1...64,
        "How many connections each thread keeps to each address of a service, from the start."
    )
    /// How many connections there may be.
    package static let connectionsMax = SettingKey<Int>.integer(
        "upstream.connections_max",
        default: "4",
        in: 1...64,
        "How many connections a thread makes to an address at most, when it has more calls."
    )
    /// How long a connection may be silent.
    package static let silence = SettingKey<Duration>.duration(
        "upstream.silence",
        default: "10s",
        in: .milliseconds(100)...(.seconds(600)),
        "After how long a silent connection is tested; after as long again, it is given up."
    )
    /// When names are looked up again.
    package static let resolveInterval = SettingKey<Duration>.duration(
        "upstream.resolve_interval",
        default: "30s",
        in: .seconds(1)...(.seconds(3600)),
        "How often host names are looked up; sooner where a connection has failed."
    )
    /// How many addresses may be out.
    package static let ejectedPercent = SettingKey<Int>.integer(
        "upstream.ejected_percent",
        default: "50",
        in: 0...100,
        "The share of a service's addresses that may be out for failing, in percent."
    )
    /// How often a call is made.
    package static let attempts = SettingKey<Int>.integer(
        "upstream.attempts",
        default: "3",
        in: 1...10,
        "How often a call is made at most, where it is safe to repeat; 1 for never again."
    )
    /// How many calls may be made again.
    package static let retryTokens = SettingKey<Int>.integer(
        "upstream.retry_tokens",
        default: "100",
        in: 0...1_000,
        "The retry budget of a thread: half of it at once, then a tenth of what succeeds."
    )

    /// Every setting above, in the order of the table.
    static var all: [AnySetting] {
        [
            connectionsMin.setting, connectionsMax.setting, silence.setting,
            resolveInterval.setting, ejectedPercent.setting, attempts.setting,
            retryTokens.setting,
        ]
    }
}
