import IdentityDomain
package import Primitives
import RPCCore
import Synchronization

/// How often each member of staff may ask who has an identity: the answer tells whether somebody
/// is a member at all, and identities are not to be tried out.
package final class CallerAllowance: Sendable {
    private let allowance: Mutex<SearchAllowance>
    private let now: @Sendable () -> Timestamp

    /// The most questions at once, and in how long an empty allowance fills up: a service desk
    /// asks for one member after the other, a list of stolen numbers is longer.
    package static let questionsMax = 60
    /// In how long.
    package static let fillTime: Duration = .seconds(600)

    /// Every caller's allowance is full.
    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
        allowance = Mutex(
            SearchAllowance(searchesMax: Self.questionsMax, fillTime: Self.fillTime)
        )
    }

    /// Takes one question of a member of staff; other callers pay nothing.
    ///
    /// - Throws: `identity.searches_exhausted` where none is left.
    func take(by principal: Principal?) throws(RPCError) {
        guard let principal, principal.kind == .staff else { return }
        let now = now()
        let caller = "\(principal.kind.rawValue):\(principal.id)"
        if let wait = allowance.withLock({ $0.take(by: caller, now: now) }) {
            throw RPCError.searchesExhausted(wait)
        }
    }
}
