import IdentityDomain
import Primitives
import StorageCore
import Synchronization
import Testing

@testable import IdentityStorage

/// Sessions on disk: refresh, reuse, devices, members that go.
@Suite struct SessionStoreTests {
    @Test func tokensFollowEachOther() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            var session = try await store.signedIn()
            var seen: Set<String> = [session.refreshToken.unsafeRevealed]
            for _ in 0..<5 {
                clock.advance(by: .seconds(900))
                let outcome = try await store.refreshed(session.refreshToken)
                #expect(outcome.word == "exchanged")
                session = try #require(outcome.session)
                #expect(seen.insert(session.refreshToken.unsafeRevealed).inserted)
                #expect(
                    session.refreshExpiresAt == clock.now.advanced(by: .seconds(30 * 86_400))
                )
            }
        }
    }

    @Test func reuseEndsTheSessionForBoth() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let stolen = try await store.signedIn().refreshToken
            clock.advance(by: .seconds(60))
            let next = try #require(try await store.refreshed(stolen).session)
            clock.advance(by: .seconds(60))
            #expect(try await store.refreshed(stolen).word == "reused")
            #expect(try await store.refreshed(next.refreshToken).word == "over reused")
            #expect(try await store.refreshed(stolen).word == "over reused")
        }
    }

    @Test func lostAnswerIsGivenAgain() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let first = try await store.signedIn().refreshToken
            let next = try #require(try await store.refreshed(first).session)
            clock.advance(by: .seconds(9))
            let again = try await store.refreshed(first)
            #expect(again.word == "replayed")
            // The same bytes: whoever lost the answer, and whoever did not, go on alike.
            #expect(again.session == next)
            let third = try #require(try await store.refreshed(next.refreshToken).session)
            // Two generations back is reuse, however soon.
            #expect(try await store.refreshed(first).word == "reused")
            #expect(try await store.refreshed(third.refreshToken).word == "over reused")
        }
    }

    @Test func parallelRefreshesAgree() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let first = try await store.signedIn().refreshToken
            let sessions = try await withThrowingTaskGroup(of: SignedIn?.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await store.refreshed(first).session }
                }
                return try await group.reduce(into: [SignedIn?]()) { $0.append($1) }
            }
            #expect(Set(sessions.map { $0?.refreshToken.unsafeRevealed }).count == 1)
            let next = try #require(sessions[0])
            #expect(try await store.refreshed(next.refreshToken).word == "exchanged")
        }
    }

    @Test func tokensOfOthersAreNone() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let token = try await store.signedIn().refreshToken.unsafeRevealed
            for text in ["", "x", String(repeating: "A", count: 96), token + "A"] {
                #expect(try await store.refresh(text, rules: SessionRules()).word == "unknown")
            }
            // A changed character anywhere makes it none of ours, and ends nobody's session.
            for index in stride(from: 0, to: 96, by: 7) {
                var changed = Array(token.utf8)
                changed[index] = changed[index] == UInt8(ascii: "A") ? 66 : 65
                let text = String(decoding: changed, as: UTF8.self)
                #expect(try await store.refresh(text, rules: SessionRules()).word == "unknown")
            }
            #expect(try await store.refreshed(Redacted(token)).word == "exchanged")
        }
    }

    @Test func repeatedSignInGetsTheSameTokens() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let code = try await store.sendCode(AccessFixture.codeRequest("c1"))
            let request = try AccessFixture.signIn(code, key: "s1")
            let outcome = try await store.signIn(request, rules: SessionRules())
            guard case .decided(let session, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            let again = try await store.signIn(request, rules: SessionRules())
            guard case .replayed(let same, _) = again else {
                Issue.record("\(again)")
                return
            }
            #expect(same == session)
            clock.advance(by: .seconds(60))
            #expect(try await store.signIn(request, rules: SessionRules()).word == "used")
            let other = try AccessFixture.signIn(code, key: "s1", device: "another")
            #expect(
                try await store.signIn(other, rules: SessionRules()).word == "reused device_id"
            )
        }
    }

    @Test func idleSessionExpires() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let token = try await store.signedIn().refreshToken
            clock.advance(by: .seconds(30 * 86_400))
            #expect(try await store.refreshed(token).word == "expired")
        }
    }

    @Test func devicesAreListedAndRevoked() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            try await store.add(try .sample(phone: "13800005678", card: "BEN1", key: "k2"))
            let phone = try await store.signedIn(device: "phone-1")
            clock.advance(by: .seconds(60))
            let tablet = try await store.signedIn(device: "tablet-1")
            let ben = try await store.signedIn(phone: "13800005678", device: "phone-1")
            func devices() async throws -> [String] {
                try await store.devices(of: phone.memberID, rules: SessionRules())
                    .map(\.deviceID)
            }
            #expect(try await devices() == ["tablet-1", "phone-1"])
            let listed = try await store.devices(of: phone.memberID, rules: SessionRules())
            #expect(listed.last?.deviceName.unsafeRevealed == "王小明的手机")
            // Another member's session is out of reach.
            #expect(try await store.revoke(ben.sessionID, of: phone.memberID) == 0)
            #expect(try await store.revoke(phone.sessionID, of: phone.memberID) == 1)
            #expect(try await store.refreshed(phone.refreshToken).word == "over revoked")
            #expect(try await devices() == ["tablet-1"])
            #expect(try await store.revoke(nil, of: phone.memberID) == 1)
            #expect(try await store.revoke(nil, of: phone.memberID) == 0)
            #expect(try await store.refreshed(tablet.refreshToken).word == "over revoked")
            #expect(try await store.refreshed(ben.refreshToken).word == "exchanged")
        }
    }

    @Test func signOutAndSigningInAnewEndWhatWas() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let first = try await store.signedIn(device: "a")
            try await store.signOut(first.refreshToken.unsafeRevealed)
            #expect(try await store.refreshed(first.refreshToken).word == "over signedOut")
            try await store.signOut("nonsense")
            clock.advance(by: .seconds(60))
            let second = try await store.signedIn(device: "b")
            clock.advance(by: .seconds(60))
            let code = try await store.sendCode(AccessFixture.codeRequest("again", device: "b"))
            let again = try AccessFixture.signIn(code, key: "again-in", device: "b")
            #expect(try await store.signIn(again, rules: SessionRules()).word == "in")
            #expect(try await store.refreshed(second.refreshToken).word == "over replaced")
        }
    }

    @Test(arguments: [MemberState.closed, .erased, .merged])
    func memberThatGoesTakesItsSessionsAlong(state: MemberState) async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let session = try await store.signedIn()
            try await store.setState(state, of: session.memberID)
            #expect(try await store.refreshed(session.refreshToken).word == "over memberGone")
            #expect(try await store.issueMemberCode(session.memberID, byMember: true) == nil)
        }
    }

    @Test func frozenMemberStaysSignedIn() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let session = try await store.signedIn()
            try await store.setState(.frozen, of: session.memberID)
            #expect(try await store.refreshed(session.refreshToken).word == "exchanged")
        }
    }

    @Test func mergedMemberGoesOnAsTheSurvivor() async throws {
        let clock = AccessFixture.Clock()
        try await TestStore.with(now: { clock.now }) { store in
            try await store.add(try .sample(key: "k1"))
            let ben = try await store.register(
                .sample(phone: "13800005678", card: "BEN1", key: "k2")
            ).answer
            let survivor = try #require(ben?.memberID)
            let session = try await store.signedIn()
            _ = try await store.join(session.memberID, into: survivor, key: "m").get()
            let next = try #require(try await store.refreshed(session.refreshToken).session)
            #expect(next.memberID == survivor)
            #expect(next.sessionID == session.sessionID)
            let devices = try await store.devices(of: survivor, rules: SessionRules())
            #expect(devices.map(\.deviceID) == ["phone-1"])
            #expect(devices.first?.deviceName.unsafeRevealed == "王小明的手机")
        }
    }

    @Test func erasureLeavesNothingOfAccess() async throws {
        try await AccessFixture.with { store, clock in
            try await store.add(try .sample(key: "k1"))
            let session = try await store.signedIn()
            let memberID = session.memberID
            _ = try await store.issueMemberCode(memberID, byMember: true)
            _ = try await store.offlineHandle(of: memberID, deviceID: "phone-1", stores: [])
            #expect(try await store.change { tx in try tx.erase(memberID) })
            #expect(try await store.refreshed(session.refreshToken).word == "unknown")
            for table in ["sessions", "member_codes", "offline_handles"] {
                let count = try await store.read { reader in
                    try reader.integer("SELECT count(*) FROM \(table)")
                }
                #expect(count == 0, "\(table)")
            }
        }
    }
}

extension SQLMemberStore {
    /// Puts a member into a state.
    func setState(_ state: MemberState, of memberID: MemberID) async throws {
        try await change { transaction in
            guard var member = try transaction.member(memberID) else {
                throw MemberStoreError.corrupt
            }
            member.facts.state = state
            try transaction.save(member)
        }
    }
}
