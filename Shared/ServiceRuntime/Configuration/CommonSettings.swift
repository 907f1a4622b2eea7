package import Primitives

/// How much is logged.
package enum LogLevel: String, CaseIterable, Sendable {
    /// Everything, for finding a defect.
    case trace
    /// Every call.
    case debug
    /// What an operator wants to see.
    case info
    /// What is out of the ordinary and went well.
    case notice
    /// What may become a problem.
    case warning
    /// What failed.
    case error
}

/// The settings that every process of the installation knows.
package enum CommonSettings {
    /// The folder of the installation.
    package static let home = SettingKey<String>.path(
        "home",
        default: ".huitou",
        "The installation's folder, below which keys, certificates and data lie."
    )
    /// The gateway's default port.
    package static let portBase = SettingKey<Int>.integer(
        "port.base",
        default: "7400",
        in: 1...65_000,
        "The gateway's port; identity, points, tiers and recommendations take the four after it."
    )
    /// The address on which the service listens.
    package static let listenHost = SettingKey<String>.text(
        "listen.host",
        default: "127.0.0.1",
        kind: "address",
        "The address on which the service listens."
    )
    /// The port on which the service listens.
    package static let listenPort = SettingKey<Int>.integer(
        "listen.port",
        default: "{port}",
        in: 0...65_535,
        "The port on which the service listens; 0 for any free one."
    )
    /// Where the process shows its metrics and its health to its operator.
    package static let metricsListen = SettingKey<HostAndPort?>.listener(
        "metrics.listen",
        default: "127.0.0.1:{metrics}",
        "Where /metrics and /healthz are served by plain HTTP; port 0 for any free one."
    )
    /// What this process calls itself in logs.
    package static let instanceName = SettingKey<String>.text(
        "instance.name",
        default: "{service}",
        kind: "text of 1 to 64 bytes",
        byteCountMax: 64,
        "What this process calls itself in logs, where several run."
    )
    /// The SQLite file.
    package static let databasePath = SettingKey<String>.path(
        "database.path",
        default: "{home}/data/{service}/{service}.sqlite",
        "The SQLite file of the service."
    )
    /// The PostgreSQL server.
    package static let databaseURL = SettingKey<String>.text(
        "database.url",
        kind: "postgresql://user@host:port/database",
        "The PostgreSQL server, in libpq's words, without password; empty for SQLite."
    )
    /// The schema on the server.
    package static let databaseSchema = SettingKey<String>.text(
        "database.schema",
        default: "{service}",
        kind: "name of a schema",
        byteCountMax: 63,
        "The schema that holds the service's tables, on PostgreSQL; made where it is not there."
    )
    /// The password of the PostgreSQL server.
    package static let databasePasswordFile = SettingKey<String>.path(
        "database.password_file",
        "The file with the password for database.url; empty for none."
    )
    /// The service's certificate.
    package static let tlsCertificate = SettingKey<String>.path(
        "tls.certificate",
        default: "{home}/tls/{service}.pem",
        "The service's certificate chain, PEM."
    )
    /// The key of the certificate.
    package static let tlsKey = SettingKey<String>.path(
        "tls.key",
        default: "{home}/tls/{service}.key",
        "The private key of the certificate, PEM."
    )
    /// The authorities that are trusted.
    package static let tlsAuthorities = SettingKey<String>.path(
        "tls.ca",
        default: "{home}/tls/ca.pem",
        "The authorities whose certificates are believed, PEM."
    )
    /// How often the certificate files are looked at.
    package static let tlsReloadInterval = SettingKey<Duration>.duration(
        "tls.reload_interval",
        default: "30s",
        in: .milliseconds(100)...(.seconds(3600)),
        "How often is looked whether the certificate files have changed."
    )
    /// The public keys of access tokens.
    package static let tokenKeys = SettingKey<String>.path(
        "tokens.keys",
        default: "{home}/tokens/keys",
        "Public keys of access tokens: a PEM file, or a folder of them, named by key id."
    )
    /// How long a token may hold.
    package static let tokenLifetimeMax = SettingKey<Duration>.duration(
        "tokens.lifetime_max",
        default: "24h",
        in: .seconds(60)...(.seconds(90 * 86_400)),
        "The longest lifetime of an access token that is accepted."
    )
    /// How often identity is asked for its keys.
    package static let tokenRefreshInterval = SettingKey<Duration>.duration(
        "tokens.refresh_interval",
        default: "60s",
        in: .seconds(1)...(.seconds(3600)),
        "How often identity is asked for the keys of its tokens; soon where one is not known."
    )
    /// How much is logged.
    package static let logLevel = SettingKey<LogLevel>.choice(
        "log.level",
        default: "info",
        "How much is logged; debug logs every call."
    )
    /// From when on a call counts as slow.
    package static let logSlowCall = SettingKey<Duration>.duration(
        "log.slow_call",
        default: "1s",
        in: .milliseconds(1)...(.seconds(3600)),
        "Calls that take longer are logged as slow."
    )
    /// The zone of the program.
    package static let timeZone = SettingKey<String>.text(
        "program.time_zone",
        default: "Asia/Shanghai",
        kind: "name of a time zone",
        byteCountMax: 64,
        "The zone in which the program's days begin and end."
    )
    /// The program's rules.
    package static let programFile = SettingKey<String>.path(
        "program.file",
        "The rules of the program (YAML), read by tiers; empty for the built-in preset."
    )
    /// The program's currencies.
    package static let programCurrencies = SettingKey<String>.path(
        "program.currencies",
        "The program's currencies and reasons (YAML), read by points; empty for points alone."
    )
    /// The key of members' personal data.
    package static let identityMasterKey = SettingKey<String>.path(
        "identity.master_key",
        default: "{home}/secrets/identity-master.key",
        "The key that protects members' personal data, read by identity."
    )
    /// The folder of the system's zones.
    package static let zoneFolder = SettingKey<String>.path(
        "program.zone_folder",
        default: "/usr/share/zoneinfo",
        "Where the system keeps its time zones (tzdata)."
    )
    /// Whether this is a development installation.
    package static let development = SettingKey<Bool>.boolean(
        "development",
        "Allows what must never happen in production, such as clock.start."
    )
    /// When the process's clock starts.
    package static let clockStart = SettingKey<Timestamp?>.moment(
        "clock.start",
        "Development only: the time at which the process starts; from there time runs on."
    )
    /// How many connections are taken.
    package static let connectionsMax = SettingKey<Int>.integer(
        "limits.connections",
        default: "10000",
        in: 1...1_000_000,
        "How many connections are open at once."
    )
    /// How many calls one connection may have.
    package static let callsMax = SettingKey<Int>.integer(
        "limits.calls",
        default: "1024",
        in: 1...65_536,
        "How many calls one connection may have open at once."
    )
    /// How long a frame may be.
    package static let frameBytesMax = SettingKey<Int>.integer(
        "limits.frame_bytes",
        default: "1048576",
        in: 65_536...16_777_216,
        "The longest frame that is accepted, in bytes."
    )
    /// How many threads serve connections.
    package static let loopCount = SettingKey<Int>.integer(
        "transport.threads",
        default: "0",
        in: 0...256,
        "How many threads serve connections and handlers; 0 for half of the cores."
    )
    /// How many threads serve methods that compute for long.
    package static let heavyThreadCount = SettingKey<Int>.integer(
        "transport.heavy_threads",
        default: "0",
        in: 0...256,
        "How many threads run methods that compute for long; 0 for half of the cores."
    )
    /// How many commands may wait.
    package static let queueMax = SettingKey<Int>.integer(
        "limits.queue",
        default: "8192",
        in: 1...1_000_000,
        "How many commands may wait for the store before callers are told to come back."
    )
    /// How long a process finishes its calls.
    package static let drainTimeout = SettingKey<Duration>.duration(
        "drain.timeout",
        default: "10s",
        in: .milliseconds(100)...(.seconds(600)),
        "How long a process that shall stop may finish the calls it has."
    )

    /// The services, in the order of their ports.
    package static let services = ["gateway", "identity", "points", "tiers", "recommendations"]

    /// The addresses of a service.
    package static func upstream(_ service: String) -> SettingKey<[HostAndPort]> {
        .addresses(
            "upstream.\(service)",
            default: "127.0.0.1:{port.\(service)}",
            "Where \(service) is found; a host name stands for all its addresses."
        )
    }

    /// Every setting above, in the order of the table.
    package static var all: [AnySetting] {
        [
            home.setting, portBase.setting, listenHost.setting, listenPort.setting,
            metricsListen.setting, instanceName.setting, databasePath.setting,
            databaseURL.setting, databaseSchema.setting, databasePasswordFile.setting,
            tlsCertificate.setting, tlsKey.setting, tlsAuthorities.setting,
            tlsReloadInterval.setting, tokenKeys.setting, tokenLifetimeMax.setting,
            tokenRefreshInterval.setting,
        ]
            + services.filter { $0 != "gateway" }.map { upstream($0).setting }
            + UpstreamSettings.all
            + [
                logLevel.setting, logSlowCall.setting, timeZone.setting, programFile.setting,
                programCurrencies.setting,
                zoneFolder.setting, identityMasterKey.setting,
                development.setting, clockStart.setting, connectionsMax.setting,
                callsMax.setting, frameBytesMax.setting, queueMax.setting, loopCount.setting,
                heavyThreadCount.setting, drainTimeout.setting,
            ]
    }
}
