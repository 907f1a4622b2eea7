import IdentityDomain
import Primitives
import Testing

/// What edits of a profile may say, and what becomes of them.
@Suite struct ProfileEditTests {
    typealias Samples = ChangeSamples
    typealias Draft = ProfileEdit.Draft

    static let today = LocalDate(daysSinceEpoch: 20_000)  // 2024-10-04

    static func edit(_ change: (inout Draft) -> Void) throws -> ProfileEdit {
        var draft = Draft()
        change(&draft)
        return try ProfileEdit(validating: draft, program: Samples.program, today: today)
    }

    /// A request with one bad field, and the name of that.
    struct Bad: Sendable, CustomTestStringConvertible {
        let field: String
        let change: @Sendable (inout Draft) -> Void
        var testDescription: String { field }
    }

    static let address = PostalAddress(
        recipient: "王小明",
        phone: "13800001234",
        text: "北京市朝阳区一号",
        postcode: "100000",
        label: "家"
    )

    @Test(arguments: [
        Bad(field: "name") { $0.name = String(repeating: "王", count: 65) },
        Bad(field: "name") { $0.name = "a\u{7}" },
        Bad(field: "gender") { $0.gender = .unknown },
        Bad(field: "birthday") { $0.birthday = (2023, 2, 29) },
        Bad(field: "birthday") { $0.birthday = (2024, 10, 5) },
        Bad(field: "birthday") { $0.birthday = (1899, 1, 1) },
        Bad(field: "birthday") { $0.birthday = (1990, 0, 0) },
        Bad(field: "region") { $0.region = "北京" },
        Bad(field: "home") { $0.home = "" },
        Bad(field: "home") { $0.home = "acme//x" },
        Bad(field: "guide") { $0.guide = "a b" },
        Bad(field: "children.children") { $0.children = Array(repeating: "2020-01-01", count: 11) },
        Bad(field: "children.children[1].born") { $0.children = ["2020-01-01", "gestern"] },
        Bad(field: "children.children[0].born") { $0.children = ["2025-08-01"] },
        Bad(field: "attributes[0].name") { $0.attributes = [("colour", "red")] },
        Bad(field: "attributes[1].name") { $0.attributes = [("size", "1"), ("size", "2")] },
        Bad(field: "attributes[0].value") { $0.attributes = [("size", "many")] },
        Bad(field: "attributes[0].value") { $0.attributes = [("job", "longer than ten")] },
        Bad(field: "attributes") { $0.attributes = Array(repeating: ("size", "1"), count: 65) },
        Bad(field: "preferences[0].value") { $0.preferences = [("language", "fr")] },
        Bad(field: "addresses.addresses") { $0.addresses = Array(repeating: address, count: 21) },
        Bad(field: "addresses.addresses[0].phone") {
            $0.addresses = [
                PostalAddress(recipient: "a", phone: "1", text: "b", postcode: "", label: "")
            ]
        },
        Bad(field: "addresses.addresses[0].recipient") {
            $0.addresses = [
                PostalAddress(recipient: "", phone: "", text: "", postcode: "", label: "")
            ]
        },
        Bad(field: "acquisition.channel") { $0.acquisition = Acquisition.Draft(channel: "") },
        Bad(field: "acquisition.campaign") {
            $0.acquisition = Acquisition.Draft(channel: "app", campaign: "双十一")
        },
        Bad(field: "acquisition.store") {
            $0.acquisition = Acquisition.Draft(channel: "app", store: "/")
        },
    ])
    func badFieldsAreNamed(bad: Bad) {
        let refusal = #expect(throws: FieldRefusal.self) { try Self.edit(bad.change) }
        #expect(refusal?.field == bad.field)
    }

