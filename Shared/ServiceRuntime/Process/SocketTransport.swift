internal import CoreMetrics
internal import Foundation
internal import Logging
internal import Primitives
internal import PrometheusMetrics
internal import RPCCore
internal import RPCTransport
internal import RPCWire
internal import Synchronization

/// The sockets of a process: its server, its ways to others, and the certificates that both show.
final class SocketTransport: Sendable {
    private let service: String
    private let settings: Settings
    private let logger: Logger
    private let environment: Primitives.Environment
    private let clock: any MonotonicClock
    private let loops: TransportLoops
    private let serverTLS: TLSContextProvider
    private let clientTLS: TLSContextProvider
    private let clientCertificates: TLSContext.ClientCertificates
    private let metrics: RuntimeMetrics
    private let channels = Mutex<[RPCClientChannel]>([])
    /// The ways that there are, by service and addresses.
    private let ways = Mutex<[String: any RPCChannel]>([:])

    /// Takes certificates and keys and starts the threads.
    ///
    /// - Parameters:
    ///   - service: The name of the service.
    ///   - settings: Where certificates lie, and the limits.
    ///   - acceptsTokensAlone: Whether clients without a certificate are let in.
    ///   - logger: Is told what happens to connections.
    ///   - environment: Clock and randomness.
    ///   - clock: The clock on which deadlines lie.
    ///   - material: Certificate, key and authorities, as they are now.
    ///   - metrics: Where connections and calls are counted.
    /// - Throws: ``StartFailure`` where a certificate or key is missing or wrong.
    init(
        service: String,
        settings: Settings,
        acceptsTokensAlone: Bool,
        logger: Logger,
        environment: Primitives.Environment,
        clock: any MonotonicClock,
        material: TLSMaterial,
        metrics: RuntimeMetrics
    ) throws(StartFailure) {
        self.service = service
        self.settings = settings
        self.logger = logger
        self.environment = environment
        self.clock = clock
        self.metrics = metrics
        clientCertificates = acceptsTokensAlone ? .optional : .required
        let server = try Self.context(.server(clientCertificates), material)
        let client = try Self.context(.client, material)
        serverTLS = TLSContextProvider(server)
        clientTLS = TLSContextProvider(client)
        let asked = settings[CommonSettings.loopCount]
        let cores = ProcessInfo.processInfo.activeProcessorCount
        // By default half of the cores, since handlers share them with writers and other processes.
        let half = max(1, cores / 2)
        let heavy = settings[CommonSettings.heavyThreadCount]
        loops = TransportLoops(
            count: asked > 0 ? asked : half,
            heavyCount: heavy > 0 ? heavy : half,
            clock: clock
        )
        let lag = CoreMetrics.Timer(
            label: "huitou_event_loop_lag_seconds",
            factory: metrics.registry
        )
        loops.watchLag(every: Self.lagInterval) { lag.recordNanoseconds($0.nanoseconds) }
        let loops = loops
        metrics.registry.observe("huitou_transport_received_bytes_total") {
            Double(loops.traffic.receivedByteCount)
        }
        metrics.registry.observe("huitou_transport_sent_bytes_total") {
            Double(loops.traffic.sentByteCount)
        }
    }

    /// How often each loop is asked how late it is.
    private static let lagInterval: Duration = .seconds(1)

    /// The way to another service; begins to connect where it is a new one.
    func channel(to service: String, at addresses: [HostAndPort]) -> any RPCChannel {
        let name = ([service] + addresses.map { "\($0)" }).joined(separator: " ")
        return ways.withLock { ways in
            if let way = ways[name] { return way }
            let way = makeChannel(to: service, at: addresses)
            ways[name] = way
            return way
        }
    }

    private func makeChannel(to service: String, at addresses: [HostAndPort]) -> any RPCChannel {
        let log = ConnectionLog(logger: logger, direction: "to \(service)")
        let connections = ConnectionMetrics(
            registry: metrics.registry,
            direction: "out",
            peer: service
        )
        let channel = RPCClientChannel(
            address: ServiceAddress(
                places: addresses.map { ServicePlace(host: $0.host, port: $0.port) },
                expectedPeer: .service(service)
            ),
            tls: clientTLS,
            loops: loops,
            limits: clientLimits,
            random: environment.random,
            observe: { event in
                connections.observe(event)
                log.write(event)
            }
        )
        channels.withLock { $0.append(channel) }
        channel.start()
        return MeasuredChannel(
            channel,
            to: service,
            registry: metrics.registry,
            clock: clock
        )
    }

    /// How other services are called, by the settings.
    private var clientLimits: ClientLimits {
        var limits = ClientLimits()
        limits.settings = WireSettings(
            frameBytesMax: UInt32(settings[CommonSettings.frameBytesMax])
        )
        limits.connectionsMin = settings[UpstreamSettings.connectionsMin]
        limits.connectionsMax = settings[UpstreamSettings.connectionsMax]
        limits.silenceTimeMax = settings[UpstreamSettings.silence]
        limits.resolution = ResolutionMachine.Limits(
            interval: settings[UpstreamSettings.resolveInterval]
        )
        limits.outliers.ejectedPercentMax = settings[UpstreamSettings.ejectedPercent]
        limits.attemptsMax = settings[UpstreamSettings.attempts]
        limits.retryTokensMax = settings[UpstreamSettings.retryTokens]
        return limits
    }

    /// Makes the server of the process.
    func server(router: Router, calls: any CallObserver) -> RPCServer {
        var limits = ServerLimits()
        limits.connectionsMax = settings[CommonSettings.connectionsMax]
        limits.settings = WireSettings(
            frameBytesMax: UInt32(settings[CommonSettings.frameBytesMax]),
            callsMax: UInt32(settings[CommonSettings.callsMax])
        )
        let log = ConnectionLog(logger: logger, direction: "from a client")
        let connections = ConnectionMetrics(
            registry: metrics.registry,
            direction: "in",
            peer: "client"
        )
        return RPCServer(
            router: router,
            tls: serverTLS,
            loops: loops,
            limits: limits,
            agent: "huitou/\(ServiceProcess.version)",
            calls: ServerCallMetrics(registry: metrics.registry, next: calls),
            observe: { event in
                connections.observe(event)
                log.write(event)
            }
        )
    }

    /// Uses other certificates and keys from now on; connections that exist keep theirs.
    ///
    /// - Throws: Where they are not usable; then the old ones go on.
    func use(_ material: TLSMaterial) throws(StartFailure) {
        let server = try Self.context(.server(clientCertificates), material)
        let client = try Self.context(.client, material)
        serverTLS.replace(with: server)
        clientTLS.replace(with: client)
    }

    /// Closes every channel and ends the threads, after all calls are over.
    func close() async {
        for channel in channels.withLock({ $0 }) { await channel.close() }
        await loops.shutDown()
    }

    private static func context(
        _ role: TLSContext.Role,
        _ material: TLSMaterial
    ) throws(StartFailure) -> TLSContext {
        do throws(TLSError) {
            return try TLSContext(role: role, material: material)
        } catch {
            throw StartFailure("TLS: \(error.message)")
        }
    }
}
