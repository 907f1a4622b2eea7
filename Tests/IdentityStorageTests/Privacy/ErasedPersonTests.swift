import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// One person under several numbers is erased as one, by any of them and for good.
@Suite(.timeLimit(.minutes(2)))
struct ErasedPersonTests {
    /// A person under three numbers, the last merged into the second, that into the first.
    private struct Person {
        let ids: [MemberID]
        let token: Redacted<String>
        let mergeIDs: [Int64]
    }

    private static func phone(_ number: Int) -> String { "1380000\(1000 + number)" }

    /// Makes members with everything that identity can hold about them.
    private static func makeMembers(in store: SQLMemberStore) async throws -> Person {
        try await store.makeUnits()
        try await store.makePartner()
        var ids: [MemberID] = []
        var token: Redacted<String>?
        for number in 1...3 {
            let member = try await store.person(number)
            ids.append(member)
            let session = try await store.signedIn(phone: phone(number), device: "d-\(number)")
            token = session.refreshToken
            _ = try await store.issueMemberCode(member, byMember: true)
            _ = try await store.offlineHandle(of: member, deviceID: "d-\(number)", stores: [])
            _ = try await store.change(try House.link(member, "v1", key: "link-\(number)"))
            _ = try await store.carryOut(
                TagCommand(
                    memberID: member,
                    tag: "vip",
                    act: .give(until: nil),
                    organisation: try House.path("acme"),
                    reason: "regular",
                    caller: "staff:1"
                ),
                as: try EngagementKit.key("tag-\(number)"),
                rules: EngagementKit.rules()
            )
            let campaign = try #require(try EngagementKit.program().campaigns.first)
            let code = try await store.inviteCode(
                of: member,
                in: campaign,
                device: Redacted("device-of-\(number)")
            )
            #expect(code != nil)
            let won = try ProfileSamples.edit {
                $0.acquisition = Acquisition.Draft(channel: "app", qrParameter: "qr-\(number)")
            }
            try await store.expectChange(member, .editProfile(won), key: "won-\(number)")
        }
        try await store.take(
            EngagementKit.batch(
                from: 1,
                EngagementKit.paid(ids[0], "o1", at: TestStore.start),
                EngagementKit.paid(ids[2], "o2", at: TestStore.start)
            ),
            rules: EngagementKit.rules(),
            program: try EngagementKit.program()
        )
        return Person(ids: ids, token: try #require(token), mergeIDs: [])
    }

    private static func merged(_ person: Person, in store: SQLMemberStore) async throws -> Person {
        let ids = person.ids
        let inner = try await store.join(ids[2], into: ids[1], key: "m1").decided()
        let outer = try await store.join(ids[1], into: ids[0], key: "m2").decided()
        return Person(
            ids: ids,
            token: person.token,
            mergeIDs: [try #require(inner), try #require(outer)]
        )
    }

    private static func erase(
        _ memberID: MemberID,
        in store: SQLMemberStore
    ) async throws -> ErasureOutcome {
        try await store.erase(
            ErasureCommand(
                memberID: memberID,
                caller: "operator:alice",
                reason: try #require(ReasonText("asked for it"))
            ),
            reach: .everybody,
            approvalID: nil,
            request: try ConsentsTests.request("erase", [.init("member_id", memberID.rawValue)])
        )
    }

    /// How many rows of the tables that go with their member are left of members.
    private static func rows(
        of ids: [MemberID],
        in store: SQLMemberStore
    ) async throws
        -> [String: Int64]
    {
        try await store.read { reader in
            var counts: [String: Int64] = [:]
            for table in MemberTables.erased {
                let list = ids.map { "\($0.rawValue)" }.joined(separator: ", ")
                counts[table] = try reader.integer(
                    "SELECT count(*) FROM \(table) WHERE member_id IN (\(list))"
                )
            }
            return counts
        }
    }

    private static func expectGone(_ person: Person, in store: SQLMemberStore) async throws {
        let left = try await rows(of: person.ids, in: store).filter { $0.value != 0 }
        #expect(left == [:])
        for (index, memberID) in person.ids.enumerated() {
            let number = index + 1
            await #expect(throws: MemberStoreError.erased) { try await store.member(memberID) }
            #expect(try await store.owner(ofPhone: number) == nil)
            #expect(try await store.owner(ofCard: number) == nil)
            let replay = try Registration(
                validating: Registration.Draft(
                    identities: [(.phone, phone(number)), (.card, "CARD\(number)")],
                    name: "王小明",
                    organisation: "acme/north",
                    channel: "pos",
                    idempotencyKey: "person-\(number)",
                    registeredAt: 0
                ),
                caller: "till:17",
                now: TestStore.start
            )
            #expect(try await store.register(replay) == .erased(memberID))
        }
        #expect(try await store.refreshed(person.token).word == "unknown")
        #expect(try await store.verify().findings == [])
    }

    @Test(arguments: [0, 1, 2])
    func everyNumberIsErasedByAnyOfThem(named index: Int) async throws {
        try await TestStore.with { store in
            let person = try await Self.merged(try await Self.makeMembers(in: store), in: store)
            let before = try await Self.rows(of: person.ids, in: store)
            // Nothing else is asked of a member here; every other table has something to lose.
            let untouched: Set<String> = [
                "openid_subjects", "real_person_checks", "quiet_hours", "contact_slots",
                "erasure_requests", "referral_tries",
            ]
            for (table, count) in before where !untouched.contains(table) {
                #expect(count > 0, "\(table) has nothing to lose")
            }
            #expect(try await Self.erase(person.ids[index], in: store) == .erased(TestStore.start))
            try await Self.expectGone(person, in: store)
            for (number, mergeID) in person.mergeIDs.enumerated() {
                await #expect(throws: MemberStoreError.erased) {
                    try await store.part(mergeID, key: "u\(number)")
                }
            }
            let merges = try await store.merges(
                of: person.ids[1],
                in: try House.path("acme"),
                before: nil,
                countMax: 10
            )
            #expect(merges.map(\.merge.mergeID) == person.mergeIDs.reversed())
            #expect(merges.allSatisfy { $0.made.reason == nil })
            let events = try await store.publishedEvents().filter {
                String(decoding: $0.payload, as: UTF8.self) == "erased after 2"
            }
            #expect(Set(events.map(\.memberID)) == Set(person.ids))
        }
    }

    @Test func whoWasMergedAndPartedKeepsNoWordsAboutTheErased() async throws {
        try await TestStore.with { store in
            let one = try await store.person(1)
            let two = try await store.person(2)
            let mergeID = try #require(try await store.join(two, into: one, key: "m").decided())
            _ = try await store.part(mergeID, key: "u").decided()
            #expect(try await Self.erase(two, in: store) == .erased(TestStore.start))
            #expect(try await store.member(one)?.memberID == one)
            let merges = try await store.merges(
                of: one,
                in: try House.path("acme"),
                before: nil,
                countMax: 10
            )
            #expect(merges.count == 1 && merges[0].made.reason == nil)
            #expect(merges[0].undone != nil && merges[0].undone?.reason == nil)
            #expect(try await store.verify().findings == [])
        }
    }

    /// Also out of a backup that knows nothing of the merges.
    @Test(arguments: [false, true])
    func restoredBackupBringsNobodyBack(isMergedBefore: Bool) async throws {
        let folder = try TestStore.Folder()
        let (person, backup) = try await TestStore.with(folder: folder) { store in
            var person = try await Self.makeMembers(in: store)
            if isMergedBefore { person = try await Self.merged(person, in: store) }
            let backup = try await store.backUp(into: folder.url.path)
            if !isMergedBefore { person = try await Self.merged(person, in: store) }
            #expect(try await Self.erase(person.ids[1], in: store) == .erased(TestStore.start))
            return (person, backup)
        }
        try ErasureTests.restore(backup, in: folder)
        try await TestStore.with(folder: folder) { store in
            try await Self.expectGone(person, in: store)
        }
    }
}
