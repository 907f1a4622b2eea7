package import IdentityDomain
package import Primitives
package import StorageCore

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
    /// Reads the master keys again from where they came; `nil` where they cannot change.
    package let reloadMasterKeys: (@Sendable () throws -> MasterKeyRing)?
    /// The start of the paths of what lies beside the database: who is erased, and keys that are to
    /// be restored; `nil` for nowhere.
    package let sidePath: String?
    /// Opens or makes a database in a file, for backups; `nil` where there are none.
    package let openFile: (@Sendable (_ path: String) async throws -> any Database)?
    /// The program's time zone, in which days and weeks of contacts are counted.
    package let zone: ZoneRules

    /// Bundles them.
    package init(
        environment: Environment,
        masterKeys: MasterKeyRing,
        encodeEvent: @escaping EventEncoder,
        reportFailure: @escaping @Sendable (any Error) -> Void,
        headPath: String? = nil,
        reloadMasterKeys: (@Sendable () throws -> MasterKeyRing)? = nil,
        sidePath: String? = nil,
        openFile: (@Sendable (_ path: String) async throws -> any Database)? = nil,
        zone: ZoneRules = .utc
    ) {
        self.environment = environment
        self.masterKeys = masterKeys
        self.encodeEvent = encodeEvent
        self.reportFailure = reportFailure
        self.headPath = headPath
        self.reloadMasterKeys = reloadMasterKeys
        self.sidePath = sidePath
        self.openFile = openFile
        self.zone = zone
    }
}
