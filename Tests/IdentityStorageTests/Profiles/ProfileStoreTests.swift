import Foundation
import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// Changes of members on a real file.
@Suite struct ProfileStoreTests {
    typealias Samples = ProfileSamples

    static let mail = "zq.secret@example.com"

    static func email(_ text: String = mail) throws -> IdentityValue {
        try IdentityValue(.email, normalising: text)
    }

    @Test func anIdentityComesAndGoes() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let bert = try await store.newMember(2)
            let email = try Self.email()
            try await store.expectChange(
                anna,
                .addIdentity(email, verifiedBy: .staff),
                key: "k1"
            )
            let profile = try await store.wholeProfile(anna)
            #expect(profile.member.identities.last == email)
            #expect(
                profile.marks
                    == [email: IdentityMark(method: .staff, verifiedAt: TestStore.start)]
            )
            #expect(try await store.resolve([email])?.memberID == anna)
            let taken = try Samples.change(bert, .addIdentity(email, verifiedBy: nil), key: "k2")
            #expect(
                try await store.carryOut(taken, rules: Samples.rules) == .refused(.identityTaken)
            )
            let held = try Samples.change(anna, .addIdentity(email, verifiedBy: nil), key: "k3")
            #expect(
                try await store.carryOut(held, rules: Samples.rules)
                    == .decided(MemberChangeAnswer(isChanged: false))
            )
            try await store.expectChange(anna, .removeIdentity(email), key: "k4")
            #expect(try await store.resolve([email]) == nil)
            #expect(try await store.wholeProfile(anna).marks.isEmpty)
            // Now it is free again, and the refused request was not remembered.
            #expect(
                try await store.carryOut(taken, rules: Samples.rules)
                    == .decided(MemberChangeAnswer(isChanged: true))
            )
            let events = try await store.publishedEvents()
                .map { String(decoding: $0.payload, as: UTF8.self) }
            #expect(events.contains("added email") && events.contains("removed email"))
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func anIdentityOfAnotherMemberHasThePairReviewedOnce() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let bert = try await store.newMember(2, organisation: "acme/north/store-1")
            let email = try Self.email()
            try await store.expectChange(anna, .addIdentity(email, verifiedBy: nil), key: "k1")
            for key in ["k2", "k3"] {
                let taken = try Samples.change(bert, .addIdentity(email, verifiedBy: nil), key: key)
                let outcome = try await store.carryOut(taken, rules: Samples.rules)
                #expect(outcome == .refused(.identityTaken))
            }
            let acme = try #require(OrganisationPath("acme"))
            let reviews = try await store.reviews(
                in: acme,
                isDecidedIncluded: true,
                after: nil,
                countMax: 10
            )
            #expect(reviews.map(\.first) == [min(anna, bert)])
            #expect(reviews.map(\.second) == [max(anna, bert)])
            #expect(reviews.map(\.cause) == [.identitiesConflict])
            #expect(reviews.map(\.organisation.rawValue) == ["acme/north/store-1"])
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func theLastIdentityStays() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let phone = try #require(try await store.wholeProfile(anna).member.identities.first)
            let change = try Samples.change(anna, .removeIdentity(phone), key: "k1")
            #expect(
                try await store.carryOut(change, rules: Samples.rules) == .refused(.lastIdentity)
            )
            #expect(try await store.resolve([phone])?.memberID == anna)
        }
    }

    @Test func aRepeatIsAnsweredAsThen() async throws {
        let folder = try TestStore.Folder()
        let anna = try await TestStore.with(folder: folder) { store in
            let anna = try await store.newMember(1)
            try await store.expectChange(
                anna,
                .addIdentity(try Self.email(), verifiedBy: nil),
                key: "k1"
            )
            return anna
        }
        try await TestStore.with(folder: folder) { store in
            let action = MemberChange.Action.addIdentity(try Self.email(), verifiedBy: nil)
            #expect(
                try await store.carryOut(
                    try Samples.change(anna, action, key: "k1"),
                    rules: Samples.rules
                ) == .replayed(MemberChangeAnswer(isChanged: true))
            )
            #expect(
                try await store.carryOut(
                    try Samples.change(anna, action, key: "k1", says: "other"),
                    rules: Samples.rules
                ) == .keyReused("text")
            )
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aProfileComesBackAndNothingPersonalLiesOnTheDisk() async throws {
        let folder = try TestStore.Folder()
        let secrets = ["朝阳区", "教师", "1990-05", "2020-01-31", "zq.secret", "fraud of"]
        let anna = try await TestStore.with(folder: folder) { store in
            let anna = try await store.newMember(1)
            let edit = try Samples.edit {
                $0.gender = .gender(.female)
                $0.birthday = (1990, 5, 17)
                $0.children = ["2020-01-31"]
                $0.attributes = [("job", "教师"), ("pet", "true")]
                $0.preferences = [("language", "zh")]
                $0.region = "110105"
                $0.guide = "g7"
                $0.home = "acme/north/store-1"
                $0.addresses = [
                    PostalAddress(
                        recipient: "王小明",
                        phone: "13800001001",
                        text: "北京市朝阳区一号",
                        postcode: "100000",
                        label: "家"
                    )
                ]
                $0.acquisition = Acquisition.Draft(channel: "app", campaign: "spring")
            }
            try await store.expectChange(anna, .editProfile(edit), key: "k1")
            try await store.expectChange(
                anna,
                .addIdentity(try Self.email(), verifiedBy: nil),
                key: "k2"
            )
            let state = try StateEdit(
                state: .frozen,
                mayEarn: true,
                mayBurn: false,
                reason: "fraud of 王小明",
                changedBy: "staff:9"
            )
            try await store.expectChange(anna, .setState(state), key: "k3")
            return anna
        }
        for file in try folder.files() {
            let bytes = try Data(contentsOf: file)
            for secret in secrets + ["王小明", "13800001001"] {
                #expect(
                    bytes.range(of: Data(secret.utf8)) == nil,
                    "\(file.lastPathComponent) holds \(secret)"
                )
            }
        }
        try await TestStore.with(folder: folder) { store in
            let profile = try await store.wholeProfile(anna)
            #expect(profile.personal.gender == .female)
            #expect(profile.personal.birthday.birthday == Birthday(year: 1990, month: 5, day: 17))
            #expect(profile.values.attributes == ["job": "教师", "pet": "true"])
            #expect(profile.values.preferences == ["language": "zh"])
            #expect(profile.personal.addresses.first?.text == "北京市朝阳区一号")
            #expect(profile.acquisition?.campaign == "spring")
            #expect(profile.personal.stateNote?.changedBy == "staff:9")
            let facts = profile.member.facts
            #expect(facts.birthday == MonthDay(month: 5, day: 17))
            #expect(facts.home.rawValue == "acme/north/store-1")
            #expect(facts.childStages == ["preschool"])
            #expect(facts.earnsNow && !facts.burnsNow)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func otherPartsOfTheOrganisationKnowNobody() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let south = OrganisationPath("acme/south")
            #expect(try await store.profile(anna, scope: south) == nil)
            let change = try Samples.change(
                anna,
                .editProfile(try Samples.edit { $0.region = "x" }),
                key: "k1",
                scope: south
            )
            #expect(
                try await store.carryOut(change, rules: Samples.rules) == .refused(.memberUnknown)
            )
            #expect(try await store.profile(anna, scope: OrganisationPath("acme")) != nil)
        }
    }

    @Test func aClosedMemberIsFoundAndGetsNothing() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let closed = try StateEdit(
                state: .closed,
                mayEarn: false,
                mayBurn: false,
                reason: "as wished",
                changedBy: "staff:9"
            )
            try await store.expectChange(anna, .setState(closed), key: "k1")
            let outcome = try await store.register(
                try .sample(phone: "13800001001", card: "HT7777", key: "k2")
            )
            #expect(outcome == .found(anna, newIndices: []))
            let card = try IdentityValue(.card, normalising: "HT7777")
            #expect(try await store.resolve([card]) == nil)
            #expect(try await store.member(anna)?.facts.state == .closed)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func anIdentityIsMarkedOnce() async throws {
        try await TestStore.with { store in
            let anna = try await store.newMember(1)
            let phone = try #require(try await store.wholeProfile(anna).member.identities.first)
            let other = try Self.email()
            #expect(
                try await store.change { try $0.markVerified(anna, phone, by: .oneTimeCode) }
            )
            #expect(
                try await !store.change { try $0.markVerified(anna, phone, by: .wechat) }
            )
            #expect(
                try await !store.change { try $0.markVerified(anna, other, by: .wechat) }
            )
            #expect(try await store.wholeProfile(anna).marks[phone]?.method == .oneTimeCode)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aBirthdayWaitsForAYearWhateverTheClockDoes() async throws {
        let clock = Samples.Clock()
        try clock.set("2027-03-01")
        try await TestStore.with(now: { clock.now }) { store in
            let anna = try await store.newMember(1)
            func edit(_ day: UInt32, _ key: String) async throws -> MemberChangeOutcome {
                let edit = try Samples.edit { $0.birthday = (0, 5, day) }
                return try await store.carryOut(
                    try Samples.change(anna, .editProfile(edit), key: key),
                    rules: Samples.rules
                )
            }
            let done = MemberChangeOutcome.decided(MemberChangeAnswer(isChanged: true))
            let until = try #require(LocalDate("2028-02-29"))
            #expect(try await edit(17, "k1") == done)
            #expect(try await edit(18, "k2") == done)
            #expect(try await edit(19, "k3") == .refused(.birthdayLocked(until: until)))
            try clock.set("2025-12-31")
            #expect(try await edit(19, "k4") == .refused(.birthdayLocked(until: until)))
            try clock.set("2028-02-28")
            #expect(try await edit(19, "k5") == .refused(.birthdayLocked(until: until)))
            try clock.set("2028-02-29")
            #expect(try await edit(19, "k6") == done)
            // A repeat is answered as then, though it would be refused by now.
            #expect(
                try await edit(19, "k6") == .replayed(MemberChangeAnswer(isChanged: true))
            )
            #expect(try await store.verify().findings == [])
        }
    }

    /// A change that somebody with the file could make, and what verify says to it.
    @Test(arguments: [
        ("UPDATE members SET birthday = 101", "its birthday is filed as another day"),
        ("UPDATE members SET sets = 'infant;;'", "stages of children that it does not have"),
        ("UPDATE members SET gates = 1", "gates are shut though it is not frozen"),
        ("UPDATE members SET state = 9", "the row, its key or its record was changed"),
        ("UPDATE members SET home = 'Acme'", "the row, its key or its record was changed"),
        ("UPDATE members SET next_stage_day = 5", "wait for a stage of a child"),
        (
            "INSERT INTO acquisitions (member_id, channel) VALUES (77, 'app')",
            "1 rows of acquisitions belong to no member"
        ),
    ])
    func changedRowsAreFound(sql: String, finding: String) async throws {
        try await TestStore.with { store in
            _ = try await store.newMember(1)
            #expect(try await store.verify().findings == [])
            _ = try await store.database.write { try $0.execute(sql) }
            let findings = try await store.verify().findings
            #expect(findings.contains { $0.contains(finding) }, "\(findings)")
        }
    }
}
