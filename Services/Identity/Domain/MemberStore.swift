package import Primitives

/// Where members are kept: what the service needs of a store.
///
/// Every function throws ``MemberStoreError`` and nothing else.
package protocol MemberStore: Sendable {
    /// Makes a member, finds one, or refuses; returns once that is on disk.
    func register(_ registration: Registration) async throws -> RegistrationOutcome

    /// The member behind the first identity that is known; `nil` where none is.
    func resolve(_ identities: [IdentityValue]) async throws -> Resolution?

    /// What is held about a member; `nil` for an unknown one.
    func member(_ memberID: MemberID) async throws -> Member?

    /// Counts what is stored and checks that it holds together.
    func verify() async throws -> IdentityVerification
}

/// Why a store cannot do what it was asked.
package enum MemberStoreError: Error, Hashable, Sendable {
    /// Too much waits already, or the disk is full; nothing was changed.
    case overloaded(retryAfter: Duration)
    /// Nothing was changed, or it is not known whether: repeat under the same key.
    case unavailable
    /// What is stored is not what was stored.
    case corrupt
    /// The member is erased: nothing is known of it any more, and nothing can be done to it.
    case erased
}
