package import IdentityDomain
package import Primitives

/// Turns a fact into the message that is published: the full name of its type and its bytes.
package typealias EventEncoder =
    @Sendable (IdentityEvent) throws -> (type: String, payload: [UInt8])

/// What a store is told about its world.
package struct MemberStoreSettings: Sendable {
    /// Time and randomness.
    package let environment: Environment
    /// The keys under which the members' own keys are wrapped.
    package let masterKeys: MasterKeyRing
    /// Turns facts into messages.
    package let encodeEvent: EventEncoder
    /// Is told of failures that a person must look at; without personal data.
    package let reportFailure: @Sendable (any Error) -> Void
    /// Where the head of the chain of groups is kept apart from the database; `nil` for nowhere,
    /// and then no chain is written.
    package let headPath: String?

    /// Bundles them.
    package init(
        environment: Environment,
        masterKeys: MasterKeyRing,
        encodeEvent: @escaping EventEncoder,
        reportFailure: @escaping @Sendable (any Error) -> Void,
        headPath: String? = nil
    ) {
        self.environment = environment
        self.masterKeys = masterKeys
        self.encodeEvent = encodeEvent
        self.reportFailure = reportFailure
        self.headPath = headPath
    }
}
