import IdentityDomain
import IdentityService
import Messages
import Primitives
import RPCCore
import Testing

/// What callers see of identity.
@Suite struct IdentityHandlersTests {
    static let now = Timestamp(microseconds: 1_760_000_000_000_000)
    static let anna = MemberID(now: now, random: 1)

    static func context(
        _ method: MethodDescriptor = IdentityV1.IdentityMethods.registerMember,
        principal: Principal? = Principal(kind: .till, id: "17")
    ) -> CallContext {
        CallContext(
            method: method,
            principal: principal,
            peer: nil,
            deadline: nil,
            metadata: CallMetadata()
        )
    }

    static func handlers(_ store: StubStore) -> IdentityHandlers {
        IdentityHandlers(store: store, now: { now })
    }

    static let request = IdentityV1.RegisterMemberRequest(
        identities: [
            .init(kind: .phone, value: "138 0000 1234"), .init(kind: .card, value: "ht0012"),
        ],
        name: "王小明",
        organisation: "acme/north",
        channel: "pos",
        idempotencyKey: "k1"
    )

    static func member() throws -> Member {
        Member(
            memberID: anna,
            version: 2,
            name: MemberName("王小明"),
            organisation: try #require(OrganisationPath("acme/north")),
            channel: try #require(ChannelName("pos")),
            registeredAt: Timestamp(microseconds: 1_700_000_000_000_000),
            identities: [
                try IdentityValue(.phone, normalising: "13800001234"),
                try IdentityValue(.card, normalising: "HT00123456"),
            ]
        )
    }

    @Test(
        arguments: [
            (.created(anna), true),
            (.found(anna, newIndices: [1]), false),
            (.replayed(RegistrationAnswer(memberID: anna, isCreated: true)), true),
            (.replayed(RegistrationAnswer(memberID: anna, isCreated: false)), false),
        ] as [(RegistrationOutcome, Bool)]
    )
    func registrationIsAnswered(outcome: RegistrationOutcome, isCreated: Bool) async throws {
        let store = StubStore(outcome: .success(outcome))
        let response = try await Self.handlers(store)
            .registerMember(Self.request, context: Self.context())
        #expect(response.memberID == Self.anna.rawValue)
        #expect(response.created == isCreated)
        let registration = try #require(store.registered.first)
        #expect(registration.key.caller == "till:17")
        #expect(registration.identities.map(\.unsafeText) == ["+8613800001234", "HT0012"])
    }

