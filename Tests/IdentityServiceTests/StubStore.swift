import IdentityDomain
import Primitives
import Synchronization

/// A store that answers what a test tells it to, and keeps what it was asked.
final class StubStore: MemberStore {
    private let outcome: Result<RegistrationOutcome, MemberStoreError>
    private let found: Member?
    private let matchedIndex: Int
    private let registrations = Mutex<[Registration]>([])

    init(
        outcome: Result<RegistrationOutcome, MemberStoreError> = .failure(.unavailable),
        found: Member? = nil,
        matchedIndex: Int = 0
    ) {
        self.outcome = outcome
        self.found = found
        self.matchedIndex = matchedIndex
    }

    /// What was to be registered.
    var registered: [Registration] { registrations.withLock(\.self) }

    func register(_ registration: Registration) async throws -> RegistrationOutcome {
        registrations.withLock { $0.append(registration) }
        return try outcome.get()
    }

    func resolve(_ identities: [IdentityValue]) async throws -> Resolution? {
        found.map { Resolution(memberID: $0.memberID, matchedIndex: matchedIndex) }
    }

    func member(_ memberID: MemberID) async throws -> Member? {
        found?.memberID == memberID ? found : nil
    }

    func verify() async throws -> IdentityVerification {
        var verification = IdentityVerification(memberCount: 3, identityCount: 4, eventCount: 5)
        verification.find("something")
        return verification
    }
}
