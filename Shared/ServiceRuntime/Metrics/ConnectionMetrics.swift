internal import CoreMetrics
internal import PrometheusMetrics
internal import RPCCore
internal import RPCTransport
internal import Synchronization

/// Counts what happens to the connections of one direction, and the repeats of calls.
final class ConnectionMetrics: Sendable {
    private let registry: MetricRegistry
    private let labels: [(String, String)]
    private let openCount = Atomic<Int>(0)

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - registry: Where the figures are kept.
    ///   - direction: `in` or `out`.
    ///   - peer: The service at the other end; `client` for whoever came.
    init(registry: MetricRegistry, direction: String, peer: String) {
        self.registry = registry
        labels = [("direction", direction), ("peer", peer)]
        registry.observe("huitou_connections_open", MetricLabels(labels)) { [self] in
            Double(openCount.load(ordering: .relaxed))
        }
    }

    /// Counts an event.
    ///
    /// Rare beside calls, so that a look into the registry does not matter.
    func observe(_ event: ConnectionEvent) {
        switch event {
        case .opened:
            openCount.add(1, ordering: .relaxed)
            count("huitou_connections_opened_total")
        case .refused(let reason, _):
            count("huitou_connections_refused_total", [("reason", reason)])
        case .closed(_, let reason, _):
            openCount.subtract(1, ordering: .relaxed)
            count("huitou_connections_closed_total", [("reason", reason)])
        case .callRepeated(let method):
            count("huitou_rpc_client_retries_total", [("method", method.fullName)])
        case .ejected:
            count("huitou_rpc_client_ejections_total")
        case .restored:
            break
        }
    }

    private func count(_ name: String, _ more: [(String, String)] = []) {
        Counter(label: name, dimensions: labels + more, factory: registry).increment()
    }
}
