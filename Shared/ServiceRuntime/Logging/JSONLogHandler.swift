package import Logging
package import Primitives
internal import RPCCore

/// Writes log events as lines of JSON: time, level, service, request id, trace, span, message,
/// fields.
///
/// Request id, trace and span are those of the call being served on the task that logs.
package struct JSONLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let service: String
    private let instance: String
    private let sink: any LogSink
    private let now: @Sendable () -> Timestamp

    /// Names of fields that the handler itself writes.
    private static let ownFields: Set<String> = [
        "time", "level", "service", "instance", "request_id", "trace_id", "span_id", "message",
        "error",
    ]

    /// Says for whom and where to log.
    ///
    /// - Parameters:
    ///   - service: The name of the service.
    ///   - instance: The name of the process, where several run; else the service's.
    ///   - logLevel: The lowest level that is written.
    ///   - sink: Where lines go.
    ///   - now: The clock.
    package init(
        service: String,
        instance: String,
        logLevel: Logger.Level,
        sink: any LogSink,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.service = service
        self.instance = instance
        self.logLevel = logLevel
        self.sink = sink
        self.now = now
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = LogLine()
        line.add("time", LogLine.text(of: now()))
        line.add("level", event.level.rawValue)
        line.add("service", service)
        if instance != service { line.add("instance", instance) }
        if let call = CallContext.current {
            if !call.metadata.requestID.isEmpty { line.add("request_id", call.metadata.requestID) }
            if let trace = call.span?.context {
                line.add("trace_id", trace.traceIDText)
                line.add("span_id", TraceContext.text(ofSpan: trace.spanID))
            }
        }
        line.add("message", LogRedaction.redact(event.message.description))
        if let error = event.error { line.add("error", LogRedaction.redact("\(error)")) }
        var fields = metadata
        if let provided = metadataProvider?.get() {
            fields.merge(provided) { _, new in new }
        }
        if let own = event.metadata { fields.merge(own) { _, new in new } }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            let name = Self.ownFields.contains(name) ? "field." + name : name
            let shown =
                LogRedaction.isHidden(field: name)
                ? LogRedaction.mark : LogRedaction.redact("\(value)")
            line.add(name, shown)
        }
        sink.write(line.finished())
    }
}

extension Logger.Level {
    /// The level that the setting names.
    package init(_ level: LogLevel) {
        switch level {
        case .trace: self = .trace
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
