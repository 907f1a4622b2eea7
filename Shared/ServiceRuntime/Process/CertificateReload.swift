internal import Cryptography
internal import Logging
internal import Primitives
internal import RPCCore

/// Takes up new certificates without a restart: looks whether their files have changed.
struct CertificateReload: Sendable {
    let service: String
    let files: CredentialFiles
    let transport: SocketTransport
    let environment: Environment
    let clock: any MonotonicClock
    let logger: Logger

    /// The pause between two looks.
    private static let pause: Duration = .seconds(30)
    /// How long before its end a certificate is complained about.
    private static let warningTime: Duration = .seconds(14 * 86_400)

    /// Looks until the task is cancelled.
    func run() async throws {
        var known = files.fingerprint()
        warnBeforeTheEnd()
        while true {
            try await clock.sleep(until: clock.now + Self.pause)
            let found = files.fingerprint()
            guard found != known else { continue }
            known = found
            do {
                _ = try files.checkCertificate(of: service, now: environment.now())
                try transport.reloadCertificates()
                logger.notice("certificates taken up again")
            } catch {
                logger.error("new certificates are not usable; the old ones go on", error: error)
            }
            warnBeforeTheEnd()
        }
    }

    private func warnBeforeTheEnd() {
        let now = environment.now()
        // A certificate that cannot be read was complained about when it was taken up.
        guard let end = try? files.checkCertificate(of: service, now: now),
            end < now.advanced(by: Self.warningTime)
        else { return }
        logger.warning(
            "the certificate ends soon",
            metadata: ["end": "\(LogLine.text(of: end))"]
        )
    }
}
