import IdentityDomain
import Primitives
import Synchronization
import Testing

@testable import IdentityStorage

/// What members agree to, as it is kept, and slots that are taken once.
@Suite(.timeLimit(.minutes(2)))
struct ConsentsTests {
    static let marketing = ContactPurpose("marketing")

    /// 2025-10-09 08:53:20 in UTC: not a quiet hour of ours below.
    private static let now = TestStore.start

    private func register(_ store: SQLMemberStore) async throws -> MemberID {
        try #require(try await store.register(try .sample(key: "k1")).answer).memberID
    }

    static func request(_ key: String, _ fields: [KeyedRequest.Field] = []) throws -> KeyedRequest {
        KeyedRequest(
            key: CallerKey(caller: "operator:alice", key: try #require(IdempotencyKey(key))),
            method: "Test",
            fields: fields
        )
    }

    static func statement(
        _ isGiven: Bool,
        version: String? = nil,
        purpose: String = "marketing"
    ) throws -> ConsentStatement {
        ConsentStatement(
            purpose: try #require(ContactPurpose(purpose)),
            channel: .sms,
            isGiven: isGiven,
            policyVersion: version.flatMap(PolicyVersion.init),
            source: try #require(ChannelName("app")),
            at: .min
        )
    }

    static func question(
        _ memberID: MemberID,
        _ occurrence: String?,
        caller: String = "service:automation"
    ) throws -> ContactQuestion {
        ContactQuestion(
            memberID: memberID,
            purpose: try #require(marketing),
            channel: .sms,
            occurrence: try occurrence.map {
                CallerKey(caller: caller, key: try #require(IdempotencyKey($0)))
            }
        )
    }

    /// Lets a member be contacted at any hour.
    static func allow(_ memberID: MemberID, in store: SQLMemberStore) async throws {
        let outcome = try await store.record(
            try statement(true),
            of: memberID,
            reach: .everybody,
            request: try request("give")
        )
        guard case .recorded = outcome else {
            Issue.record("\(outcome)")
            return
        }
        _ = try await store.setQuietHours(
            QuietHours(fromMinute: 0, untilMinute: 0),
            of: memberID,
            reach: .everybody,
            request: try request("quiet")
        )
    }

    @Test func consentNamesAPolicyThatThereIs() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            let given = try Self.statement(true, version: "2026-1")
            func give(_ key: String) async throws -> ConsentOutcome {
                try await store.record(
                    given,
                    of: memberID,
                    reach: .everybody,
                    request: try Self.request(key, [.init("member_id", memberID.rawValue)])
                )
            }
            #expect(try await give("a") == .policyUnknown)
            let policy = try ConsentPolicy(
                purpose: "marketing",
                version: "2026-1",
                language: "zh-CN",
                text: "我们会向您发送优惠信息。"
            )
            #expect(try await store.put(policy, request: try Self.request("p")) == .put)
            #expect(try await store.put(policy, request: try Self.request("p")) == .replayed)
            let other = try ConsentPolicy(
                purpose: "marketing",
                version: "2026-1",
                language: "zh-CN",
                text: "另一份文本"
            )
            #expect(try await store.put(other, request: try Self.request("q")) == .differs)
            let purpose = try #require(Self.marketing)
            let stored = try await store.policy(of: purpose, version: nil, language: "zh-CN")
            #expect(stored?.policy == policy && stored?.hash.count == 64)
            #expect(try await store.policy(of: purpose, version: nil, language: "en") == nil)
            #expect(try await give("a") == .recorded(Self.now))
            #expect(try await give("a") == .replayed(Self.now))
            let consents = try #require(
                try await store.consents(of: memberID, reach: .everybody)
            )
            #expect(consents.history.count == 1)
            #expect(consents.history.first?.policyVersion?.rawValue == "2026-1")
            #expect(try await store.verify().findings == [])
        }
    }

    @Test func membersOutOfReachLookUnknown() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            func reach(_ path: String, partner: String? = nil) -> MemberReach {
                MemberReach(organisation: OrganisationPath(path), partner: partner)
            }
            #expect(try await store.consents(of: memberID, reach: reach("acme")) != nil)
            #expect(try await store.consents(of: memberID, reach: reach("acme/south")) == nil)
            #expect(
                try await store.consents(of: memberID, reach: reach("acme", partner: "b")) == nil
            )
            #expect(
                try await store.record(
                    try Self.statement(true),
                    of: memberID,
                    reach: reach("acme/south"),
                    request: try Self.request("a")
                ) == .memberUnknown
            )
            #expect(
                try await store.mayContact(
                    try Self.question(memberID, "x"),
                    reach: reach("acme/south")
                ) == nil
            )
        }
    }

    @Test func slotIsTakenOnceForEachOccurrence() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            func ask(_ occurrence: String?) async throws -> ContactDecision? {
                try await store.mayContact(
                    try Self.question(memberID, occurrence),
                    reach: .everybody
                )
            }
            #expect(try await ask("a") == .notGiven)
            try await Self.allow(memberID, in: store)
            #expect(try await ask(nil) == .allowed)
            #expect(try await ask("a") == .allowed)
            #expect(try await ask("a") == .hasSlot)
            #expect(try await ask("b") == .allowed)
            let midnight = Timestamp(microseconds: 1_760_054_400_000_000)
            #expect(try await ask("c") == .dayCap(midnight))
            #expect(try await ask(nil) == .dayCap(midnight))
            #expect(try await ask("a") == .hasSlot)
            _ = try await store.record(
                try Self.statement(false),
                of: memberID,
                reach: .everybody,
                request: try Self.request("withdraw")
            )
            #expect(try await ask("a") == .withdrawn)
        }
    }

    @Test func personalisationIsPublishedOnceForEachChange() async throws {
        try await TestStore.with { store in
            let memberID = try await register(store)
            func set(_ isOn: Bool, _ key: String) async throws -> ConsentOutcome {
                try await store.setPersonalisation(
                    try Self.statement(isOn, purpose: "personalisation"),
                    of: memberID,
                    reach: .everybody,
                    request: try Self.request(key)
                )
            }
            #expect(try await set(false, "a") == .recorded(Self.now))
            #expect(try await set(false, "a") == .replayed(Self.now))
            #expect(try await set(false, "b") == .recorded(Self.now))
            let member = try #require(try await store.member(memberID))
            #expect(!member.facts.isPersonalised && member.version == 2)
            #expect(try await set(true, "c") == .recorded(Self.now))
            #expect(try await store.member(memberID)?.facts.isPersonalised == true)
            #expect(try await store.publishedEvents().count == 3)
            let consents = try await store.consents(of: memberID, reach: .everybody)
            // What was off stays off, without a further statement.
            #expect(consents?.history.map(\.isGiven) == [false, true])
            #expect(try await store.verify().findings == [])
        }
    }
}
