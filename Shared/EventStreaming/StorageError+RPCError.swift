package import RPCCore
package import StorageCore

/// What a caller sees of a database's failure that no service has put into its own words.
///
/// Nothing of the message goes out, except where it says how to come back.
extension StorageError: RPCErrorConvertible {
    package var rpcError: RPCError {
        switch code {
        case .busy:
            RPCError(
                .resourceExhausted,
                reason: "storage.overloaded",
                message: "too much waits for the database",
                retryAfter: retryAfter
            )
        case .full:
            RPCError(
                .resourceExhausted,
                reason: "storage.full",
                message: "the service has no room to write; nothing was changed",
                retryAfter: retryAfter
            )
        case .cancelled:
            .cancelled
        case .closed, .unavailable:
            RPCError(
                .unavailable,
                reason: "storage.unavailable",
                message: "the database is not reachable; nothing was changed"
            )
        case .conflict:
            RPCError(
                .aborted,
                reason: "storage.conflict",
                message: "another change came first; nothing was changed"
            )
        case .commitUnknown:
            RPCError(
                .unavailable,
                reason: "storage.commit_unknown",
                message: "whether it was done is not known: repeat it with the same key"
            )
        case .positionAhead:
            RPCError(.outOfRange, reason: "storage.position_ahead", message: message)
        case .corrupt, .ioFailure:
            RPCError(
                .dataLoss,
                reason: "storage.damaged",
                message: "the database cannot be trusted; the service stops"
            )
        case .tooLong:
            RPCError(
                .resourceExhausted,
                reason: "storage.too_long",
                message: "the query takes too long"
            )
        case .constraint, .misuse, .columnType, .locked, .incompatible, .outOfMemory, .other:
            RPCError(
                .internalError,
                reason: "storage.internal",
                message: "the service failed to answer; its log says why"
            )
        }
    }
}
