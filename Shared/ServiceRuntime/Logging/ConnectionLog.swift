package import Logging
internal import RPCCore
package import RPCTransport
internal import Synchronization

/// Logs what happens to the connections of a server or of a way to another service.
package final class ConnectionLog: Sendable {
    private let logger: Logger
    private let direction: String
    /// What refusals said since a connection was last made.
    private let refusals = Mutex<Set<String>>([])

    /// The most texts of refusals that are remembered.
    private static let refusalsMax = 256

    /// Names where to log, and which way the connections lead: `to points`.
    package init(logger: Logger, direction: String) {
        self.logger = logger
        self.direction = direction
    }

    /// Logs one event.
    ///
    /// A client tries again and again to reach an address where nobody is: the same refusal is
    /// worth a line the first time, and then for those who want to see everything.
    package func write(_ event: ConnectionEvent) {
        switch event {
        case .opened(let peer):
            refusals.withLock { $0.removeAll() }
            log(.debug, "connection opened", ["peer": "\(peer?.uri ?? "none")"])
        case .refused(let reason, let detail):
            let isNew = refusals.withLock { refusals in
                if refusals.count >= Self.refusalsMax { refusals.removeAll() }
                return refusals.insert(reason + " " + detail).inserted
            }
            log(
                isNew ? .info : .debug,
                "connection refused",
                ["reason": "\(reason)", "detail": "\(detail)"]
            )
        case .closed(let peer, let reason, let detail):
            log(
                .debug,
                "connection closed",
                [
                    "peer": "\(peer?.uri ?? "none")", "reason": "\(reason)",
                    "detail": "\(detail)",
                ]
            )
        case .callRepeated(let method):
            log(.debug, "call repeated", ["method": "\(method.fullName)"])
        case .ejected(let address, let time):
            log(
                .warning,
                "address taken out, since calls to it fail",
                ["address": "\(address)", "out_for": "\(time)"]
            )
        case .restored(let address):
            log(.notice, "address in use again", ["address": "\(address)"])
        }
    }

    private func log(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) {
        var metadata = metadata
        metadata["direction"] = "\(direction)"
        logger.log(level: level, "\(message)", metadata: metadata)
    }
}
