import IdentityDomain
import IdentityService
import IdentityStorage
import Messages
import Primitives
import RPCCore
import Synchronization
import Testing

/// What callers see of codes, sessions, keys and member codes.
@Suite struct AccessHandlersTests {
    private func expectRefusal(
        _ reason: String,
        _ code: RPCError.Code,
        field: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation,
        by call: () async throws -> some Any
    ) async {
        do {
            _ = try await call()
            Issue.record("not refused", sourceLocation: sourceLocation)
        } catch let error as RPCError {
            #expect(error.reason == reason, sourceLocation: sourceLocation)
            #expect(error.code == code, sourceLocation: sourceLocation)
            if let field {
                #expect(
                    error.fieldViolations.map(\.field) == [field],
                    sourceLocation: sourceLocation
                )
            }
        } catch {
            Issue.record(error, sourceLocation: sourceLocation)
        }
    }

    @Test func newcomerSignsInAndComesAgain() async throws {
        try await AccessBench.with { bench in
            let first = try await bench.code("c1")
            let made = try await bench.signIn(.code(first), key: "s1")
            #expect(made.created)
            let tokens = try #require(made.tokens)
            #expect(tokens.accessToken == "member \(made.memberID)")
            // The answer that was lost: the same tokens, and created as then.
            let again = try await bench.signIn(.code(first), key: "s1")
            #expect(again.replayed)
            #expect(again.created)
            #expect(again.tokens?.refreshToken == tokens.refreshToken)
            let next = try await bench.handlers.refreshSession(
                .init(refreshToken: tokens.refreshToken),
                context: AccessBench.call()
            )
            #expect(next.memberID == made.memberID)
            #expect(next.tokens?.refreshToken != tokens.refreshToken)
            let devices = try await bench.handlers.listDevices(
                .init(memberID: made.memberID),
                context: AccessBench.call(.member, id: "\(made.memberID)")
            ).devices
            #expect(devices.map(\.deviceName) == ["手机"])
            _ = try await bench.handlers.revokeAllDevices(
                .init(memberID: made.memberID),
                context: AccessBench.call()
            )
            await expectRefusal("identity.session_ended", .unauthenticated) {
                try await bench.handlers.refreshSession(
                    .init(refreshToken: next.tokens?.refreshToken ?? ""),
                    context: AccessBench.call()
                )
            }
        }
    }

    @Test func strangerIsToldOnlyAfterTheCode() async throws {
        try await AccessBench.with { bench in
            let code = try await bench.code("c1")
            let wrong = IdentityV1.OneTimeCode(
                challengeID: code.challengeID,
                code: code.code == "000000" ? "000001" : "000000"
            )
            await expectRefusal("identity.code_wrong", .failedPrecondition) {
                try await bench.signIn(.code(wrong), key: "s1", registers: false)
            }
            await expectRefusal("identity.member_unknown", .notFound) {
                try await bench.signIn(.code(code), key: "s2", registers: false)
            }
            await expectRefusal("identity.code_used", .failedPrecondition) {
                try await bench.signIn(.code(code), key: "s3")
            }
        }
    }

    @Test func codeThatIsNotSentIsTold() async throws {
        try await AccessBench.with { bench in
            bench.phone.isDown.withLock { $0 = true }
            await expectRefusal("identity.code_not_sent", .unavailable) {
                try await bench.code("c1")
            }
            #expect(bench.phone.failureCount == 1)
        }
    }

    @Test func secondCodeMustWait() async throws {
        try await AccessBench.with { bench in
            _ = try await bench.code("c1")
            do {
                _ = try await bench.code("c2")
                Issue.record("not limited")
            } catch let error as RPCError {
                #expect(error.reason == "identity.code_limited")
                #expect(error.retryAfter == .seconds(60))
            }
        }
    }

    @Test func fieldsAreChecked() async throws {
        try await AccessBench.with { bench in
            func request(
                _ change: (inout IdentityV1.RequestCodeRequest) -> Void
            ) async throws -> IdentityV1.RequestCodeResponse {
                var request = IdentityV1.RequestCodeRequest(
                    purpose: .signIn,
                    identity: .init(kind: .phone, value: "13800001234"),
                    deviceID: "d",
                    clientAddress: "192.0.2.1",
                    idempotencyKey: "k"
                )
                change(&request)
                return try await bench.handlers.requestCode(request, context: AccessBench.call())
            }
            let bad: [(String, (inout IdentityV1.RequestCodeRequest) -> Void)] = [
                ("purpose", { $0.purpose = .unspecified }),
                ("identity.kind", { $0.identity = nil }),
                ("identity.kind", { $0.identity?.kind = .card }),
                ("identity.value", { $0.identity?.value = "12" }),
                ("device_id", { $0.deviceID = "" }),
                ("client_address", { $0.clientAddress = "a b" }),
                ("client_address", { $0.clientAddress = "" }),
                ("idempotency_key", { $0.idempotencyKey = "" }),
            ]
            for (field, change) in bad {
                await expectRefusal("rpc.invalid_field", .invalidArgument, field: field) {
                    try await request(change)
                }
            }
            #expect(bench.phone.messages.isEmpty)
            await expectRefusal("rpc.invalid_field", .invalidArgument, field: "code.code") {
                try await bench.signIn(.code(.init(challengeID: "x", code: "12")), key: "s")
            }
            await expectRefusal("rpc.invalid_field", .invalidArgument, field: "code") {
                try await bench.handlers.resolveMemberCode(
                    .init(code: "700000000000000001", organisation: "a", idempotencyKey: "k"),
                    context: AccessBench.call(.till)
                )
            }
        }
    }

    @Test func weChatAndIssuersSignIn() async throws {
        try await AccessBench.with { bench in
            let tapped = try await bench.signIn(.wechatPhoneCode("tap"), key: "s1")
            #expect(tapped.created)
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await bench.signIn(.wechatPhoneCode("other"), key: "s2")
            }
            await expectRefusal("identity.sign_in_unavailable", .unavailable) {
                try await bench.signIn(.wechatPhoneCode("down"), key: "s3")
            }
            func oidc(_ token: String, _ key: String) async throws -> IdentityV1.SignInResponse {
                let nonce = "0123456789abcdef"
                return try await bench.signIn(
                    .oidc(.init(idToken: token, nonce: nonce)),
                    key: key,
                    registers: false
                )
            }
            // The issuer vouches for the phone: it is the member who has it; later without it.
            await expectRefusal("identity.member_unknown", .notFound) {
                try await oidc("members p1", "o1")
            }
            let linked = try await oidc("members p1 13900000001", "o2")
            #expect(linked.memberID == tapped.memberID)
            #expect(try await oidc("members p1", "o3").memberID == tapped.memberID)
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await oidc("staff p1", "o4")
            }
        }
    }

    @Test func anIdTokenIsGoodOnce() async throws {
        try await AccessBench.with { bench in
            func oidc(_ token: String, _ key: String) async throws -> IdentityV1.SignInResponse {
                try await bench.signIn(
                    .oidc(.init(idToken: token, nonce: "0123456789abcdef")),
                    key: key
                )
            }
            let made = try await oidc("members p1 13900000001 .sig", "o1")
            #expect(made.created)
            // The repeat of a lost answer is none by somebody else.
            let again = try await oidc("members p1 13900000001 .sig", "o1")
            #expect(again.replayed && again.memberID == made.memberID)
            for signature in ["sig", "s1g"] {
                await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                    try await oidc("members p1 13900000001 .\(signature)", "o2")
                }
            }
            let next = try await oidc("members p1 13900000001 later .sig", "o3")
            #expect(next.memberID == made.memberID)
        }
    }

    @Test func aLostAnswerCostsNoSecondTap() async throws {
        try await AccessBench.with { bench in
            let first = try await bench.signIn(.wechatPhoneCode("once 1"), key: "s1")
            let again = try await bench.signIn(.wechatPhoneCode("once 1"), key: "s1")
            #expect(again.replayed && again.created)
            #expect(again.tokens?.refreshToken == first.tokens?.refreshToken)
            await expectRefusal("identity.key_reused", .alreadyExists) {
                try await bench.signIn(.wechatPhoneCode("once 2"), key: "s1")
            }
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await bench.signIn(.wechatPhoneCode("once 1"), key: "s2")
            }
        }
    }

    @Test func whoProvesAStrangersAttachedPhoneBecomesItself() async throws {
        try await AccessBench.with { bench in
            func register(_ phone: String, key: String) async throws -> RegistrationOutcome {
                try await bench.store.register(
                    Registration(
                        validating: Registration.Draft(
                            identities: [(.card, "HT0001"), (.phone, phone)],
                            name: "",
                            organisation: "acme/north",
                            channel: "pos",
                            idempotencyKey: key,
                            registeredAt: 0
                        ),
                        caller: "till:17",
                        now: AccessBench.start
                    )
                )
            }
            let owner = try await register("13800005555", key: "k1").answer?.memberID
            #expect(try await register("13900000001", key: "k2").answer?.memberID == owner)
            let made = try await bench.signIn(.wechatPhoneCode("tap"), key: "s1")
            #expect(made.created && made.memberID != owner?.rawValue)
            let own = try await bench.signIn(
                .code(bench.code("c1", phone: "13800005555")),
                key: "s2"
            )
            #expect(!own.created && own.memberID == owner?.rawValue)
        }
    }

    @Test func staffStandsInTheDirectory() async throws {
        struct Directory: StaffCredentials {
            func staffRecord(_ credential: StaffCredential) async throws -> StaffRecord? {
                guard credential.unsafeValue.1.unsafeRevealed == "anna",
                    let north = OrganisationPath("acme/north"),
                    let south = OrganisationPath("acme/south"), let name = MemberName("安娜")
                else { return nil }
                return StaffRecord(
                    staffID: "s1",
                    organisation: north,
                    name: name,
                    number: "",
                    assignments: [
                        StaffAssignment(role: .storeManager, organisation: south),
                        StaffAssignment(role: .guide, organisation: north),
                    ],
                    isSuspended: false,
                    changedAt: AccessBench.start
                )
            }
        }
        let trail = Trail()
        try await AccessBench.with(staff: Directory()) { bench in
            func signIn(
                _ token: String,
                for unit: String = ""
            ) async throws -> IdentityV1.SignInStaffResponse {
                try await bench.handlers.signInStaff(
                    .init(
                        oidc: .init(idToken: token, nonce: "0123456789abcdef"),
                        organisation: unit
                    ),
                    context: trail.call()
                )
            }
            let first = try await signIn("staff anna")
            #expect(first.accessToken == "staff s1 acme/north guide")
            #expect(first.organisations == ["acme/north", "acme/south"])
            // One id token is good for one sign-in.
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await signIn("staff anna", for: "acme/south")
            }
            let other = try await signIn("staff anna again", for: "acme/south")
            #expect(other.accessToken == "staff s1 acme/south store_manager")
            #expect(other.roles == ["store_manager"])
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await signIn("staff anna third", for: "acme")
            }
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await signIn("staff ben")
            }
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await signIn("members anna")
            }
        }
        #expect(
            trail.lines == [
                "s1 acme/north guide", " - identity.sign_in_refused",
                "s1 acme/south store_manager", " - identity.sign_in_refused",
                " - identity.sign_in_refused", " - identity.sign_in_refused",
            ]
        )
    }

    @Test func tillResolvesACodeAndGetsAProofOnce() async throws {
        try await AccessBench.with { bench in
            let member = try await bench.signIn(.wechatPhoneCode("tap"), key: "s1").memberID
            let issued = try await bench.handlers.issueMemberCode(
                .init(memberID: member),
                context: AccessBench.call(.member, id: "\(member)")
            )
            let request = IdentityV1.ResolveMemberCodeRequest(
                code: issued.code,
                organisation: "acme/north/store-1",
                idempotencyKey: "r1"
            )
            let till = AccessBench.call(.till, id: "17")
            let read = try await bench.handlers.resolveMemberCode(request, context: till)
            #expect(read.memberID == member)
            #expect(read.stepUpProof == "proof \(member) till:17")
            let again = try await bench.handlers.resolveMemberCode(request, context: till)
            #expect(again.replayed)
            #expect(again.stepUpProof.isEmpty, "a repeat proves nothing anew")
            var other = request
            other.idempotencyKey = "r2"
            await expectRefusal("identity.member_code_used", .failedPrecondition) {
                try await bench.handlers.resolveMemberCode(other, context: till)
            }
            await expectRefusal("identity.member_closed", .failedPrecondition) {
                try await bench.handlers.issueMemberCode(
                    .init(memberID: 12345),
                    context: AccessBench.call()
                )
            }
        }
    }

    @Test func aChannelMakesNoProofOfItsOwn() async throws {
        try await AccessBench.with { bench in
            let member = try await bench.signIn(.wechatPhoneCode("tap"), key: "s1").memberID
            let itself = AccessBench.call(.member, id: "\(member)")
            let till = AccessBench.call(.till, id: "17")
            func read(
                issuedBy issuer: CallContext,
                by reader: CallContext,
                _ key: String
            ) async throws -> IdentityV1.ResolveMemberCodeResponse {
                let issued = try await bench.handlers.issueMemberCode(
                    .init(memberID: member),
                    context: issuer
                )
                return try await bench.handlers.resolveMemberCode(
                    .init(
                        code: issued.code,
                        organisation: "acme/north/store-1",
                        idempotencyKey: key
                    ),
                    context: reader
                )
            }
            // Nobody was there: neither for the channel itself nor for a till.
            let alone = try await read(issuedBy: AccessBench.call(), by: AccessBench.call(), "r1")
            #expect(alone.memberID == member && alone.stepUpProof.isEmpty)
            let named = try await read(issuedBy: AccessBench.call(), by: till, "r2")
            #expect(named.memberID == member && named.stepUpProof.isEmpty)
            let shown = try await read(issuedBy: itself, by: AccessBench.call(), "r3")
            #expect(shown.memberID == member && shown.stepUpProof.isEmpty)
            #expect(try await !read(issuedBy: itself, by: till, "r4").stepUpProof.isEmpty)
        }
    }

    @Test func tillGetsTheKeysOfItsOwnStore() async throws {
        try await AccessBench.with { bench in
            let path = "acme/north/store-1"
            func keys(scope: String) async throws -> IdentityV1.GetOfflineKeysResponse {
                try await bench.handlers.getOfflineKeys(
                    .init(organisation: path),
                    context: AccessBench.call(.till, id: "17", organisation: scope)
                )
            }
            let own = try await keys(scope: path).keys
            #expect(own.count == 8)
            #expect(Set(own.map(\.key)).count == 8)
            #expect(own.allSatisfy { $0.key.count == 32 })
            // A till whose token reaches further is given no key by it.
            await expectRefusal("identity.foreign_store", .permissionDenied) {
                try await keys(scope: "acme/north")
            }
        }
    }

    @Test func stepUpNeedsTheMembersOwnCode() async throws {
        try await AccessBench.with { bench in
            let anna = try await bench.signIn(.code(bench.code("c1")), key: "s1").memberID
            _ = try await bench.signIn(.wechatPhoneCode("tap"), key: "s2")
            func stepUp(
                _ code: IdentityV1.OneTimeCode,
                _ key: String
            ) async throws -> IdentityV1.StepUpResponse {
                try await bench.handlers.stepUp(
                    .init(memberID: anna, code: code, idempotencyKey: key),
                    context: AccessBench.call(.till, id: "17")
                )
            }
            let foreign = try await bench.code("c2", phone: "13900000001", purpose: .stepUp)
            await expectRefusal("identity.code_foreign", .failedPrecondition) {
                try await stepUp(foreign, "u1")
            }
            let wrongPurpose = try await bench.code("c3", phone: "13700000001")
            await expectRefusal("identity.code_unknown", .notFound) {
                try await stepUp(wrongPurpose, "u2")
            }
        }
    }

    @Test func onlyResultAndReferenceOfALivingPersonAreKept() async throws {
        try await AccessBench.with { bench in
            let member = try await bench.signIn(.wechatPhoneCode("tap"), key: "s1").memberID
            func check(
                _ ticket: String,
                _ key: String
            ) async throws -> IdentityV1.CheckRealPersonResponse {
                try await bench.handlers.checkRealPerson(
                    .init(memberID: member, ticket: ticket, idempotencyKey: key),
                    context: AccessBench.call()
                )
            }
            let passed = try await check("ok", "k1")
            #expect(passed.passed)
            #expect(passed.reference == "ref-1")
            #expect(try await check("ok", "k1").replayed)
            await expectRefusal("identity.key_reused", .alreadyExists, field: "ticket") {
                try await check("no", "k1")
            }
            #expect(try await !check("no", "k2").passed)
            await expectRefusal("identity.sign_in_refused", .unauthenticated) {
                try await check("none", "k3")
            }
        }
    }

    @Test func operatorRotatesAndEverybodySeesIt() async throws {
        try await AccessBench.with { bench in
            func keys() async throws -> [String] {
                try await bench.handlers.getKeys(.init(), context: AccessBench.call())
                    .keys.map(\.keyID)
            }
            #expect(try await keys() == [])
            func rotate(
                _ key: String,
                compromised: Bool = false
            ) async throws -> IdentityV1.RotateSigningKeyResponse {
                try await bench.handlers.rotateSigningKey(
                    .init(idempotencyKey: key, reason: "a test", compromised: compromised),
                    context: AccessBench.call(.operator)
                )
            }
            let first = try await rotate("r1").keyID
            #expect(try await rotate("r1").replayed)
            let second = try await rotate("r2").keyID
            #expect(Set(try await keys()) == [first, second])
            let third = try await rotate("r3", compromised: true).keyID
            #expect(try await keys() == [third])
            await expectRefusal("rpc.invalid_field", .invalidArgument, field: "reason") {
                try await bench.handlers.rotateSigningKey(
                    .init(idempotencyKey: "r4"),
                    context: AccessBench.call(.operator)
                )
            }
        }
    }
}
