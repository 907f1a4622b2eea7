internal import Synchronization

/// What is known of a method from its `.proto` file.
///
/// A reference to something that never changes, so that handing it around costs one count.
package final class MethodDescriptor: Sendable {
    /// Who sends how many messages.
    package enum Kind: Hashable, Sendable {
        /// One request, one response.
        case unary
        /// One request, any number of responses.
        case serverStreaming
        /// Any number of requests, one response.
        case clientStreaming
        /// Any number of both.
        case bidirectionalStreaming

        /// Whether the caller may send more than one request.
        package var hasManyRequests: Bool {
            switch self {
            case .unary, .serverStreaming: false
            case .clientStreaming, .bidirectionalStreaming: true
            }
        }

        /// Whether the server may send any number of responses, rather than exactly one.
        package var hasManyResponses: Bool {
            switch self {
            case .unary, .clientStreaming: false
            case .serverStreaming, .bidirectionalStreaming: true
            }
        }
    }

    /// What happens when the same request arrives twice.
    package enum Idempotency: Hashable, Sendable {
        /// It may be carried out twice: never repeated by itself.
        case none
        /// It changes nothing, or the same thing: may be repeated at will.
        case idempotent
        /// The request carries a key or identity by which a repeat is recognised.
        case keyed
    }

    /// The full name of the service: `huitou.points.v1.Points`.
    package let service: String
    /// The name of the method: `GetBalance`.
    package let name: String
    /// Who sends how many messages.
    package let kind: Kind
    /// What happens when the same request arrives twice.
    package let idempotency: Idempotency
    /// Who may call it.
    package let access: AccessRule
    /// Whether the handler computes for long and must leave the connection's thread.
    package let isHeavy: Bool
    /// Whether the responses have no end of their own, so that a server that drains must end them.
    package let isEndless: Bool
    /// The name on the wire: `huitou.points.v1.Points/GetBalance`.
    package let fullName: String
    /// A small number that no other descriptor of this process has, from 0: for tables by method.
    package let ordinal: Int

    private static let descriptorCount = Atomic<Int>(0)

    /// Describes a method.
    package init(
        service: String,
        name: String,
        kind: Kind,
        idempotency: Idempotency,
        access: AccessRule,
        isHeavy: Bool = false,
        isEndless: Bool = false
    ) {
        self.service = service
        self.name = name
        self.kind = kind
        self.idempotency = idempotency
        self.access = access
        self.isHeavy = isHeavy
        self.isEndless = isEndless
        fullName = service + "/" + name
        ordinal = Self.descriptorCount.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}

extension MethodDescriptor: Hashable {
    package static func == (lhs: MethodDescriptor, rhs: MethodDescriptor) -> Bool {
        lhs === rhs
            || lhs.fullName == rhs.fullName && lhs.kind == rhs.kind
                && lhs.idempotency == rhs.idempotency && lhs.access == rhs.access
                && lhs.isHeavy == rhs.isHeavy && lhs.isEndless == rhs.isEndless
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(fullName)
    }
}
