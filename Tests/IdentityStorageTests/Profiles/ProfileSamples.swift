import IdentityDomain
import Primitives
import Synchronization
import Testing

@testable import IdentityStorage

/// Changes of members, short enough for tests.
enum ProfileSamples {
    static let program = IdentityProgram(
        attributes: [
            AttributeDefinition(name: "job", kind: .text(lengthMax: 40), isPersonal: true),
            AttributeDefinition(name: "pet", kind: .boolean, isPersonal: false),
        ],
        preferences: IdentityProgram.standard.preferences.map(\.value),
        childStages: IdentityProgram.standard.childStages
    )
    static let rules = ProfileRules(program: program, zone: .utc)

    static func change(
        _ memberID: MemberID,
        _ action: MemberChange.Action,
        key: String,
        says text: String = "",
        scope: OrganisationPath? = nil
    ) throws -> MemberChange {
        MemberChange(
            memberID: memberID,
            scope: scope,
            request: KeyedRequest(
                key: CallerKey(
                    caller: "staff:9",
                    key: try #require(IdempotencyKey(key))
                ),
                method: "Change",
                fields: [
                    KeyedRequest.Field("member_id", memberID.rawValue),
                    KeyedRequest.Field("text", text),
                ]
            ),
            action: action
        )
    }

    static func edit(
        today: LocalDate = LocalDate(daysSinceEpoch: 20_370),
        _ change: (inout ProfileEdit.Draft) -> Void
    ) throws -> ProfileEdit {
        var draft = ProfileEdit.Draft()
        change(&draft)
        return try ProfileEdit(validating: draft, program: program, today: today)
    }

    /// A clock that a test sets.
    final class Clock: Sendable {
        private let time = Mutex(TestStore.start)

        var now: Timestamp { time.withLock(\.self) }

        func set(_ day: String) throws {
            let date = try #require(LocalDate(day))
            time.withLock {
                $0 = Timestamp(microseconds: Int64(date.daysSinceEpoch) * 86_400_000_000)
            }
        }
    }
}

extension SQLMemberStore {
    /// Registers one more member.
    func newMember(
        _ number: Int,
        organisation: String = "acme/north"
    ) async throws -> MemberID {
        let registration = try Registration(
            validating: Registration.Draft(
                identities: [(.phone, "1380000\(1000 + number)")],
                name: "王小明",
                organisation: organisation,
                channel: "pos",
                idempotencyKey: "member-\(number)",
                registeredAt: 0
            ),
            caller: "till:17",
            now: TestStore.start
        )
        return try #require(try await register(registration).answer?.memberID)
    }

    /// Changes a member, where nothing else than success is expected.
    func expectChange(
        _ memberID: MemberID,
        _ action: MemberChange.Action,
        key: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let change = try ProfileSamples.change(memberID, action, key: key)
        let outcome = try await carryOut(change, rules: ProfileSamples.rules)
        #expect(
            outcome == .decided(MemberChangeAnswer(isChanged: true)),
            sourceLocation: sourceLocation
        )
    }

    /// Everything held about a member.
    func wholeProfile(_ memberID: MemberID) async throws -> MemberProfile {
        try #require(try await profile(memberID, scope: nil))
    }
}
