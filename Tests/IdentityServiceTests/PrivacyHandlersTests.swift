import IdentityDomain
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

@testable import IdentityService

/// What the calls about consent and privacy refuse, and what they pass on.
struct PrivacyHandlersTests {
    private static let now = Timestamp(microseconds: 1_760_000_000_000_000)

    private static func context(
        _ kind: Principal.Kind,
        _ id: String = "17",
        purpose: String = "",
        organisation: String? = "acme/north"
    ) -> CallContext {
        CallContext(
            method: IdentityV1.PrivacyMethods.exportMember,
            principal: Principal(
                kind: kind,
                id: id,
                organisation: organisation.flatMap(OrganisationPath.init),
                roles: kind == .staff ? [.serviceAgent] : []
            ),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(purpose: purpose)
        )
    }

    private static func handlers(
        _ store: StubPrivacyStore,
        needsSecondPerson: Bool = false
    ) -> PrivacyHandlers {
        PrivacyHandlers(
            store: store,
            settings: PrivacySettings(
                needsSecondPerson: needsSecondPerson,
                reads: { _ in [RPCV1.AuditRecord(record: "0-1")] }
            ),
            now: { now }
        )
    }

    private static func reason(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch {
            return RPCError(error).reason
        }
    }

    @Test func staffMustSayWhyBeforeAnythingIsShown() async throws {
        let handlers = Self.handlers(try StubPrivacyStore())
        let request = IdentityV1.ExportMemberRequest(memberID: 4_711)
        let refused = await Self.reason {
            _ = try await handlers.exportMember(request, context: Self.context(.staff))
        }
        #expect(refused == "rpc.purpose_required")
        let shown = try await handlers.exportMember(
            request,
            context: Self.context(.staff, purpose: "complaint")
        )
        #expect(shown.name == "王小明" && shown.identities.first?.value == "+8613800001234")
        #expect(shown.reads.map(\.record) == ["0-1"])
        #expect(shown.profiles.map(\.name) == ["王小明"] && !shown.profiles[0].isMasked)
        let own = try await handlers.exportMember(
            request,
            context: Self.context(.member, "4711", organisation: nil)
        )
        #expect(own.name == "王小明")
    }

    @Test func staffReachesItsOwnPartOnly() async throws {
        let store = try StubPrivacyStore()
        let handlers = Self.handlers(store)
        for (context, reach) in [
            (
                Self.context(.staff, purpose: "x"),
                MemberReach(organisation: OrganisationPath("acme/north"), partner: nil)
            ),
            (
                Self.context(.staff, purpose: "x", organisation: nil),
                MemberReach(organisation: OrganisationPath("-"), partner: nil)
            ),
            (Self.context(.operator, organisation: nil), .everybody),
            (Self.context(.member, "4711", organisation: nil), .everybody),
        ] {
            _ = try await handlers.exportMember(
                IdentityV1.ExportMemberRequest(memberID: 4_711),
                context: context
            )
            #expect(store.lastReach == reach)
        }
    }

    @Test func erasureIsRefusedByFieldAndByOutcome() async throws {
        let good = IdentityV1.EraseMemberRequest(
            memberID: 4_711,
            reason: "asked",
            forfeitsValue: true,
            idempotencyKey: "k"
        )
        func erase(
            _ outcome: ErasureOutcome? = nil,
            _ change: (inout IdentityV1.EraseMemberRequest) -> Void = { _ in }
        ) async throws -> String? {
            var request = good
            change(&request)
            let sent = request
            let handlers = Self.handlers(try StubPrivacyStore(outcome ?? .erased(Self.now)))
            return await Self.reason {
                _ = try await handlers.eraseMember(sent, context: Self.context(.operator))
            }
        }
        #expect(try await erase() == nil)
        #expect(try await erase { $0.reason = "13800001234" } == "rpc.invalid_field")
        #expect(try await erase { $0.memberID = 0 } == "rpc.invalid_field")
        #expect(try await erase { $0.idempotencyKey = "" } == "rpc.invalid_field")
        #expect(try await erase { $0.forfeitsValue = false } == "identity.erasure_unconfirmed")
        for (outcome, reason) in [
            (ErasureOutcome.memberUnknown, "identity.member_unknown"),
            (.keyReused("reason"), "identity.key_reused"),
            (.alreadyErased(Self.now), "identity.member_erased"),
            (.notApproved(.unknown), "identity.approval_unknown"),
            (.notApproved(.notApproved), "identity.approval_missing"),
            (.notApproved(.expired), "identity.approval_expired"),
            (.notApproved(.usedBefore), "identity.approval_used"),
        ] {
            #expect(try await erase(outcome) == reason)
        }
        #expect(try await erase { $0.approvalID = 5 } == "rpc.invalid_field")
        #expect(try await erase(.replayed(Self.now)) == nil)
    }

    @Test func approvalIsAskedForWhereASecondPersonIsNeeded() async throws {
        for (isNeeded, approvalID) in [(true, Int64?(7)), (false, nil)] {
            let store = try StubPrivacyStore(.erased(Self.now))
            let handlers = Self.handlers(store, needsSecondPerson: isNeeded)
            _ = try await handlers.eraseMember(
                IdentityV1.EraseMemberRequest(
                    memberID: 4_711,
                    reason: "asked",
                    forfeitsValue: true,
                    idempotencyKey: "k",
                    approvalID: approvalID ?? 0
                ),
                context: Self.context(.operator)
            )
            #expect(store.approval.withLock { $0 } == approvalID)
        }
    }

