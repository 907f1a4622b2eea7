import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// What callers are told who change members.
@Suite struct MembersHandlersTests {
    typealias Samples = MembersSamples

    static let identity = IdentityV1.IdentityValue(kind: .email, value: " Anna@Example.com")

    static func add(_ key: String = "k1") -> IdentityV1.AddIdentityRequest {
        IdentityV1.AddIdentityRequest(
            memberID: Samples.anna.rawValue,
            identity: identity,
            idempotencyKey: key
        )
    }

    @Test(
        arguments: [
            (.keyReused("identity.value"), .alreadyExists, "key_reused"),
            (.refused(.memberUnknown), .notFound, "member_unknown"),
            (
                .refused(.memberNotActive(.closed)), .failedPrecondition, "member_not_active"
            ),
            (.refused(.identityTaken), .alreadyExists, "identity_taken"),
            (.refused(.identitiesExhausted), .failedPrecondition, "identities_exhausted"),
            (.refused(.identityUnknown), .notFound, "identity_unknown"),
            (.refused(.lastIdentity), .failedPrecondition, "last_identity"),
            (.refused(.acquisitionSet), .failedPrecondition, "acquisition_set"),
            (
                .refused(.birthdayLocked(until: LocalDate(daysSinceEpoch: 20_000))),
                .failedPrecondition, "birthday_locked"
            ),
            (
                .refused(.stateNotReachable(from: .merged)), .failedPrecondition,
                "state_not_reachable"
            ),
        ] as [(MemberChangeOutcome, RPCError.Code, String)]
    )
    func refusalsHaveTheirStatus(
        outcome: MemberChangeOutcome,
        code: RPCError.Code,
        reason: String
    ) async {
        let handlers = Samples.handlers(StubProfileStore(outcome: outcome))
        let error = await #expect(throws: RPCError.self) {
            try await handlers.addIdentity(Self.add(), context: Samples.context(Samples.app))
        }
        #expect(error?.code == code)
        #expect(error?.reason == "identity.\(reason)")
        #expect(error.map { !"\($0)".contains("example.com") } ?? false)
    }

    @Test func anIdentityAddedByStaffIsVerifiedByStaff() async throws {
        let store = StubProfileStore(outcome: .replayed(MemberChangeAnswer(isChanged: true)))
        let handlers = Samples.handlers(store)
        for principal in [Samples.app, Samples.staff(.serviceAgent)] {
            let response = try await handlers.addIdentity(
                Self.add(),
                context: Samples.context(principal)
            )
            #expect(response.added && response.replayed)
        }
        let changes = store.calls.changes
        let methods = changes.map { change in
            guard case .addIdentity(let identity, let method, nil) = change.action else {
                return "?"
            }
            return "\(identity.unsafeText) \(method.map { "\($0)" } ?? "-")"
        }
        #expect(methods == ["anna@example.com -", "anna@example.com staff"])
        #expect(changes.map(\.scope?.rawValue) == [nil, "acme"])
        #expect(changes.map(\.request.key.caller) == ["channel_app:app", "staff:g7"])
        #expect(changes[0].request.fields == changes[1].request.fields)
    }

    @Test(
        arguments: [
            (IdentityV1.IdentityValue(kind: .email, value: "anna"), "k", 1, "identity.value"),
            (IdentityV1.IdentityValue(kind: .unspecified, value: "anna"), "k", 1, "identity.kind"),
            (nil, "k", 1, "identity.kind"),
            (identity, "", 1, "idempotency_key"),
            (identity, "a b", 1, "idempotency_key"),
            (identity, "k", 0, "member_id"),
        ] as [(IdentityV1.IdentityValue?, String, Int64, String)]
    )
    func badFieldsAreNamed(
        identity: IdentityV1.IdentityValue?,
        key: String,
        memberID: Int64,
        field: String
    ) async {
        let store = StubProfileStore()
        let request = IdentityV1.RemoveIdentityRequest(
            memberID: memberID,
            identity: identity,
            idempotencyKey: key
        )
        let error = await #expect(throws: RPCError.self) {
            try await Samples.handlers(store)
                .removeIdentity(request, context: Samples.context(Samples.app))
        }
        #expect(error?.fieldViolations.map(\.field) == [field])
        #expect(store.calls.changes.isEmpty)
    }

    /// Who edits what, and the field that is not theirs.
    struct Edit: Sendable, CustomTestStringConvertible {
        let principal: Principal
        let request: IdentityV1.SetProfileRequest
        let denied: String?
        var isCorrection = false
        var testDescription: String {
            "\(principal.kind) \(principal.roles.map(\.rawValue)) \(denied ?? "may")"
        }
    }

    static func set(
        birthday: IdentityV1.Birthday? = nil,
        home: String? = nil,
        guide: String? = nil,
        acquisition: IdentityV1.Acquisition? = nil
    ) -> IdentityV1.SetProfileRequest {
        IdentityV1.SetProfileRequest(
            memberID: Samples.anna.rawValue,
            idempotencyKey: "k1",
            name: "李雷",
            birthday: birthday,
            home: home,
            guide: guide,
            acquisition: acquisition
        )
    }

    static let day = IdentityV1.Birthday(month: 5, day: 17)
    static let source = IdentityV1.Acquisition(channel: "app")

    @Test(arguments: [
        Edit(principal: Samples.self_, request: set(birthday: day, home: "acme/x"), denied: nil),
        Edit(principal: Samples.self_, request: set(guide: "g1"), denied: "guide"),
        Edit(principal: Samples.self_, request: set(acquisition: source), denied: "acquisition"),
        Edit(
            principal: Samples.app,
            request: set(birthday: day, home: "acme/x", guide: "g1", acquisition: source),
            denied: nil
        ),
        Edit(principal: Samples.staff(.guide), request: set(), denied: nil),
        Edit(principal: Samples.staff(.guide), request: set(birthday: day), denied: "birthday"),
        Edit(principal: Samples.staff(.guide), request: set(guide: "g7"), denied: "guide"),
        Edit(principal: Samples.staff(.storeManager), request: set(guide: "g1"), denied: nil),
        Edit(
            principal: Samples.staff(.storeManager),
            request: set(birthday: day),
            denied: "birthday"
        ),
        Edit(
            principal: Samples.staff(.storeManager, in: "acme/north"),
            request: set(home: "acme/south"),
            denied: "home"
        ),
        Edit(
            principal: Samples.staff(.serviceAgent),
            request: set(birthday: day, home: "acme/south", guide: "g1"),
            denied: nil,
            isCorrection: true
        ),
        Edit(
            principal: Samples.staff(.hqAdmin),
            request: set(birthday: day),
            denied: nil,
            isCorrection: true
        ),
        Edit(
            principal: Principal(kind: .operator, id: "ops"),
            request: set(birthday: day),
            denied: nil,
            isCorrection: true
        ),
    ])
    func everybodyEditsWhatIsTheirs(row: Edit) async throws {
        let store = StubProfileStore()
        let handlers = Samples.handlers(store)
        let context = Samples.context(row.principal)
        guard let denied = row.denied else {
            let response = try await handlers.setProfile(row.request, context: context)
            #expect(response.changed && !response.replayed)
            guard case .editProfile(let edit) = try #require(store.calls.changes.first).action
            else {
                Issue.record("it is no edit")
                return
            }
            #expect(edit.isCorrection == row.isCorrection)
            #expect(edit.name == .set(MemberName("李雷")))
            #expect(edit.gender == .keep)
            return
        }
        let error = await #expect(throws: RPCError.self) {
            try await handlers.setProfile(row.request, context: context)
        }
        #expect(error?.reason == "identity.field_denied")
        #expect(error?.fieldViolations.map(\.field) == [denied])
        #expect(store.calls.changes.isEmpty)
    }

    @Test func aFieldThatIsThereSaysSomethingElseThanNone() async throws {
        let store = StubProfileStore()
        let handlers = Samples.handlers(store)
        for region in [nil, "", "x"] {
            _ = try await handlers.setProfile(
                IdentityV1.SetProfileRequest(
                    memberID: Samples.anna.rawValue,
                    idempotencyKey: "k1",
                    region: region
                ),
                context: Samples.context(Samples.app)
            )
        }
        let fields = store.calls.changes.map(\.request.fields)
        #expect(Set(fields).count == 3)
        let different = zip(fields[0], fields[1]).filter { $0 != $1 }.map(\.0.path)
        #expect(different == ["region"])
    }

    @Test func aStateIsSetWithItsReason() async throws {
        let store = StubProfileStore()
        let handlers = Samples.handlers(store)
        var request = IdentityV1.SetStateRequest(
            memberID: Samples.anna.rawValue,
            state: .frozen,
            mayEarn: true,
            reason: "looked into",
            idempotencyKey: "k1"
        )
        let context = Samples.context(Samples.staff(.storeManager))
        #expect(try await handlers.setState(request, context: context).changed)
        guard case .setState(let edit) = try #require(store.calls.changes.first).action else {
            Issue.record("it sets no state")
            return
        }
        #expect(edit.target == .frozen(mayEarn: true, mayBurn: false))
        #expect(edit.changedBy == "staff:g7")
        request.reason = ""
        let error = await #expect(throws: RPCError.self) {
            try await handlers.setState(request, context: context)
        }
        #expect(error?.fieldViolations.map(\.field) == ["reason"])
    }
}
