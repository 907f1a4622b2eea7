internal import CoreMetrics
internal import Logging
internal import OperatorPort
internal import Primitives
internal import PrometheusMetrics

extension ServiceLife {
    /// Shows what the process is, and what the system says of it.
    func describeProcess(startedAt: Timestamp) {
        let registry = metrics.registry
        // What libraries count with swift-metrics goes to the same place.
        MetricsSystem.bootstrap(registry)
        ProcessMetrics.observe(
            in: registry,
            startedAt: Double(startedAt.microseconds) / 1_000_000
        )
        let labels = MetricLabels([("service", name), ("version", ServiceProcess.version)])
        registry.observe("huitou_build_info", labels) { 1 }
        let readiness = readiness
        registry.observe("huitou_ready") { readiness.snapshot.state == .serving ? 1 : 0 }
    }

    /// Begins to show metrics and health to the operator.
    ///
    /// - Returns: The port and its address; `nil` where the settings say off.
    /// - Throws: ``StartFailure`` where the address that somebody has set cannot be had.
    func startOperatorPort() async throws(StartFailure) -> ShownMetrics? {
        let key = CommonSettings.metricsListen.description
        guard let address = settings[CommonSettings.metricsListen] else { return nil }
        let operatorPort = OperatorPort(pages: [metricsPage, healthPage])
        let port: Int
        do throws(OperatorPortError) {
            port = try await operatorPort.start(host: address.host, port: address.port)
        } catch {
            // Where nobody has chosen the port, its being taken must not keep the service away.
            guard error.isTaken, settings.sources[key.name] == nil else {
                throw StartFailure("\(key.name): \(error)")
            }
            do throws(OperatorPortError) {
                port = try await operatorPort.start(host: address.host, port: 0)
            } catch {
                throw StartFailure("\(key.name): \(error)")
            }
            logger.warning(
                "the usual port of the metrics is taken",
                metadata: ["address": "\(address)", "setting": "\(key.flagName)"]
            )
        }
        return ShownMetrics(
            operatorPort: operatorPort,
            address: HostAndPort(host: address.host, port: port)
        )
    }

    /// The operator's port and where it is.
    struct ShownMetrics: Sendable {
        let operatorPort: OperatorPort
        let address: HostAndPort
    }

    private var metricsPage: OperatorPage {
        let registry = metrics.registry
        return OperatorPage(path: "/metrics") {
            OperatorPage.Answer(contentType: MetricRegistry.contentType, body: registry.text())
        }
    }

    private var healthPage: OperatorPage {
        let readiness = readiness
        return OperatorPage(path: "/healthz") {
            let snapshot = readiness.snapshot
            let state =
                switch snapshot.state {
                case .notReady: "not ready"
                case .serving: "serving"
                case .draining: "draining"
                }
            let dependencies = snapshot.dependencies.map { dependency in
                "\(dependency.name): \(dependency.isReady ? "there" : "missing")\n"
            }
            return OperatorPage.Answer(
                status: snapshot.state == .serving ? 200 : 503,
                body: "\(state)\n" + dependencies.joined()
            )
        }
    }
}