    @Test func wishesArePagedAndWithdrawn() async throws {
        let store = try StubPrivacyStore()
        let handlers = Self.handlers(store)
        var request = IdentityV1.ListErasureRequestsRequest(
            organisation: "acme/north",
            pageSize: 2
        )
        var times: [Int64] = []
        for _ in 0..<3 {
            let page = try await handlers.listErasureRequests(
                request,
                context: Self.context(.staff)
            )
            #expect(page.requests.allSatisfy { $0.memberID == 4_711 && $0.reason == "asked" })
            #expect(page.requests.allSatisfy { $0.organisation == "acme/north" })
            times += page.requests.map(\.requestedAt)
            request.cursor = page.nextCursor
        }
        #expect(times == [1, 2, 3, 4, 5, 6])
        for change: (inout IdentityV1.ListErasureRequestsRequest) -> Void in [
            { $0.cursor = "zz" }, { $0.cursor = "31" }, { $0.pageSize = 201 },
            { $0.organisation = "ACME" },
        ] {
            var bad = request
            change(&bad)
            let sent = bad
            let refused = await Self.reason {
                _ = try await handlers.listErasureRequests(sent, context: Self.context(.staff))
            }
            #expect(refused == "rpc.invalid_field")
        }
        for (memberID, reason) in [(4_711, nil), (4_712, "identity.member_unknown")]
            as [(Int64, String?)]
        {
            let refused = await Self.reason {
                let answer = try await handlers.withdrawErasure(
                    .init(memberID: memberID, idempotencyKey: "w"),
                    context: Self.context(.staff)
                )
                #expect(answer.withdrawn && !answer.replayed)
            }
            #expect(refused == reason)
        }
        #expect(store.lastReach?.organisation == OrganisationPath("acme/north"))
    }

    @Test func searchesAreFewAndTheirFieldsStrict() async throws {
        let handlers = Self.handlers(try StubPrivacyStore())
        func find(_ digits: String, _ initial: String = "王") async -> String? {
            await Self.reason {
                let found = try await handlers.findByPhoneEnd(
                    IdentityV1.FindByPhoneEndRequest(
                        digits: digits,
                        nameInitial: initial,
                        organisation: "acme/north"
                    ),
                    context: Self.context(.staff)
                )
                #expect(found.matches.map(\.maskedName) == ["王*"])
                #expect(found.matches.map(\.maskedPhone) == ["138****1234"])
            }
        }
        #expect(await find("12a4") == "rpc.invalid_field")
        #expect(await find("1234", "") == "rpc.invalid_field")
        for _ in 0..<30 { #expect(await find("1234") == nil) }
        #expect(await find("1234") == "identity.searches_exhausted")
    }
}

/// A store that has one member and answers what a test tells it to.
private final class StubPrivacyStore: PrivacyStore {
    private let member: Member
    private let outcome: ErasureOutcome
    private let reach = Mutex<MemberReach?>(nil)
    let approval = Mutex<Int64?>(nil)

    init(_ outcome: ErasureOutcome = .memberUnknown) throws {
        self.outcome = outcome
        member = Member(
            memberID: try #require(MemberID(rawValue: 4_711)),
            version: 1,
            name: MemberName("王小明"),
            organisation: try #require(OrganisationPath("acme/north")),
            channel: try #require(ChannelName("pos")),
            registeredAt: Timestamp(microseconds: 1),
            identities: try IdentityValue.all([(.phone, "13800001234")])
        )
    }

    var lastReach: MemberReach? { reach.withLock { $0 } }

    func export(_ memberID: MemberID, reach: MemberReach) async throws -> MemberExport? {
        self.reach.withLock { $0 = reach }
        return MemberExport(
            member: member,
            profiles: [MemberProfile(member: member)],
            consents: MemberConsents(history: [], quietHours: nil, isPersonalised: true),
            contacts: []
        )
    }

    func requestErasure(
        _ command: ErasureCommand,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ErasureRequestOutcome { .memberUnknown }

    func withdrawErasure(
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> KeyedOutcome<Bool>? {
        self.reach.withLock { $0 = reach }
        return memberID == member.memberID ? .decided(true) : nil
    }

    /// Wishes without end, one for each microsecond.
    func erasureWishes(
        in organisation: OrganisationPath,
        after position: ErasureWish.Position?,
        limit: Int
    ) async throws -> OrganisationPage<ErasureWish> {
        let first = (position?.requestedAt.microseconds ?? 0) + 1
        let wishes = try (first..<first + Int64(limit)).map { at in
            ErasureWish(
                memberID: member.memberID,
                home: organisation,
                requestedBy: "member:4711",
                reason: try #require(ReasonText("asked")),
                position: .init(
                    requestedAt: Timestamp(microseconds: at),
                    askedID: member.memberID
                )
            )
        }
        return OrganisationPage(values: wishes, hasMore: true)
    }

    func erase(
        _ command: ErasureCommand,
        reach: MemberReach,
        approvalID: Int64?,
        request: KeyedRequest
    ) async throws -> ErasureOutcome {
        approval.withLock { $0 = approvalID }
        return outcome
    }

    func members(
        phoneEnd: PhoneEnd,
        nameInitial: Character,
        within organisation: OrganisationPath,
        countMax: Int
    ) async throws -> (members: [Member], hasMore: Bool) { ([member], false) }

    func rotateMasterKey(after memberID: MemberID?, countMax: Int) async throws -> KeyRotation {
        throw KeeperRefusal.masterKeysUnusable("no file")
    }

    func backUp(into folder: String) async throws -> StoreBackup {
        throw KeeperRefusal.backupUnsupported
    }
}
