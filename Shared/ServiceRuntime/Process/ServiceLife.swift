internal import Cryptography
internal import Logging
internal import Messages
internal import OperatorPort
internal import Primitives
internal import PrometheusMetrics
internal import RPCCore
internal import RPCTransport
internal import ServiceLifecycle
internal import Tokens
internal import UnixSignals

/// One run of a service: from its configuration to the end of its last call.
struct ServiceLife: Sendable {
    let name: String
    let settings: Settings
    private let acceptsTokensAlone: Bool
    let logger: Logger
    private let environment: Primitives.Environment
    private let clock = SystemMonotonicClock()
    let readiness = Readiness()
    let metrics: RuntimeMetrics

    /// Time beyond the drain timeout after which the process ends whatever still runs.
    private static let shutdownReserve: Duration = .seconds(10)

    /// Databases, logs and ways to other services: files beside those of the connections.
    private static let otherFilesMax = 128

    /// Makes what every service needs.
    ///
    /// - Throws: ``ConfigurationError`` where settings contradict each other.
    init(
        name: String,
        settings: Settings,
        acceptsTokensAlone: Bool
    ) throws(ConfigurationError) {
        self.name = name
        self.settings = settings
        self.acceptsTokensAlone = acceptsTokensAlone
        let system = ProcessEnvironment.system
        if let start = settings[CommonSettings.clockStart] {
            guard settings[CommonSettings.development] else {
                throw ConfigurationError(
                    key: CommonSettings.clockStart.description.name,
                    source: settings.sources[CommonSettings.clockStart.description.name] ?? "",
                    message: "is for development only; set development to true, or remove it"
                )
            }
            environment = ProcessEnvironment.running(from: start)
        } else {
            environment = system
        }
        let handler = JSONLogHandler(
            service: name,
            instance: settings[CommonSettings.instanceName],
            logLevel: Logger.Level(settings[CommonSettings.logLevel]),
            sink: StandardErrorSink(),
            // Logs tell when something happened to the process, whatever its own clock says.
            now: system.now
        )
        logger = Logger(label: name) { _ in handler }
        metrics = RuntimeMetrics(
            registry: MetricRegistry(MetricCatalogue.all),
            environment: environment,
            clock: clock
        )
        describeProcess(startedAt: system.now())
    }

    /// Starts, serves, drains.
    ///
    /// - Parameter prepare: Wires the service.
    /// - Throws: Where it cannot start, or a part of it breaks.
    func run(_ prepare: @Sendable (Runtime) async throws -> ServiceParts) async throws {
        let startedAt = environment.now()
        checkFileLimit()
        let files = CredentialFiles(settings: settings)
        let tls = try files.readTLS()
        let certificateEnd = try CredentialFiles.check(tls, of: name, now: environment.now())
        // The task of the certificates needs no more of the key than this.
        let fingerprint = tls.fingerprint
        let verifier = try files.tokenVerifier()
        let authenticator = TokenAuthenticator(verifier: verifier, now: environment.now)
        let transport = try SocketTransport(
            service: name,
            settings: settings,
            acceptsTokensAlone: acceptsTokensAlone,
            logger: logger,
            environment: environment,
            clock: clock,
            material: tls.material,
            metrics: metrics
        )
        let runtime = Runtime(
            service: name,
            settings: settings,
            logger: logger,
            environment: environment,
            clock: clock,
            metrics: metrics,
            tokens: verifier,
            transport: transport
        )
        let reload = CertificateReload(
            runtime: runtime,
            files: files,
            transport: transport,
            end: certificateEnd
        )
        let shown = try await startOperatorPort()
        let parts = try await prepare(runtime)
        if let shown {
            logger.info("metrics are shown", metadata: ["address": "\(shown.address)"])
        }
        do {
            let server = makeServer(parts, over: transport, authenticator, startedAt: startedAt)
            let watching = ServiceTask(name: "certificates") {
                try await reload.run(from: fingerprint)
            }
            let tasks = parts.tasks + [watching] + keyTasks(runtime)
            try await serve(parts, tasks, server)
        } catch {
            // The first failure is the one to report; closing is tried all the same.
            try? await parts.onShutdown()
            await transport.close()
            throw error
        }
        try await parts.onShutdown()
        await transport.close()
        await shown?.operatorPort.stop()
        logger.info("stopped")
    }

