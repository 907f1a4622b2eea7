internal import Messages
internal import Primitives
internal import RPCCore

extension RPCV1.Status {
    /// Puts a failure on the wire.
    init(_ error: RPCError) {
        self.init(
            code: UInt32(error.code.rawValue),
            reason: error.reason,
            message: error.message,
            fieldViolations: error.fieldViolations.map {
                RPCV1.FieldViolation(field: $0.field, description: $0.description)
            },
            retryAfterMicroseconds: error.retryAfter.map {
                UInt64(clamping: max(1, $0.microseconds))
            } ?? 0
        )
    }

    /// The failure that a server reported; `nil` for success.
    var rpcError: RPCError? {
        guard code != 0 else { return nil }
        return RPCError(
            RPCError.Code(rawValue: Int(code)) ?? .unknown,
            reason: reason,
            message: message,
            fieldViolations: fieldViolations.map {
                RPCError.FieldViolation(field: $0.field, description: $0.description)
            },
            retryAfter: retryAfterMicroseconds == 0
                ? nil : .microseconds(Int64(clamping: retryAfterMicroseconds))
        )
    }
}
