package import RPCCore

/// How a process listens and reaches others; sockets and TLS, or something else in tests.
package protocol ProcessTransport: Sendable {
    /// Makes the way to another service; connects when first used.
    ///
    /// - Throws: ``StartFailure`` where it cannot be made.
    func channel(to service: String, at address: HostAndPort) throws -> any RPCChannel

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - address: Where; port 0 for any free one.
    ///   - router: The methods.
    ///   - observer: Is told of every call.
    /// - Returns: What listens.
    /// - Throws: ``StartFailure`` where it cannot listen.
    func listen(
        at address: HostAndPort,
        router: Router,
        observer: any CallObserver
    ) async throws -> any ListeningServer

    /// Closes every channel, after all calls are over.
    func close() async
}

/// What listens for calls.
package protocol ListeningServer: Sendable {
    /// The port on which it listens.
    var port: Int { get }

    /// Takes no more connections and calls, and lets those that run finish within a time; cancels
    /// what is left then.
    func drain(within timeout: Duration) async
}