    /// A refusal of the store, and what the caller is told.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let outcome: Result<RegistrationOutcome, MemberStoreError>
        let code: RPCError.Code
        let reason: String
        var fields: [String] = []
        var retryAfter: Duration?
        var testDescription: String { reason }
    }

    @Test(arguments: [
        Refusal(
            outcome: .success(.keyReused(.registeredAt)),
            code: .alreadyExists,
            reason: "identity.key_reused",
            fields: ["registered_at"]
        ),
        Refusal(
            outcome: .success(.identitiesConflict([1, 2])),
            code: .failedPrecondition,
            reason: "identity.identities_conflict",
            fields: ["identities[1].value", "identities[2].value"]
        ),
        Refusal(
            outcome: .success(.identitiesExhausted(anna)),
            code: .failedPrecondition,
            reason: "identity.identities_exhausted"
        ),
        Refusal(
            outcome: .failure(.overloaded(retryAfter: .milliseconds(100))),
            code: .resourceExhausted,
            reason: "identity.overloaded",
            retryAfter: .milliseconds(100)
        ),
        Refusal(
            outcome: .failure(.unavailable),
            code: .unavailable,
            reason: "identity.store_unavailable"
        ),
        Refusal(
            outcome: .failure(.corrupt),
            code: .dataLoss,
            reason: "identity.store_corrupt"
        ),
    ])
    func refusalHasItsStatus(refusal: Refusal) async throws {
        let handlers = Self.handlers(StubStore(outcome: refusal.outcome))
        let error = await #expect(throws: RPCError.self) {
            try await handlers.registerMember(Self.request, context: Self.context())
        }
        #expect(error?.code == refusal.code)
        #expect(error?.reason == refusal.reason)
        #expect(error?.fieldViolations.map(\.field) == refusal.fields)
        #expect(error?.retryAfter == refusal.retryAfter)
        #expect(error.map { "\($0)".contains("1234") } == false)
    }

    @Test func refusedFieldIsNamedBeforeTheStoreIsAsked() async throws {
        let store = StubStore(outcome: .success(.created(Self.anna)))
        var request = Self.request
        request.identities[1].value = "1"
        let error = await #expect(throws: RPCError.self) {
            try await Self.handlers(store).registerMember(request, context: Self.context())
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == ["identities[1].value"])
        request.identities[1] = .init(kind: .unrecognized(9), value: "x")
        let unknown = await #expect(throws: RPCError.self) {
            try await Self.handlers(store).registerMember(request, context: Self.context())
        }
        #expect(unknown?.fieldViolations.map(\.field) == ["identities[1].kind"])
        #expect(store.registered.isEmpty)
    }

    @Test func resolutionNamesWhatMatched() async throws {
        let store = StubStore(found: try Self.member(), matchedIndex: 1)
        let response = try await Self.handlers(store).resolveMember(
            IdentityV1.ResolveMemberRequest(identities: Self.request.identities),
            context: Self.context()
        )
        #expect(response.memberID == Self.anna.rawValue)
        #expect(response.matched == .card)
    }

    @Test(arguments: [0, 17])
    func wrongNumberOfIdentitiesIsRefused(count: Int) async {
        let request = IdentityV1.ResolveMemberRequest(
            identities: Array(repeating: .init(kind: .phone, value: "13800001234"), count: count)
        )
        let error = await #expect(throws: RPCError.self) {
            try await Self.handlers(StubStore()).resolveMember(request, context: Self.context())
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.fieldViolations.map(\.field) == ["identities"])
    }

    @Test func unknownMemberIsNotFound() async throws {
        let handlers = Self.handlers(StubStore())
        let resolved = await #expect(throws: RPCError.self) {
            try await handlers.resolveMember(
                IdentityV1.ResolveMemberRequest(identities: Self.request.identities),
                context: Self.context()
            )
        }
        let read = await #expect(throws: RPCError.self) {
            try await handlers.getMember(.init(memberID: 7), context: Self.context())
        }
        for error in [resolved, read] {
            #expect(error?.code == .notFound)
            #expect(error?.reason == "identity.member_unknown")
        }
    }

    @Test(arguments: [0, -1, Int64.min])
    func impossibleMemberIsRefused(memberID: Int64) async throws {
        let error = await #expect(throws: RPCError.self) {
            try await Self.handlers(StubStore())
                .getMember(.init(memberID: memberID), context: Self.context())
        }
        #expect(error?.fieldViolations.map(\.field) == ["member_id"])
    }

    @Test(
        arguments: [
            (.till, "17", "王*"),
            (.operator, "alice", "王*"),
            (.service, "gateway", "王*"),
            (.staff, "bob", "王*"),
            (.channelApp, "mini", "王小明"),
            (.member, anna.description, "王小明"),
            (.member, "12", "王*"),
        ] as [(Principal.Kind, String, String)]
    )
    func nameInFullIsForTheMemberAndItsApp(
        kind: Principal.Kind,
        id: String,
        name: String
    ) async throws {
        let handlers = Self.handlers(StubStore(found: try Self.member()))
        let response = try await handlers.getMember(
            IdentityV1.GetMemberRequest(memberID: Self.anna.rawValue),
            context: Self.context(
                IdentityV1.IdentityMethods.getMember,
                principal: Principal(kind: kind, id: id)
            )
        )
        let member = try #require(response.member)
        #expect(member.name == name)
        #expect(member.maskedName == "王*")
        #expect(member.identities.map(\.maskedValue) == ["138****1234", "****3456"])
        #expect(member.identities.map(\.kind) == [.phone, .card])
        #expect(member.registeredAt == 1_700_000_000_000_000)
        #expect(member.organisation == "acme/north")
        #expect(member.channel == "pos")
    }

    @Test func partnerLearnsHowAMemberIsGreetedAndNoMore() async throws {
        let response = try await Self.handlers(StubStore(found: try Self.member())).getMember(
            IdentityV1.GetMemberRequest(memberID: Self.anna.rawValue),
            context: Self.context(
                IdentityV1.IdentityMethods.getMember,
                principal: Principal(kind: .partner, id: "blossom")
            )
        )
        let greeted = IdentityV1.Member(
            memberID: Self.anna.rawValue,
            name: "王*",
            maskedName: "王*"
        )
        #expect(response.member == greeted)
    }

    @Test func verificationIsPassedOn() async throws {
        let response = try await Self.handlers(StubStore())
            .verifyIdentity(.init(), context: Self.context())
        #expect(response.members == 3)
        #expect(response.identities == 4)
        #expect(response.events == 5)
        #expect(response.findings == ["something"])
    }

    @Test func eventsComeBackFromTheirBytes() throws {
        let added =
            try IdentityEvent
            .identityAdded(memberID: Self.anna, kind: .card, addedAt: Self.now).encoded()
        #expect(added.type == "huitou.identity.v1.IdentityEvent")
        #expect(
            try IdentityV1.IdentityEvent(decoding: added.payload).event
                == .identityAdded(
                    .init(
                        memberID: Self.anna.rawValue,
                        kind: .card,
                        addedAt: Self.now.microseconds
                    )
                )
        )
        let registered = try IdentityEvent.memberRegistered(
            memberID: Self.anna,
            registeredAt: Self.now,
            organisation: try #require(OrganisationPath("acme/north")),
            channel: try #require(ChannelName("pos")),
            kinds: [.phone, .card]
        ).encoded()
        #expect(
            try IdentityV1.IdentityEvent(decoding: registered.payload).event
                == .memberRegistered(
                    .init(
                        memberID: Self.anna.rawValue,
                        registeredAt: Self.now.microseconds,
                        organisation: "acme/north",
                        channel: "pos",
                        identityKinds: [.phone, .card]
                    )
                )
        )
    }

    @Test func kindsSayTheOrderWhereTheCallerLeavesIt() async throws {
        let identities = [
            IdentityV1.IdentityValue(kind: .email, value: "anna@example.com"),
            IdentityV1.IdentityValue(kind: .card, value: "HT0012"),
            IdentityV1.IdentityValue(kind: .phone, value: "13800001234"),
        ]
        let store = StubStore(found: try Self.member())
        for (byPriority, kind) in [
            (false, IdentityV1.IdentityKind.email), (true, .phone),
        ] {
            let response = try await Self.handlers(store).resolveMember(
                IdentityV1.ResolveMemberRequest(identities: identities, byPriority: byPriority),
                context: Self.context()
            )
            #expect(response.matched == kind)
        }
    }
}
