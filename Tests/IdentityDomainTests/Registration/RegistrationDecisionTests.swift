import IdentityDomain
import Primitives
import Testing

/// What becomes of a registration: one row per case, every outcome at least once.
@Suite struct RegistrationDecisionTests {
    static let bookedAt = Timestamp(microseconds: 1_760_000_000_000_000)
    static let new = MemberID(now: bookedAt, random: 99)
    static let anna = MemberID(now: bookedAt, random: 1)
    static let bert = MemberID(now: bookedAt, random: 2)

    /// What is known, in the order of the request's phone and card, and what must come out.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let owners: [MemberID?]
        var ownerIdentityCount = 0
        var ownerIsActive = true
        let outcome: RegistrationOutcome
        let eventKinds: [String]
    }

    static let cases = [
        Case(
            testDescription: "nobody has either",
            owners: [nil, nil],
            outcome: .created(new),
            eventKinds: ["registered phone card"]
        ),
        Case(
            testDescription: "one member has both",
            owners: [anna, anna],
            ownerIdentityCount: 2,
            outcome: .found(anna, newIndices: []),
            eventKinds: []
        ),
        Case(
            testDescription: "the card is new",
            owners: [anna, nil],
            ownerIdentityCount: 1,
            outcome: .found(anna, newIndices: [1]),
            eventKinds: ["added card"]
        ),
        Case(
            testDescription: "the phone is new",
            owners: [nil, anna],
            ownerIdentityCount: 31,
            outcome: .found(anna, newIndices: [0]),
            eventKinds: ["added phone"]
        ),
        Case(
            testDescription: "the member has all it can have",
            owners: [nil, anna],
            ownerIdentityCount: 32,
            outcome: .identitiesExhausted(anna),
            eventKinds: []
        ),
        Case(
            testDescription: "full, but nothing is new",
            owners: [anna, anna],
            ownerIdentityCount: 32,
            outcome: .found(anna, newIndices: []),
            eventKinds: []
        ),
        Case(
            testDescription: "the member is closed and gets nothing",
            owners: [anna, nil],
            ownerIdentityCount: 32,
            ownerIsActive: false,
            outcome: .found(anna, newIndices: []),
            eventKinds: []
        ),
        Case(
            testDescription: "two members",
            owners: [anna, bert],
            ownerIdentityCount: 1,
            outcome: .identitiesConflict([1]),
            eventKinds: []
        ),
    ]

    static func registration(
        phone: String = "13800001234",
        card: String = "HT0012",
        cardFirst: Bool = false,
        name: String = "王小明",
        organisation: String = "acme/north",
        channel: String = "pos",
        registeredAt: Int64 = 0
    ) throws -> Registration {
        let identities: [(kind: IdentityKind?, value: String)] = [(.phone, phone), (.card, card)]
        return try Registration(
            validating: Registration.Draft(
                identities: cardFirst ? identities.reversed() : identities,
                name: name,
                organisation: organisation,
                channel: channel,
                idempotencyKey: "k1",
                registeredAt: registeredAt
            ),
            caller: "till:17",
            now: bookedAt
        )
    }

    /// FNV-1a, so that a test needs no keys.
    static func fingerprint(of registration: Registration) -> RegistrationFingerprint {
        RegistrationFingerprint(of: registration) { field, bytes in
            ([UInt8(field.rawValue)] + bytes).reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
                (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
            }
        }
    }

    static func describe(_ event: IdentityEvent) -> String {
        switch event {
        case .memberRegistered(_, _, _, _, let kinds):
            "registered " + kinds.map(\.description).joined(separator: " ")
        case .identityAdded(_, let kind, _): "added \(kind)"
        case .identityRemoved, .memberChanged, .membersMerged, .membersUnmerged, .memberErased:
            "no event of a registration"
        }
    }

    @Test(arguments: cases)
    func outcomeFollowsFromTheOwners(of row: Case) throws {
        let registration = try Self.registration()
        let outcome = registration.decide(
            fingerprint: Self.fingerprint(of: registration),
            state: RegistrationState(
                previous: nil,
                owners: row.owners,
                ownerIdentityCount: row.ownerIdentityCount,
                ownerIsActive: row.ownerIsActive
            ),
            newMember: { Self.new }
        )
        #expect(outcome == row.outcome)
        let events = registration.events(of: outcome, bookedAt: Self.bookedAt)
        #expect(events.map(Self.describe) == row.eventKinds)
        #expect(events.allSatisfy { $0.memberID == outcome.answer?.memberID })
    }

    @Test(arguments: [true, false])
    func sameRequestUnderItsKeyIsAnsweredAsThen(isCreated: Bool) throws {
        let registration = try Self.registration()
        let answer = RegistrationAnswer(memberID: Self.anna, isCreated: isCreated)
        let outcome = registration.decide(
            fingerprint: Self.fingerprint(of: registration),
            state: RegistrationState(
                previous: .init(
                    fingerprint: Self.fingerprint(of: try Self.registration(cardFirst: true)),
                    answer: answer
                ),
                // What has become of the identities since then does not matter.
                owners: [Self.anna, Self.bert],
                ownerIdentityCount: 2
            ),
            newMember: {
                Issue.record("no member may be made")
                return Self.new
            }
        )
        #expect(outcome == .replayed(answer))
        #expect(outcome.answer == answer)
        #expect(registration.events(of: outcome, bookedAt: Self.bookedAt).isEmpty)
    }

    @Test(arguments: RegistrationFingerprint.Field.allCases)
    func anotherRequestUnderTheKeyNamesTheField(field: RegistrationFingerprint.Field) throws {
        let first = try Self.registration()
        let other =
            switch field {
            case .identities: try Self.registration(card: "HT0013")
            case .name: try Self.registration(name: "")
            case .organisation: try Self.registration(organisation: "acme/south")
            case .channel: try Self.registration(channel: "app")
            case .registeredAt: try Self.registration(registeredAt: 1)
            }
        let outcome = other.decide(
            fingerprint: Self.fingerprint(of: other),
            state: RegistrationState(
                previous: .init(
                    fingerprint: Self.fingerprint(of: first),
                    answer: RegistrationAnswer(memberID: Self.anna, isCreated: true)
                ),
                owners: [nil, nil],
                ownerIdentityCount: 0
            ),
            newMember: {
                Issue.record("no member may be made")
                return Self.new
            }
        )
        #expect(outcome == .keyReused(field))
        #expect(outcome.answer == nil)
    }

    @Test func fingerprintNeedsEveryField() {
        #expect(RegistrationFingerprint(digests: [1, 2, 3, 4]) == nil)
        #expect(RegistrationFingerprint(digests: [1, 2, 3, 4, 5])?.digests == [1, 2, 3, 4, 5])
    }

    @Test func registeredMemberCarriesThePastTime() throws {
        let registration = try Self.registration(registeredAt: 1_700_000_000_000_000)
        let events = registration.events(of: .created(Self.new), bookedAt: Self.bookedAt)
        guard case .memberRegistered(_, let registeredAt, _, _, _) = events.first else {
            Issue.record("no memberRegistered among \(events)")
            return
        }
        #expect(registeredAt.microseconds == 1_700_000_000_000_000)
    }
}
