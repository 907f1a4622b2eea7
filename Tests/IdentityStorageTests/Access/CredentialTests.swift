import IdentityDomain
import Primitives
import StorageCore
import Testing

@testable import IdentityStorage

/// An identity that nobody has proven finds its member, and is no way in.
@Suite struct CredentialTests {
    private static let stranger = "13900000077"

    /// A member with its own phone and card, to whom somebody attaches a stranger's phone.
    private static func attached(_ store: SQLMemberStore) async throws -> MemberID {
        let owner = try #require(
            try await store.register(.sample(card: "HT0001", key: "k1")).answer?.memberID
        )
        let outcome = try await store.register(
            .sample(phone: stranger, card: "HT0001", key: "k2")
        )
        #expect(outcome == .found(owner, newIndices: [0]))
        return owner
    }

    private static func phone(_ number: String = stranger) throws -> IdentityValue {
        try IdentityValue(.phone, normalising: number)
    }

    private static func signIn(
        _ store: SQLMemberStore,
        registers: Bool,
        key: String,
        phone: String = stranger
    ) async throws -> SignInOutcome {
        let code = try await store.sendCode(
            AccessFixture.codeRequest("code-\(key)", phone: phone, device: "device-\(key)")
        )
        return try await store.signIn(
            try SignIn(
                credential: .code(code),
                proofs: AccessFixture.proofs(code),
                deviceID: "d1",
                deviceName: "",
                registersUnknown: registers,
                key: try AccessFixture.key(key)
            ),
            rules: SessionRules()
        )
    }

    @Test func anAttachedPhoneFindsItsMemberAndDoesNotSignIn() async throws {
        try await AccessFixture.with { store, _ in
            let owner = try await Self.attached(store)
            #expect(try await store.resolve([Self.phone()])?.memberID == owner)
            // As for a phone that nobody has.
            let outcome = try await Self.signIn(store, registers: false, key: "s1")
            #expect(outcome.word == "unknown member")
            let unknown = try await Self.signIn(
                store,
                registers: false,
                key: "s2",
                phone: "13900000078"
            )
            #expect(unknown.word == outcome.word)
            #expect(try await store.resolve([Self.phone()])?.memberID == owner)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func thePhoneOfTheRegistrationSignsIn() async throws {
        try await AccessFixture.with { store, _ in
            let owner = try await Self.attached(store)
            #expect(try await store.signedIn().memberID == owner)
        }
    }

    @Test func anAttachedPhoneStepsNobodyUp() async throws {
        try await AccessFixture.with { store, _ in
            let owner = try await Self.attached(store)
            func stepUp(_ phone: String, _ key: String) async throws -> StepUpOutcome {
                let code = try await store.sendCode(
                    AccessFixture.codeRequest("c\(key)", phone: phone, purpose: .stepUp)
                )
                let request = KeyedRequest(
                    key: try AccessFixture.key(key),
                    method: "StepUp",
                    fields: []
                )
                return try await store.stepUp(owner, code: code, request: request)
            }
            #expect(try await stepUp(Self.stranger, "u1") == .foreignIdentity)
            #expect(
                try await stepUp(AccessFixture.phone, "u2") == .decided(at: TestStore.start)
            )
        }
    }

    @Test func whoProvesAnAttachedPhoneGetsAMemberOfItsOwn() async throws {
        try await AccessFixture.with { store, clock in
            let owner = try await Self.attached(store)
            let code = try await store.sendCode(
                AccessFixture.codeRequest("c1", phone: Self.stranger)
            )
            var request = try SignIn(
                credential: .code(code),
                proofs: AccessFixture.proofs(code),
                deviceID: "d1",
                deviceName: "",
                registersUnknown: true,
                key: try AccessFixture.key("s1")
            )
            let needed = try await store.signIn(request, rules: SessionRules())
            guard case .registrationNeeded(let identity, let takenFrom) = needed else {
                Issue.record("\(needed)")
                return
            }
            #expect(takenFrom == owner)
            #expect(identity == (try Self.phone()))
            #expect(try await store.resolve([Self.phone()]) == nil)
            let made = try await store.register(.sample(phone: Self.stranger, card: nil, key: "k3"))
            request.formerOwner = takenFrom
            guard
                case .decided(let session, _) = try await store.signIn(
                    request,
                    rules: SessionRules()
                )
            else {
                Issue.record("not signed in")
                return
            }
            #expect(session.memberID == made.answer?.memberID && session.memberID != owner)
            let pairs = try await store.read { reader in
                try reader.query("SELECT first_id, second_id FROM reviews").map { row in
                    Set([try row.integer(0), try row.integer(1)])
                }
            }
            #expect(pairs == [[owner.rawValue, session.memberID.rawValue]])
            // Its owner has lost nothing that was its own.
            clock.advance(by: .seconds(60))
            #expect(try await store.signedIn().memberID == owner)
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func anIssuersPhoneThatIsAttachedElsewhereIsNotThatMember() async throws {
        try await AccessFixture.with { store, _ in
            let owner = try await Self.attached(store)
            func link(takes: Bool) async throws -> LinkOutcome {
                try await store.link(
                    issuer: "https://issuer.example",
                    subject: "p1",
                    to: try Self.phone(),
                    takesUnproven: takes
                )
            }
            #expect(try await link(takes: false) == .unknown(takenFrom: nil))
            #expect(try await link(takes: true) == .unknown(takenFrom: owner))
            try await store.add(.sample(phone: Self.stranger, card: nil, key: "k3"))
            #expect(try await link(takes: false) == .linked)
        }
    }

    // MARK: Adding

    private static func add(
        _ store: SQLMemberStore,
        to memberID: MemberID,
        code: PresentedCode?,
        by method: VerificationMethod? = nil,
        key: String
    ) async throws -> MemberChangeOutcome {
        try await store.carryOut(
            ProfileSamples.change(
                memberID,
                .addIdentity(try phone(), verifiedBy: method, code: code),
                key: key
            ),
            rules: ProfileSamples.rules
        )
    }

    private static func code(_ store: SQLMemberStore, _ key: String) async throws -> PresentedCode {
        try await store.sendCode(
            AccessFixture.codeRequest(
                key,
                phone: stranger,
                device: "device-\(key)",
                purpose: .verifyIdentity
            )
        )
    }

    @Test func whatStaffAddsIsNoCredentialUntilItIsProven() async throws {
        try await AccessFixture.with { store, clock in
            let anna = try await store.newMember(1)
            let added = MemberChangeOutcome.decided(MemberChangeAnswer(isChanged: true))
            #expect(
                try await Self.add(store, to: anna, code: nil, by: .staff, key: "a1") == added
            )
            let refused = try await Self.signIn(store, registers: false, key: "s1")
            #expect(refused.word == "unknown member")
            clock.advance(by: .seconds(60))
            let code = try await Self.code(store, "c1")
            let held = MemberChangeOutcome.decided(MemberChangeAnswer(isChanged: false))
            #expect(try await Self.add(store, to: anna, code: code, key: "a2") == held)
            #expect(
                try await store.wholeProfile(anna).marks[Self.phone()]?.method == .oneTimeCode
            )
            clock.advance(by: .seconds(60))
            #expect(try await Self.signIn(store, registers: false, key: "s2").word == "in")
        }
    }

    @Test func aCodeThatIsNotTheIdentitysAddsNothing() async throws {
        try await AccessFixture.with { store, clock in
            let anna = try await store.newMember(1)
            let code = try await Self.code(store, "c1")
            let wrong = try AccessFixture.wrong(code)
            #expect(
                try await Self.add(store, to: anna, code: wrong, key: "a1")
                    == .refused(.codeRefused(.wrong(triesLeft: 4)))
            )
            let other = try await store.sendCode(
                AccessFixture.codeRequest("c2", phone: "13900000078", purpose: .verifyIdentity)
            )
            #expect(
                try await Self.add(store, to: anna, code: other, key: "a2")
                    == .refused(.codeRefused(.unknown))
            )
            #expect(try await store.resolve([Self.phone()]) == nil)
            let added = MemberChangeOutcome.decided(MemberChangeAnswer(isChanged: true))
            #expect(try await Self.add(store, to: anna, code: code, key: "a3") == added)
            // A repeat is answered, though its code is spent.
            #expect(
                try await Self.add(store, to: anna, code: code, key: "a3")
                    == .replayed(MemberChangeAnswer(isChanged: true))
            )
            clock.advance(by: .seconds(60))
            #expect(try await Self.signIn(store, registers: false, key: "s1").word == "in")
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func aProofTakesWhatWasAttachedAndNotWhatWasProven() async throws {
        try await AccessFixture.with { store, clock in
            let owner = try await Self.attached(store)
            let anna = try await store.newMember(1)
            let bert = try await store.newMember(2)
            #expect(
                try await Self.add(store, to: anna, code: nil, by: .staff, key: "a1")
                    == .refused(.identityTaken)
            )
            #expect(try await store.resolve([Self.phone()])?.memberID == owner)
            let first = try await Self.code(store, "c1")
            #expect(
                try await Self.add(store, to: anna, code: first, key: "a2")
                    == .decided(MemberChangeAnswer(isChanged: true))
            )
            #expect(try await store.resolve([Self.phone()])?.memberID == anna)
            clock.advance(by: .seconds(60))
            let second = try await Self.code(store, "c2")
            #expect(
                try await Self.add(store, to: bert, code: second, key: "a3")
                    == .refused(.identityTaken)
            )
            #expect(try await store.verify().findings == [])
        }
    }
}
