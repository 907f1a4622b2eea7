import IdentityDomain
import Primitives
import Testing

/// Requests as they come, and the field that a refusal names.
@Suite struct RegistrationValidationTests {
    static let now = Timestamp(microseconds: 1_760_000_000_000_000)

    static let draft = Registration.Draft(
        identities: [(.phone, "138 0000 1234"), (.card, "ht0012")],
        name: " 王小明 ",
        organisation: "acme/north/store-12",
        channel: "pos",
        idempotencyKey: "till-17/4711",
        registeredAt: 0
    )

    private func validate(_ draft: Registration.Draft) throws(FieldRefusal) -> Registration {
        try Registration(validating: draft, caller: "till:17", now: Self.now)
    }

    @Test func wholeRequestIsTaken() throws {
        let registration = try validate(Self.draft)
        #expect(registration.identities.map(\.unsafeText) == ["+8613800001234", "HT0012"])
        #expect(registration.name?.unsafeText == "王小明")
        #expect(registration.organisation.rawValue == "acme/north/store-12")
        #expect(registration.channel.rawValue == "pos")
        #expect(registration.key.caller == "till:17")
        #expect(registration.key.key.rawValue == "till-17/4711")
        #expect(registration.registeredAt == nil)
        #expect(registration.registeredAt(bookedAt: Self.now) == Self.now)
    }

    /// One change of a good request, and the field that is refused for it.
    struct Case: Sendable, CustomTestStringConvertible {
        let field: String
        let change: @Sendable (inout Registration.Draft) -> Void
        var testDescription: String { field }

        init(_ field: String, _ change: @escaping @Sendable (inout Registration.Draft) -> Void) {
            self.field = field
            self.change = change
        }
    }

    static let refused = [
        Case("identities") { $0.identities = [] },
        Case("identities[2].kind") { $0.identities.append((.card, "HT0013")) },
        Case("identities") {
            $0.identities += Array(
                repeating: (.card, "HT0013"),
                count: IdentityKind.allCases.count
            )
        },
        Case("identities[0].kind") { $0.identities[0].kind = nil },
        Case("identities[1].kind") { $0.identities[1] = (.phone, "13900001234") },
        Case("identities[1].value") { $0.identities[1].value = "123" },
        Case("identities[0].value") { $0.identities[0].value = "12345" },
        Case("name") { $0.name = " " },
        Case("name") { $0.name = String(repeating: "王", count: 65) },
        Case("organisation") { $0.organisation = "" },
        Case("organisation") { $0.organisation = "Acme" },
        Case("channel") { $0.channel = "" },
        Case("channel") { $0.channel = "POS" },
        Case("idempotency_key") { $0.idempotencyKey = "" },
        Case("idempotency_key") { $0.idempotencyKey = String(repeating: "k", count: 65) },
        Case("registered_at") { $0.registeredAt = Timestamp.min.microseconds - 1 },
        Case("registered_at") { $0.registeredAt = now.microseconds + 300_000_001 },
        Case("registered_at") { $0.registeredAt = .max },
        Case("registered_at") { $0.registeredAt = .min },
    ]

    @Test(arguments: refused)
    func refusalNamesTheField(refused: Case) throws {
        var draft = Self.draft
        refused.change(&draft)
        let refusal = #expect(throws: FieldRefusal.self) { _ = try validate(draft) }
        #expect(refusal?.field == refused.field)
        #expect(refusal?.problem.isEmpty == false)
    }

    @Test func refusalDoesNotShowTheValue() {
        var draft = Self.draft
        draft.identities[0].value = "1380000123"
        let refusal = #expect(throws: FieldRefusal.self) { _ = try validate(draft) }
        #expect(refusal.map { "\($0)".contains("1380000123") } == false)
    }

    @Test(arguments: [
        (Timestamp.min.microseconds, Timestamp.min.microseconds),
        (now.microseconds - 1, now.microseconds - 1),
        (now.microseconds + 300_000_000, now.microseconds),
    ])
    func pastTimeCounts(sent: Int64, counted: Int64) throws {
        var draft = Self.draft
        draft.registeredAt = sent
        let registration = try validate(draft)
        #expect(registration.registeredAt(bookedAt: Self.now).microseconds == counted)
    }

    @Test func nameMayBeMissing() throws {
        var draft = Self.draft
        draft.name = ""
        #expect(try validate(draft).name == nil)
    }
}
