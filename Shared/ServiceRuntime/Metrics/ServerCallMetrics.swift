internal import CoreMetrics
internal import PrometheusMetrics
internal import RPCCore

/// Counts the calls of a server, by method and status.
final class ServerCallMetrics: CallObserver {
    private let table: MethodTable
    private let unknown: Counter
    private let next: any CallObserver

    private static let names = MethodMetrics.Names(
        callsTotal: "huitou_rpc_server_calls_total",
        duration: "huitou_rpc_server_call_duration_seconds",
        started: "huitou_rpc_server_calls_started_total"
    )

    /// Counts, then tells the next.
    ///
    /// - Parameters:
    ///   - registry: Where the figures are kept.
    ///   - next: Is told of the same calls.
    init(registry: MetricRegistry, next: any CallObserver) {
        self.next = next
        let table = MethodTable { method in
            MethodMetrics(Self.names, labels: [("method", method.fullName)], registry: registry)
        }
        self.table = table
        unknown = Counter(
            label: Self.names.callsTotal,
            dimensions: [("method", "unknown"), ("code", "\(RPCError.Code.unimplemented)")],
            factory: registry
        )
        registry.observe("huitou_rpc_server_calls_in_flight") {
            Double(table.made.reduce(0) { $0 + $1.inFlightCount })
        }
    }

    func callArrived(_ method: MethodDescriptor) {
        if !table.count(method.ordinal, { $0.began() }) { table[method].began() }
        next.callArrived(method)
    }

    func callFinished(_ call: FinishedCall) {
        // By its number, since a copy of the descriptor costs more than the counting.
        guard let ordinal = call.method?.ordinal else {
            unknown.increment()
            return next.callFinished(call)
        }
        if !table.count(ordinal, { $0.ended(call.error, call.duration) }), let method = call.method
        {
            table[method].ended(call.error, call.duration)
        }
        next.callFinished(call)
    }
}
