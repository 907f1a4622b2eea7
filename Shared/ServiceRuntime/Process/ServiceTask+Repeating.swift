package import Logging

extension ServiceTask {
    /// A task that looks for work again and again: what time brings about, or another process has
    /// changed, announces itself to nobody.
    ///
    /// A look that fails is told in the log, and the next one comes as if it had not.
    ///
    /// - Parameters:
    ///   - name: What is looked for, in logs.
    ///   - interval: How long after the end of one look the next begins.
    ///   - logger: Where failures are told.
    ///   - look: Looks once, and does what is due.
    /// - Returns: The task; it ends where it is cancelled.
    package static func repeating(
        _ name: String,
        every interval: Duration,
        logger: Logger,
        _ look: @escaping @Sendable () async throws -> Void
    ) -> ServiceTask {
        ServiceTask(name: name) {
            while !Task.isCancelled {
                do {
                    try await look()
                } catch {
                    logger.warning("\(name): a look failed", metadata: ["error": "\(error)"])
                }
                // Sleeps because there is nothing to wait for: see above.
                // Throws only where the task is cancelled, which ends the loop.
                try? await ContinuousClock().sleep(for: interval)
            }
        }
    }
}
