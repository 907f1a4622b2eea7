internal import Cryptography
internal import Logging
internal import Primitives
internal import PrometheusMetrics
internal import RPCCore
internal import Synchronization

/// Takes up new certificates without a restart: looks whether their files have changed.
///
/// New handshakes of server and clients use what was taken up; connections that exist keep what
/// they were made with. Files that are not usable are refused, told of once, and tried again at
/// every look: a certificate may hold only from tomorrow on.
struct CertificateReload: Sendable {
    private let service: String
    private let files: CredentialFiles
    private let transport: SocketTransport
    private let environment: Environment
    private let clock: any MonotonicClock
    private let logger: Logger
    private let metrics: RuntimeMetrics
    private let interval: Duration
    private let inUse: InUse

    /// How long before its end a certificate is complained about, and how often.
    private static let warningTime: Duration = .seconds(14 * 86_400)
    private static let warningInterval: Duration = .seconds(86_400)

    /// What connections are made with now; also read by whoever looks at the metrics.
    private final class InUse: Sendable {
        let end: Mutex<Timestamp>

        init(end: Timestamp) {
            self.end = Mutex(end)
        }
    }

    /// Describes the task; nothing happens before ``run(from:)``.
    ///
    /// - Parameters:
    ///   - runtime: The process.
    ///   - files: Where certificates lie.
    ///   - transport: Is given what was taken up.
    ///   - end: Until when the certificate holds with which the process has started.
    init(runtime: Runtime, files: CredentialFiles, transport: SocketTransport, end: Timestamp) {
        service = runtime.service
        self.files = files
        self.transport = transport
        environment = runtime.environment
        clock = runtime.clock
        logger = runtime.logger
        metrics = runtime.metrics
        interval = runtime.settings[CommonSettings.tlsReloadInterval]
        let inUse = InUse(end: end)
        self.inUse = inUse
        metrics.registry.observe("huitou_tls_certificate_expiry_timestamp_seconds") {
            Double(inUse.end.withLock { $0 }.microseconds) / 1_000_000
        }
    }

    /// Looks until the task is cancelled.
    ///
    /// - Parameter started: The fingerprint of the files with which the process has started.
    /// - Throws: `CancellationError`.
    func run(from started: SHA256Digest) async throws {
        var known = started
        /// What was seen last and could not be used; told of when it is seen again, since files
        /// are replaced one after the other.
        var refused: (reason: String, isTold: Bool)?
        var warned = warnBeforeTheEnd(last: nil)
        while true {
            try await clock.sleep(until: clock.now + interval)
            do throws(StartFailure) {
                let found = try files.readTLS()
                if found.fingerprint != known {
                    try takeUp(found)
                    known = found.fingerprint
                }
                refused = nil
            } catch {
                let isRepeat = refused?.reason == error.message
                if isRepeat, refused?.isTold == false { tell(error) }
                refused = (error.message, isRepeat)
            }
            warned = warnBeforeTheEnd(last: warned)
        }
    }

    private func takeUp(_ found: TLSFiles) throws(StartFailure) {
        let end = try CredentialFiles.check(found, of: service, now: environment.now())
        try transport.use(found.material)
        inUse.end.withLock { $0 = end }
        metrics.count("huitou_tls_reloads_total", [("result", "taken_up")])
        logger.notice(
            "certificates taken up again",
            metadata: ["end": "\(LogLine.text(of: end))"]
        )
    }

    private func tell(_ failure: StartFailure) {
        metrics.count("huitou_tls_reloads_total", [("result", "refused")])
        logger.error("new certificates are not usable; the old ones go on", error: failure)
    }

    /// Warns, at most once a day, where the certificate in use ends soon.
    ///
    /// - Returns: When it was warned last.
    private func warnBeforeTheEnd(last: ContinuousClock.Instant?) -> ContinuousClock.Instant? {
        let end = inUse.end.withLock { $0 }
        guard end < environment.now().advanced(by: Self.warningTime) else { return nil }
        let now = clock.now
        if let last, last.duration(to: now) < Self.warningInterval { return last }
        logger.warning(
            "the certificate ends soon",
            metadata: ["end": "\(LogLine.text(of: end))"]
        )
        return now
    }
}
