import IdentityDomain
import StorageCore

/// What the writer is asked for.
enum IdentityCommand: Sendable {
    /// A registration: carried out together with those beside it.
    case register(Registration)
    /// Anything else: carried out alone, in the same transaction.
    case change(@Sendable (IdentityTransaction) throws -> any Sendable)
}

/// What the writer answers.
enum IdentityAnswer: Sendable {
    /// What became of a registration.
    case registered(RegistrationOutcome)
    /// What the body of a change returned.
    case changed(any Sendable)
}