    @Test func onlyWhatIsNamedChanges() throws {
        let profile = MemberProfile(member: try Samples.member())
        let first = try Self.edit {
            $0.gender = .gender(.female)
            $0.birthday = (0, 2, 29)
            $0.children = ["2024-09-30", "2020-01-01"]
            $0.attributes = [("job", "教师"), ("size", "03")]
            $0.addresses = [Self.address]
            $0.region = "110105"
        }
        guard
            case .changed(let next) = profile.decide(
                first,
                rules: Samples.rules,
                today: Self.today
            )
        else {
            Issue.record("nothing changes")
            return
        }
        #expect(next.member.name == profile.member.name)
        #expect(next.member.facts.birthday == MonthDay(month: 2, day: 29))
        #expect(next.member.facts.childStages == ["infant", "preschool"])
        #expect(next.personal.children.map(\.description) == ["2020-01-01", "2024-09-30"])
        #expect(next.values.attributes == ["job": "教师", "size": "3"])
        #expect(next.personal.values.attributes == ["job": "教师"])
        #expect(next.personal.addresses.first?.phone == "+8613800001234")
        let same = next.decide(first, rules: Samples.rules, today: Self.today)
        guard case .unchanged = same else {
            Issue.record("the same again changes something: \(same)")
            return
        }
        let second = try Self.edit {
            $0.name = ""
            $0.gender = .removed
            $0.birthday = (0, 0, 0)
            $0.children = []
            $0.attributes = [("job", "")]
            $0.region = ""
        }
        guard
            case .changed(let last) = next.decide(second, rules: Samples.rules, today: Self.today)
        else {
            Issue.record("nothing is taken away")
            return
        }
        #expect(last.member.name == nil)
        #expect(last.personal.gender == nil)
        #expect(last.personal.birthday.birthday == nil)
        #expect(last.member.facts.birthday == nil)
        #expect(last.member.facts.region == nil)
        #expect(last.member.facts.childStages == [])
        #expect(last.values.attributes == ["size": "3"])
        #expect(last.personal.addresses.count == 1)
    }

    @Test func refusalsOfTheState() throws {
        let edit = try Self.edit { $0.region = "110105" }
        for state in [MemberState.closed, .merged, .erased] {
            let profile = MemberProfile(member: try Samples.member(state: state))
            guard
                case .refused(.memberNotActive(state)) = profile.decide(
                    edit,
                    rules: Samples.rules,
                    today: Self.today
                )
            else {
                Issue.record("a member that is \(state) is edited")
                continue
            }
        }
    }

    @Test func theSourceIsSetOnce() throws {
        let first = try Self.edit {
            $0.acquisition = Acquisition.Draft(channel: "mini_program", campaign: "spring")
        }
        let other = try Self.edit { $0.acquisition = Acquisition.Draft(channel: "app") }
        let profile = MemberProfile(member: try Samples.member())
        guard
            case .changed(let next) = profile.decide(
                first,
                rules: Samples.rules,
                today: Self.today
            ),
            case .unchanged = next.decide(first, rules: Samples.rules, today: Self.today),
            case .refused(.acquisitionSet) = next.decide(
                other,
                rules: Samples.rules,
                today: Self.today
            )
        else {
            Issue.record("the source is not set once")
            return
        }
    }

    @Test func nothingPersonalIsDescribed() throws {
        var profile = MemberProfile(member: try Samples.member())
        profile.personal.addresses = [Self.address]
        profile.personal.values = AttributeValues(attributes: ["job": "教师"])
        profile.values = profile.personal.values
        profile.personal.birthday.birthday = Birthday(year: 1990, month: 5, day: 17)
        profile.personal.stateNote = StateNote(
            reason: Redacted("王小明 fraud"),
            changedBy: "staff:9",
            changedAt: Samples.now
        )
        var dumped = ""
        dump(profile, to: &dumped)
        for text in ["\(profile)", String(reflecting: profile), dumped] {
            for secret in ["王小明", "教师", "1990", "朝阳", "0001234", "fraud"] {
                #expect(!text.contains(secret), "\(secret) in \(text)")
            }
        }
    }
}
