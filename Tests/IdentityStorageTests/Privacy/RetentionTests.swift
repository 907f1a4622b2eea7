import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// What is kept no longer than it is needed.
@Suite(.timeLimit(.minutes(2)))
struct RetentionTests {
    private static func count(
        _ table: String,
        in store: SQLMemberStore
    ) async throws -> Int64 {
        try await store.read { reader in
            try reader.integer("SELECT count(*) FROM \(table)") ?? 0
        }
    }

    @Test func theCodesOfWhoIsErasedGoAtOnce() async throws {
        try await AccessFixture.with { store, clock in
            let session = try await store.personSignedIn()
            clock.advance(by: .seconds(90))
            // One that was used, one that was not, and one of somebody else.
            _ = try await store.sendCode(AccessFixture.codeRequest("open", device: "d2"))
            let other = try await store.sendCode(
                AccessFixture.codeRequest("other", phone: "13900005678", device: "d3")
            )
            #expect(try await Self.count("one_time_codes", in: store) == 3)
            #expect(try await store.change { tx in try tx.erase(session.memberID) })
            #expect(try await Self.count("one_time_codes", in: store) == 1)
            let outcome = try await store.change { tx in
                try tx.tryCode(other, for: .signIn).outcome
            }
            #expect(outcome == .accepted)
        }
    }

    @Test func requestsAreRecognisedWithinTheirTimeAndForgottenAfterIt() async throws {
        try await AccessFixture.with { store, clock in
            let member = try await store.person(1)
            try await store.makeUnits()
            try await store.makePartner()
            let link = try House.link(member, "v1", key: "link")
            let before = try await Self.count("keyed_requests", in: store)
            guard case .answered(_, isReplay: false) = try await store.change(link) else {
                Issue.record("the member was not linked")
                return
            }
            func forget(_ countMax: Int = 100) async throws -> Int {
                try await store.forgetRequests(olderThan: .seconds(3600), countMax: countMax)
            }
            clock.advance(by: .seconds(3600))
            #expect(try await forget() == 0)
            guard case .answered(_, isReplay: true) = try await store.change(link) else {
                Issue.record("within its time the request was not recognised")
                return
            }
            clock.advance(by: .microseconds(1))
            let later = try House.link(member, nil, key: "unlink")
            guard case .answered = try await store.change(later) else {
                Issue.record("the link was not ended")
                return
            }
            // As many at a time as asked for, and not those that came since.
            #expect(try await forget(1) == 1)
            #expect(try await forget() == Int(before))
            #expect(try await Self.count("keyed_requests", in: store) == 1)
            guard case .answered(let again, isReplay: false) = try await store.change(link) else {
                Issue.record("after its time the request was still recognised")
                return
            }
            #expect(again.endedAt == nil)
            #expect(try await store.verify().findings == [])
        }
    }
}

extension SQLMemberStore {
    /// A member that has signed in by a code.
    fileprivate func personSignedIn() async throws -> SignedIn {
        guard
            try await register(try .sample(phone: AccessFixture.phone, key: "person")).answer != nil
        else { throw MemberStoreError.corrupt }
        return try await signedIn()
    }
}
