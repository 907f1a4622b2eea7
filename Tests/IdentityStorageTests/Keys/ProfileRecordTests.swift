import IdentityDomain
import Primitives
import Testing

@testable import IdentityStorage

/// How the personal data of a member is laid out before it is sealed.
@Suite struct ProfileRecordTests {
    static func identity(_ kind: IdentityKind, _ text: String) throws -> IdentityValue {
        try IdentityValue(kind, normalising: text)
    }

    static func full() throws -> PersonalRecord {
        let phone = try identity(.phone, "13800001234")
        let plate = try identity(.vehiclePlate, "粤BD12345")
        var personal = PersonalProfile()
        personal.gender = .other
        personal.birthday = BirthdayRecord(
            birthday: Birthday(year: 2000, month: 2, day: 29),
            wasKnown: true,
            changedOn: LocalDate("2026-03-01")
        )
        personal.children = ["2020-01-31", "2026-12-24"].compactMap { LocalDate($0) }
        personal.values = AttributeValues(
            attributes: ["job": "a=b", "note": "教师", "mark": "\u{338}x"],
            preferences: ["language": "zh"]
        )
        personal.addresses = [
            PostalAddress(
                recipient: "王小明",
                phone: "+8613800001234",
                text: "北京",
                postcode: "",
                label: ""
            )
        ]
        personal.stateNote = StateNote(
            reason: Redacted("fraud"),
            changedBy: "staff:9",
            changedAt: Timestamp(microseconds: -5)
        )
        return PersonalRecord(
            name: MemberName("王小明"),
            identities: [plate, phone],
            marks: [
                phone: IdentityMark(
                    method: .oneTimeCode,
                    verifiedAt: Timestamp(microseconds: 1_760_000_000_000_000)
                )
            ],
            registered: [phone],
            personal: personal
        )
    }

    @Test func everythingComesBack() throws {
        let record = try Self.full()
        #expect(record.encoded.first == 3)
        #expect(PersonalRecord(decoding: record.encoded) == record)
        let empty = PersonalRecord(name: nil, identities: [])
        #expect(PersonalRecord(decoding: empty.encoded) == empty)
    }

    @Test func openValuesComeBack() throws {
        let values = AttributeValues(
            attributes: ["a": "b=c", "mark": "\u{338}x", "e": "é"],
            preferences: ["a": "\u{200D}"]
        )
        #expect(try OpenValues.values(OpenValues.text(values)) == values)
        #expect(try OpenValues.values(nil) == AttributeValues())
        #expect(OpenValues.text(AttributeValues()) == nil)
        for text in ["x", "\nb.a=1\n", "\na.x\n"] {
            #expect(throws: MemberStoreError.corrupt) { try OpenValues.values(text) }
        }
    }

    @Test func birthdayWithoutYearAndTakenAwayComeBack() throws {
        for birthday in [
            BirthdayRecord(birthday: Birthday(year: nil, month: 2, day: 29), wasKnown: true),
            BirthdayRecord(birthday: nil, wasKnown: true, changedOn: LocalDate("1969-12-31")),
        ] {
            var record = PersonalRecord(name: nil, identities: [])
            record.personal.birthday = birthday
            #expect(PersonalRecord(decoding: record.encoded)?.personal.birthday == birthday)
        }
    }

    @Test func theFirstFormatIsStillRead() throws {
        let name = Array("王小明".utf8)
        let phone = Array("+8613800001234".utf8)
        let bytes =
            [1, 1, 0, UInt8(name.count)] + name + [2, 0, UInt8(phone.count + 1), 1] + phone
        let record = try #require(PersonalRecord(decoding: bytes))
        #expect(record.name?.unsafeText == "王小明")
        #expect(record.identities == [try Self.identity(.phone, "13800001234")])
        #expect(record.marks.isEmpty && record.personal == PersonalProfile())
        // It did not tell what came later: whoever signed in goes on signing in.
        #expect(record.registered == Set(record.identities))
        // Fields of the second format do not stand in the first.
        #expect(PersonalRecord(decoding: bytes + [4, 0, 1, 1]) == nil)
    }

    @Test func credentialsComeBack() throws {
        let phone = try Self.identity(.phone, "13800001234")
        let card = try Self.identity(.card, "HT0001")
        for method in VerificationMethod.allCases {
            for registered in [[], [phone], [card], [phone, card]] as [Set<IdentityValue>] {
                let record = PersonalRecord(
                    name: nil,
                    identities: [phone, card],
                    marks: [phone: IdentityMark(method: method, verifiedAt: TestStore.start)],
                    registered: registered
                )
                #expect(PersonalRecord(decoding: record.encoded) == record)
                #expect(
                    record.isCredential(phone)
                        == (registered.contains(phone)
                            || [.oneTimeCode, .oidc, .wechat].contains(method))
                )
                #expect(record.isCredential(card) == registered.contains(card))
            }
        }
    }

    @Test func whatIsCutIsNotRead() throws {
        let bytes = try Self.full().encoded
        let whole = PersonalRecord(decoding: bytes)
        for count in 0..<bytes.count {
            let part = PersonalRecord(decoding: Array(bytes.prefix(count)))
            #expect(part == nil || part != whole, "\(count) bytes")
        }
        for tail in [
            [13, 0, 0], [11, 0, 0], [4, 0, 1, 9], [3, 0, 2, 1, 1], [5, 0, 1, 0], [6, 0, 1, 65],
        ] {
            #expect(PersonalRecord(decoding: bytes + tail.map(UInt8.init)) == nil, "\(tail)")
        }
    }
}
