import Cryptography
import Logging
import Messages
import Primitives
import RPCCore
import RPCInProcess
import Synchronization
import TestKit
import Testing
import Tokens

@testable import ServiceRuntime

/// A service that asks identity for its keys.
@Suite(.timeLimit(.minutes(1))) struct PublishedKeysTests {
    /// An identity that answers GetKeys, unless it is down.
    private final class Identity: Sendable {
        let keys = Mutex<[IdentityV1.GetKeysResponse.PublicKey]>([])
        let isDown = Mutex(false)
        let askedCount = Mutex(0)

        func add(_ keyID: String) throws {
            let key = IdentityV1.GetKeysResponse.PublicKey(
                keyID: keyID,
                publicKey: try SigningKey().verificationKey().bytes
            )
            keys.withLock { $0.append(key) }
        }

        func channel() -> any RPCChannel {
            let method = RPCMethod.unary(
                IdentityV1.AccessMethods.getKeys,
                target: { (_: IdentityV1.GetKeysRequest) in AccessTarget() }
            ) { [self] _, _ in
                askedCount.withLock { $0 += 1 }
                if isDown.withLock({ $0 }) {
                    throw RPCError(.unavailable, reason: "test.down", message: "down")
                }
                return IdentityV1.GetKeysResponse(keys: keys.withLock { $0 })
            }
            return InProcessChannel(
                router: Router(methods: [method], authenticator: Nobody()),
                peer: nil,
                clock: SystemMonotonicClock(),
                random: { 7 }
            )
        }
    }

    private struct Nobody: Authenticator {
        func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
            nil
        }
    }

    @Test func keysAreAskedForNowAndThenAndSoonWhereOneIsMissing() async throws {
        let identity = Identity()
        try identity.add("identity-a")
        let clock = ManualClock()
        let set = TokenKeySet(configured: [:])
        let published = PublishedKeys(
            keys: set,
            channel: identity.channel(),
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            interval: .seconds(60)
        )
        let task = Task { try await published.run() }
        /// Lets half a second pass, and the task have its look.
        func look(_ times: Int = 1) async {
            for _ in 0..<times {
                await clock.waitForSleepers(1)
                clock.advance(by: .milliseconds(500))
            }
            await clock.waitForSleepers(1)
        }
        await look()
        #expect(set.publishedKeyIDs == ["identity-a"])
        let first = identity.askedCount.withLock { $0 }
        try identity.add("identity-b")
        await look(20)
        #expect(identity.askedCount.withLock { $0 } == first, "the interval is not over")
        // A token under the new key comes.
        let stranger = try TokenIssuer(
            keyID: "identity-b",
            key: SigningKey(),
            environment: Environment(now: { Timestamp(microseconds: 0) }, random: { 1 })
        ).issue(to: Principal(kind: .member, id: "1"), lifetime: .seconds(60))
        #expect(throws: TokenRefusal.unknownKey) {
            try TokenVerifier(keys: set).verify(stranger, now: Timestamp(microseconds: 0))
        }
        await look(2)
        #expect(set.publishedKeyIDs == ["identity-a", "identity-b"])
        let unheard = try TokenIssuer(
            keyID: "identity-c",
            key: SigningKey(),
            environment: Environment(now: { Timestamp(microseconds: 0) }, random: { 1 })
        ).issue(to: Principal(kind: .member, id: "1"), lifetime: .seconds(60))
        // However many unknown names come, there is a pause.
        let second = identity.askedCount.withLock { $0 }
        for _ in 0..<4 {
            _ = try? TokenVerifier(keys: set).verify(unheard, now: Timestamp(microseconds: 0))
            await look()
        }
        #expect(identity.askedCount.withLock { $0 } == second)
        // Identity goes away: what is known stays.
        identity.isDown.withLock { $0 = true }
        await look(130)
        #expect(identity.askedCount.withLock { $0 } > second)
        #expect(set.publishedKeyIDs == ["identity-a", "identity-b"])
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
