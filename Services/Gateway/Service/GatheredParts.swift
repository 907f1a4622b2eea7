import GatewayDomain
import Messages
import RPCCore

/// How the parts of an answer have ended.
struct GatheredParts {
    private var failures: [(part: Part, error: RPCError?)] = []

    /// Takes in a part.
    ///
    /// - Returns: The part, where it came.
    mutating func take<Value>(_ part: Part, _ result: Result<Value, RPCError>) -> Value? {
        switch result {
        case .success(let value):
            failures.append((part, nil))
            return value
        case .failure(let error):
            failures.append((part, error))
            return nil
        }
    }

    /// The parts that are missing, and why.
    ///
    /// - Throws: The status of the whole answer, where nothing can be answered.
    func missing() throws(RPCError) -> [GatewayV1.MissingPart] {
        let kinds = failures.map { ($0.part, $0.error.map(PartFailure.init)) }
        switch GatheredVerdict(failures: Dictionary(uniqueKeysWithValues: kinds)) {
        case .answer:
            return missingParts
        case .memberUnknown:
            throw Self.memberUnknown
        case .refuse:
            throw failures.lazy.compactMap(\.error).first ?? Self.unavailable
        case .unavailable:
            throw Self.unavailable
        }
    }

    /// The parts that did not come, and why.
    var missingParts: [GatewayV1.MissingPart] {
        failures.compactMap { part, error in
            error.map { error in
                GatewayV1.MissingPart(
                    part: GatewayV1.Part(part),
                    code: error.code.description,
                    reason: error.reason
                )
            }
        }
    }

    /// Whether identity has said that there is no such member.
    var isMemberUnknown: Bool {
        failures.contains { $0.part == .profile && $0.error?.code == .notFound }
    }

    /// The status for a member that identity does not know.
    static let memberUnknown = RPCError(
        .notFound,
        reason: "identity.member_unknown",
        message: "there is no such member"
    )

    private static let unavailable = RPCError(
        .unavailable,
        reason: "gateway.no_part_available",
        message: "none of the services behind the gateway answers now",
        retryAfter: .seconds(1)
    )
}

extension PartFailure {
    /// How a call failed, as far as the whole answer depends on it.
    init(_ error: RPCError) {
        switch error.code {
        case .notFound:
            self = .memberUnknown
        case .invalidArgument, .permissionDenied, .unauthenticated, .failedPrecondition,
            .outOfRange, .alreadyExists, .unimplemented:
            self = .refused
        case .cancelled, .unknown, .deadlineExceeded, .resourceExhausted, .aborted,
            .internalError, .unavailable, .dataLoss:
            self = .unavailable
        }
    }
}

extension GatewayV1.Part {
    /// The part on the wire.
    init(_ part: Part) {
        switch part {
        case .profile: self = .profile
        case .points: self = .points
        case .tier: self = .tier
        case .recommendations: self = .recommendations
        }
    }
}
