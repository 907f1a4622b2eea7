/// The failure of one call, as its caller sees it.
///
/// `code` says what a program should do, `reason` which refusal of the published catalogue it is,
/// `message` what a person should know. None of them carries personal data or peer payloads.
package struct RPCError: Error, Hashable, Sendable {
    /// One field of the request that was refused.
    package struct FieldViolation: Hashable, Sendable {
        /// The path of the field in the request: `lines[2].paid_fen`.
        package let field: String
        /// What is wrong with it and what would be right.
        package let description: String

        /// Names a field and what is wrong with it.
        package init(field: String, description: String) {
            self.field = field
            self.description = description
        }
    }

    /// The class of failure.
    package let code: Code
    /// The stable name of the refusal, `<service>.<snake_case>`; empty where the code says it all.
    package let reason: String
    /// A sentence for a person.
    package let message: String
    /// The refused fields of the request.
    package let fieldViolations: [FieldViolation]
    /// How long to wait before trying again, where waiting helps.
    package let retryAfter: Duration?

    /// Describes a failure.
    package init(
        _ code: Code,
        reason: String = "",
        message: String,
        fieldViolations: [FieldViolation] = [],
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.reason = reason
        self.message = message
        self.fieldViolations = fieldViolations
        self.retryAfter = retryAfter
    }

    /// The refusal of one field of the request.
    ///
    /// - Parameters:
    ///   - field: The path of the field in the request: `lines[2].paid_fen`.
    ///   - description: What is wrong with it and what would be right.
    /// - Returns: `invalidArgument` with the field named.
    package static func invalid(field: String, _ description: String) -> RPCError {
        RPCError(
            .invalidArgument,
            reason: "rpc.invalid_field",
            message: "\(field): \(description)",
            fieldViolations: [FieldViolation(field: field, description: description)]
        )
    }
}

extension RPCError: CustomStringConvertible {
    package var description: String {
        reason.isEmpty ? "\(code): \(message)" : "\(code) (\(reason)): \(message)"
    }
}

extension RPCError {
    /// The status codes of gRPC, with its numbers.
    ///
    /// The litmus test between the three that clients confuse: `unavailable`, repeat this call;
    /// `aborted`, repeat from a higher level; `failedPrecondition`, do not repeat before the state
    /// has changed.
    package enum Code: Int, CaseIterable, Hashable, Sendable {
        /// The caller gave up.
        case cancelled = 1
        /// An error of a kind that is not known here.
        case unknown = 2
        /// The request is wrong whatever the state.
        case invalidArgument = 3
        /// The time for the call ran out; it may or may not have been carried out.
        case deadlineExceeded = 4
        /// What was asked for does not exist, or the caller may not know that it does.
        case notFound = 5
        /// What was to be made exists already.
        case alreadyExists = 6
        /// The caller is known and may not do this.
        case permissionDenied = 7
        /// A quota, a limit or a queue is full.
        case resourceExhausted = 8
        /// The state does not allow it; repeating does not help before the state has changed.
        case failedPrecondition = 9
        /// A race was lost; repeat from a higher level.
        case aborted = 10
        /// Past the end of what exists.
        case outOfRange = 11
        /// The server does not know the method.
        case unimplemented = 12
        /// A defect of ours.
        case internalError = 13
        /// Not now; repeating this call with backoff may help.
        case unavailable = 14
        /// Data is lost or corrupt.
        case dataLoss = 15
        /// The caller is not known.
        case unauthenticated = 16
    }
}

extension RPCError.Code: CustomStringConvertible {
    /// The name as gRPC writes it: `INVALID_ARGUMENT`.
    package var description: String {
        switch self {
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internalError: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}

/// An error of a domain that knows its own status.
package protocol RPCErrorConvertible: Error {
    /// The failure as the caller shall see it.
    var rpcError: RPCError { get }
}