    /// What keeps the keys that identity publishes; identity itself has them.
    private func keyTasks(_ runtime: Runtime) -> [ServiceTask] {
        guard name != "identity" else { return [] }
        let published = PublishedKeys(
            keys: runtime.tokens.keys,
            channel: runtime.channel(to: "identity"),
            clock: clock,
            logger: logger,
            interval: settings[CommonSettings.tokenRefreshInterval]
        )
        return [ServiceTask(name: "keys of identity", run: published.run)]
    }

    /// Makes room for as many connections as are allowed, or says that there is none.
    private func checkFileLimit() {
        let connections = settings[CommonSettings.connectionsMax]
        let files = FileLimit.raise()
        guard files < connections + Self.otherFilesMax else { return }
        logger.warning(
            "the limit of open files is too low for the limit of connections",
            metadata: ["files": "\(files)", "connections": "\(connections)"]
        )
    }

    /// The server of the service's methods, health and reflection.
    private func makeServer(
        _ parts: ServiceParts,
        over transport: SocketTransport,
        _ authenticator: any Authenticator,
        startedAt: Timestamp
    ) -> RPCServer {
        readiness.declare(parts.dependencies)
        let health = HealthService(
            service: name,
            version: ServiceProcess.version,
            startedAt: startedAt,
            readiness: readiness
        )
        let offered = parts.methods + health.rpcMethods
        let reflection = ReflectionService(methods: offered.map(\.descriptor))
        return transport.server(
            router: Router(
                methods: offered + reflection.rpcMethods,
                authenticator: authenticator,
                scopes: parts.scopes,
                // Whoever lets channels in is where their requests begin.
                spans: SpanSource(seed: environment.random(), startsTraces: acceptsTokensAlone),
                auditor: parts.auditor
            ),
            calls: CallLog(logger: logger, slowMin: settings[CommonSettings.logSlowCall])
        )
    }

    /// Listens and runs everything until a signal comes and all calls are over.
    private func serve(
        _ parts: ServiceParts,
        _ tasks: [ServiceTask],
        _ server: RPCServer
    ) async throws {
        let host = settings[CommonSettings.listenHost]
        let port = try await server.start(host: host, port: settings[CommonSettings.listenPort])
        let monitor = DependencyMonitor(
            dependencies: parts.dependencies,
            readiness: readiness,
            clock: clock,
            logger: logger
        )
        // Stopped in reverse order: the server first, so that calls still find what they use.
        var services: [any Service] = [
            TaskService(task: ServiceTask(name: "dependencies", run: monitor.run))
        ]
        services += tasks.map(TaskService.init(task:))
        let drainTimeout = settings[CommonSettings.drainTimeout]
        services.append(
            ServerService(
                server: server,
                address: HostAndPort(host: host, port: port),
                readiness: readiness,
                drainTimeout: drainTimeout,
                logger: logger
            )
        )
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, serviceName: "\($0)") },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: name) { _ in SwiftLogNoOpLogHandler() }
        )
        configuration.maximumGracefulShutdownDuration = drainTimeout + Self.shutdownReserve
        try await ServiceGroup(configuration: configuration).run()
    }
}

/// A task of the service, ended by cancelling it when the process shall stop.
private struct TaskService: Service, CustomStringConvertible {
    let task: ServiceTask

    var description: String { task.name }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await task.run()
            } catch {
                // Whatever a cancelled task throws, it was told to end.
                guard !Task.isCancelled else { return }
                throw StartFailure("\(task.name) failed: \(error)")
            }
            guard Task.isCancelled else {
                throw StartFailure("\(task.name) ended although the service runs")
            }
        }
    }
}

/// The server, drained when the process shall stop.
private struct ServerService: Service, CustomStringConvertible {
    let server: RPCServer
    let address: HostAndPort
    let readiness: Readiness
    let drainTimeout: Duration
    let logger: Logger

    var description: String { "server" }

    func run() async throws {
        readiness.started()
        logger.info("listening", metadata: ["address": "\(address)"])
        // Ends by an error only where the task is cancelled, which means the same.
        try? await gracefulShutdown()
        logger.info("draining")
        readiness.drainBegan()
        await server.drain(timeout: drainTimeout)
    }
}
