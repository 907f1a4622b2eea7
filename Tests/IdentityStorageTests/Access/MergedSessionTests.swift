import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// Sessions of members that become one, and two again.
@Suite struct MergedSessionTests {
    /// Two members, signed in on a device each, the second merged into the first.
    private func merged(
        in store: SQLMemberStore,
        _ clock: AccessFixture.Clock
    ) async throws -> (survivor: SignedIn, absorbed: SignedIn, mergeID: Int64) {
        try await store.add(try .sample(key: "k1"))
        try await store.add(try .sample(phone: "13800005678", card: "BEN1", key: "k2"))
        let survivor = try await store.signedIn(device: "anna-1")
        let absorbed = try await store.signedIn(phone: "13800005678", device: "ben-1")
        clock.advance(by: .seconds(60))
        let outcome = try await store.join(absorbed.memberID, into: survivor.memberID, key: "m")
        return (survivor, absorbed, try #require(try outcome.decided()))
    }

    @Test func noSessionCrossesOverByAnUnmerge() async throws {
        try await AccessFixture.with { store, clock in
            let (survivor, absorbed, mergeID) = try await merged(in: store, clock)
            clock.advance(by: .seconds(60))
            let moved = try #require(try await store.refreshed(absorbed.refreshToken).session)
            #expect(moved.memberID == survivor.memberID)
            clock.advance(by: .seconds(60))
            // Begun meanwhile, with the phone of the other.
            let between = try await store.signedIn(phone: "13800005678", device: "ben-2")
            #expect(between.memberID == survivor.memberID)
            clock.advance(by: .seconds(60))
            _ = try await store.part(mergeID, key: "u").decided()
            clock.advance(by: .seconds(60))
            let own = try #require(try await store.refreshed(moved.refreshToken).session)
            #expect(own.memberID == absorbed.memberID)
            #expect(try await store.refreshed(between.refreshToken).word == "over revoked")
            let anna = try #require(try await store.refreshed(survivor.refreshToken).session)
            #expect(anna.memberID == survivor.memberID)
            for (session, device) in [(survivor, "anna-1"), (absorbed, "ben-1")] {
                let devices = try await store.devices(
                    of: session.memberID,
                    rules: SessionRules()
                )
                #expect(devices.map(\.deviceID) == [device])
            }
        }
    }

    @Test func survivorSeesAndEndsEverySession() async throws {
        try await AccessFixture.with { store, clock in
            let (survivor, absorbed, _) = try await merged(in: store, clock)
            for id in [survivor.memberID, absorbed.memberID] {
                let devices = try await store.devices(of: id, rules: SessionRules())
                #expect(Set(devices.map(\.deviceID)) == ["anna-1", "ben-1"])
                #expect(devices.allSatisfy { !$0.deviceName.unsafeRevealed.isEmpty })
            }
            #expect(try await store.revoke(absorbed.sessionID, of: survivor.memberID) == 1)
            #expect(try await store.refreshed(absorbed.refreshToken).word == "over revoked")
            #expect(try await store.revoke(nil, of: absorbed.memberID) == 1)
            #expect(try await store.refreshed(survivor.refreshToken).word == "over revoked")
        }
    }

    @Test func signingInAnewEndsTheDevicesSessionOfTheOther() async throws {
        try await AccessFixture.with { store, clock in
            let (_, absorbed, _) = try await merged(in: store, clock)
            clock.advance(by: .seconds(60))
            let code = try await store.sendCode(
                AccessFixture.codeRequest("again", device: "ben-1")
            )
            let again = try AccessFixture.signIn(code, key: "again-in", device: "ben-1")
            #expect(try await store.signIn(again, rules: SessionRules()).word == "in")
            #expect(try await store.refreshed(absorbed.refreshToken).word == "over replaced")
        }
    }
}
