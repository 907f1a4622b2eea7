package import IdentityDomain
package import Primitives
import Synchronization

/// The signing keys as this process knows them: read from the store now and then.
package final class SigningKeyBook: Sendable {
    /// When keys are made, sign and are published.
    package let plan: SigningKeyPlan
    private let records = Mutex<[SigningKeyRecord]>([])
    private let writeSet: @Sendable ([SigningKeyRecord]) -> String

    /// Starts without keys.
    ///
    /// - Parameters:
    ///   - plan: When keys are made, sign and are published.
    ///   - writeSet: Writes keys as a JSON Web Key Set.
    package init(
        plan: SigningKeyPlan,
        writeSet: @escaping @Sendable ([SigningKeyRecord]) -> String
    ) {
        self.plan = plan
        self.writeSet = writeSet
    }

    /// Takes up what the store has.
    package func take(_ keys: [SigningKeyRecord]) {
        records.withLock { $0 = keys }
    }

    /// The key that signs now; `nil` where there is none.
    package func current(now: Timestamp) -> SigningKeyRecord? {
        plan.current(of: records.withLock { $0 }, now: now)
    }

    /// The keys that are published now, each with the end of that where it is known.
    package func published(now: Timestamp) -> [(key: SigningKeyRecord, until: Timestamp?)] {
        plan.published(of: records.withLock { $0 }, now: now)
    }

    func jwks(of keys: [SigningKeyRecord]) -> String { writeSet(keys) }
}
