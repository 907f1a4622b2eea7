package import Logging
package import RPCCore

/// Logs the calls of a server: every one at debug, failures of ours and slow ones always.
package struct CallLog: CallObserver {
    private let logger: Logger
    private let slowMin: Duration

    /// Says where to log.
    ///
    /// - Parameters:
    ///   - logger: Where to log.
    ///   - slowMin: From when on a call counts as slow; streams never do.
    package init(logger: Logger, slowMin: Duration) {
        self.logger = logger
        self.slowMin = slowMin
    }

    package func callFinished(_ call: FinishedCall) {
        let isDefect = call.error.map { Self.isDefect($0.code) } ?? false
        let isSlow = call.duration >= slowMin && call.method?.kind == .unary
        let level: Logger.Level = isDefect ? .error : isSlow ? .warning : .debug
        guard level >= logger.logLevel else { return }
        var fields: Logger.Metadata = [
            "call.method": "\(call.method?.fullName ?? "unknown")",
            "call.code": "\(call.codeName)",
            "call.milliseconds": "\(Self.milliseconds(call.duration))",
        ]
        if let error = call.error {
            if !error.reason.isEmpty { fields["call.reason"] = "\(error.reason)" }
            if isDefect { fields["call.error"] = "\(error.message)" }
        }
        if let kind = call.principalKind { fields["call.caller"] = "\(kind.rawValue)" }
        if !call.requestID.isEmpty { fields["call.request_id"] = "\(call.requestID)" }
        if let span = call.span {
            fields["call.trace_id"] = "\(span.context.traceIDText)"
            fields["call.span_id"] = "\(TraceContext.text(ofSpan: span.context.spanID))"
            if let parent = span.parentID {
                fields["call.parent_id"] = "\(TraceContext.text(ofSpan: parent))"
            }
        }
        let message: Logger.Message =
            isDefect ? "call failed" : isSlow ? "slow call" : "call"
        logger.log(level: level, message, metadata: fields)
    }

    /// Whether a failure is ours to look into, rather than the caller's.
    private static func isDefect(_ code: RPCError.Code) -> Bool {
        switch code {
        case .unknown, .internalError, .dataLoss: true
        case .cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists,
            .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .outOfRange,
            .unimplemented, .unavailable, .unauthenticated:
            false
        }
    }

    /// Milliseconds with two decimals.
    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
