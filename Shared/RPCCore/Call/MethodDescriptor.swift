/// What is known of a method from its `.proto` file.
package struct MethodDescriptor: Hashable, Sendable {
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

    /// Describes a method.
    package init(
        service: String,
        name: String,
        kind: Kind,
        idempotency: Idempotency,
        access: AccessRule,
        isHeavy: Bool = false
    ) {
        self.service = service
        self.name = name
        self.kind = kind
        self.idempotency = idempotency
        self.access = access
        self.isHeavy = isHeavy
    }

    /// The name on the wire: `huitou.points.v1.Points/GetBalance`.
    package var fullName: String { service + "/" + name }
}
