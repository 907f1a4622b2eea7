import IdentityDomain
package import Messages
import Primitives
package import RPCCore

/// Signing in.
extension AccessHandlers {
    /// Signs a member in.
    package func signIn(
        _ request: IdentityV1.SignInRequest,
        context: CallContext
    ) async throws -> IdentityV1.SignInResponse {
        let registration = try Self.checking { () throws(FieldRefusal) in
            try Newcomer(request, context: context, now: now())
        }
        let proofs = try Self.proofs(of: request)
        let keyed = try Self.checking { () throws(FieldRefusal) in
            SignIn.keyed(
                proofs,
                deviceID: try CodeRequest.device(request.deviceID),
                key: try IdentityHandlers.callerKey(request.idempotencyKey, context)
            )
        }
        // A repeat is answered before a credential is looked at that is good once.
        if let known = try await StoreFailures.reporting({
            try await store.signedIn(keyed, rules: rules)
        }) {
            return try await response(to: known)
        }
        let (credential, phone) = try await credential(of: request)
        var signIn = try Self.checking { () throws(FieldRefusal) in
            try SignIn(
                credential: credential,
                proofs: proofs,
                deviceID: request.deviceID,
                deviceName: request.deviceName,
                registersUnknown: request.registerIfUnknown,
                key: keyed.key
            )
        }
        var outcome = try await run(signIn)
        if case .registrationNeeded(let identity, let formerOwner) = outcome {
            signIn.formerOwner = formerOwner
            signIn.hasRegistered = try await register(identity, as: registration)
            outcome = try await run(signIn)
        } else if case .unknown = outcome, case .openID(let issuer, let subject, _) = credential,
            let phone
        {
            // The issuer says that the phone is theirs: who signs in by it here is the same person.
            func link(takesUnproven: Bool) async throws -> LinkOutcome {
                try await StoreFailures.reporting {
                    try await store.link(
                        issuer: issuer,
                        subject: subject,
                        to: phone,
                        takesUnproven: takesUnproven
                    )
                }
            }
            var linked = try await link(takesUnproven: request.registerIfUnknown)
            if request.registerIfUnknown, case .unknown(let formerOwner) = linked {
                signIn.formerOwner = formerOwner
                signIn.hasRegistered = try await register(phone, as: registration)
                linked = try await link(takesUnproven: false)
            }
            if linked == .linked { outcome = try await run(signIn) }
        }
        return try await response(to: outcome)
    }

    private func run(_ signIn: SignIn) async throws -> SignInOutcome {
        try await StoreFailures.reporting { try await store.signIn(signIn, rules: rules) }
    }

    private func response(
        to outcome: SignInOutcome
    ) async throws -> IdentityV1.SignInResponse {
        switch outcome {
        case .keyReused(let field): throw AccessRefusal.keyReused(field)
        case .codeRefused(let outcome): throw AccessRefusal.code(outcome)
        case .tokenSpent: throw AccessRefusal.signInRefused
        // Somebody who had just become a member is none any more.
        case .unknown, .registrationNeeded: throw AccessRefusal.memberUnknown
        case .memberGone: throw AccessRefusal.memberClosed
        case .replayed(let session, let hasRegistered):
            return try await response(session, hasRegistered, isReplayed: true)
        case .decided(let session, let hasRegistered):
            return try await response(session, hasRegistered, isReplayed: false)
        }
    }

    private func response(
        _ session: SignedIn,
        _ hasRegistered: Bool,
        isReplayed: Bool
    ) async throws -> IdentityV1.SignInResponse {
        .init(
            memberID: session.memberID.rawValue,
            created: hasRegistered,
            tokens: try await tokens(of: session),
            replayed: isReplayed
        )
    }

    /// What the member signs in by, and the phone that an issuer vouches for besides.
    private func credential(
        of request: IdentityV1.SignInRequest
    ) async throws -> (SignInCredential, phone: IdentityValue?) {
        switch request.credential {
        case .code(let code):
            return (.code(try Self.presented(code, field: "code")), nil)
        case .wechatPhoneCode(let code):
            guard (1...512).contains(code.utf8.count) else {
                throw RPCError.invalid(
                    field: "wechat_phone_code",
                    "must be the code of getPhoneNumber"
                )
            }
            let phone: IdentityValue?
            do throws(VouchingFailure) {
                phone = try await ports.weChat.phone(code: code)
            } catch {
                throw AccessRefusal.vouching(error)
            }
            guard let phone else { throw AccessRefusal.signInRefused }
            return (.weChat(phone), nil)
        case .oidc(let token):
            let subject = try await subject(of: token, .members)
            return (
                .openID(
                    issuer: subject.issuer,
                    subject: subject.subject,
                    token: SpentToken(Redacted(token.idToken))
                ),
                subject.phone
            )
        case nil:
            throw RPCError.invalid(
                field: "credential",
                "must be one of code, wechat_phone_code and oidc"
            )
        }
    }

    /// What the member signs in by, as it came.
    private static func proofs(
        of request: IdentityV1.SignInRequest
    ) throws(RPCError) -> [SignInProof] {
        switch request.credential {
        case .code(let code):
            let code = try presented(code, field: "code")
            return [
                SignInProof(field: "code.challenge_id", text: Redacted(code.challengeID)),
                SignInProof(field: "code.code", text: code.digits),
            ]
        case .wechatPhoneCode(let code):
            return [SignInProof(field: "wechat_phone_code", text: Redacted(code))]
        case .oidc(let token):
            return [SignInProof(field: "oidc.id_token", text: Redacted(token.idToken))]
        case nil:
            return []
        }
    }

    private func register(_ phone: IdentityValue, as newcomer: Newcomer) async throws -> Bool {
        let registration = try Self.checking { () throws(FieldRefusal) in
            try newcomer.registration(of: phone)
        }
        let outcome = try await StoreFailures.reporting { try await members.register(registration) }
        return try outcome.answerOrRefusal().isCreated
    }

    /// Verifies an id token.
    private func subject(
        of token: IdentityV1.OIDCToken,
        _ audience: OpenIDAudience
    ) async throws -> OpenIDSubject {
        guard (1...8192).contains(token.idToken.utf8.count) else {
            throw RPCError.invalid(field: "oidc.id_token", "must be an id token")
        }
        guard (16...128).contains(token.nonce.utf8.count) else {
            throw RPCError.invalid(field: "oidc.nonce", "must have 16 to 128 characters")
        }
        let subject: OpenIDSubject?
        do throws(VouchingFailure) {
            subject = try await ports.openID.subject(
                ofToken: Redacted(token.idToken),
                nonce: token.nonce,
                audience: audience
            )
        } catch {
            throw AccessRefusal.vouching(error)
        }
        guard let subject else { throw AccessRefusal.signInRefused }
        return subject
    }

    static func presented(
        _ code: IdentityV1.OneTimeCode?,
        field: String
    ) throws(RPCError) -> PresentedCode {
        try checking { () throws(FieldRefusal) in
            try PresentedCode(
                challengeID: code?.challengeID ?? "",
                digits: code?.code ?? "",
                field: field
            )
        }
    }

    /// Signs a member of staff in.
    package func signInStaff(
        _ request: IdentityV1.SignInStaffRequest,
        context: CallContext
    ) async throws -> IdentityV1.SignInStaffResponse {
        let account: StaffRecord
        let scope: IdentityDomain.StaffScope
        do {
            (account, scope) = try await staff(of: request)
        } catch let error as RPCError where error.reason == AccessRefusal.signInRefused.reason {
            // Of whom is not known for certain: whoever sent this has not proved to be anybody.
            try await context.recordRefusal(of: .staff, error)
            throw error
        }
        let principal = Principal(
            kind: .staff,
            id: account.staffID,
            organisation: scope.organisation,
            roles: Set(scope.roles.compactMap { StaffRole(rawValue: $0.rawValue) })
        )
        let token = try await context.recording(as: principal) {
            try await StoreFailures.reporting {
                try await ports.tokens.staffToken(account, for: scope)
            }
        }
        return .init(
            accessToken: token.text.unsafeRevealed,
            accessExpiresAt: token.expiresAt.microseconds,
            organisation: scope.organisation.rawValue,
            roles: scope.roles.map(\.rawValue).sorted(),
            organisations: account.scopes.map(\.organisation.rawValue)
        )
    }

    /// Who signs in, and for which part of the organisation.
    private func staff(
        of request: IdentityV1.SignInStaffRequest
    ) async throws -> (StaffRecord, IdentityDomain.StaffScope) {
        let subject = try await subject(of: request.oidc ?? .init(), .staff)
        guard let credential = StaffCredential(issuer: subject.issuer, subject: subject.subject)
        else { throw AccessRefusal.signInRefused }
        let account = try await StoreFailures.reporting {
            try await ports.staff.staffRecord(credential)
        }
        let scopes = account?.scopes ?? []
        let scope =
            request.organisation.isEmpty
            ? scopes.first
            : scopes.first { $0.organisation.rawValue == request.organisation }
        guard let account, let scope else { throw AccessRefusal.signInRefused }
        // Last, so that a refusal does not cost the token; before anything is given for it.
        let spent = SpentToken(Redacted(request.oidc?.idToken ?? ""))
        guard try await StoreFailures.reporting({ try await store.spend(spent) }) else {
            throw AccessRefusal.signInRefused
        }
        return (account, scope)
    }
}

/// Somebody who may become a member by signing in.
private struct Newcomer {
    private let draft: Registration.Draft
    private let caller: String
    private let now: Timestamp

    /// Checks what a registration would need, before it is known whether there is one: so a request
    /// is refused for its fields alone.
    init(
        _ request: IdentityV1.SignInRequest,
        context: CallContext,
        now: Timestamp
    ) throws(FieldRefusal) {
        caller = "sign_in:" + (try IdentityHandlers.callerName(context))
        self.now = now
        draft = Registration.Draft(
            identities: [],
            name: "",
            organisation: request.organisation,
            channel: request.channel,
            idempotencyKey: request.idempotencyKey,
            registeredAt: 0
        )
        guard request.registerIfUnknown else { return }
        guard OrganisationPath(request.organisation) != nil else {
            throw FieldRefusal(
                field: "organisation",
                "must be a path such as acme/north/store-12"
            )
        }
        guard ChannelName(request.channel) != nil else {
            throw FieldRefusal(
                field: "channel",
                "must be 1 to \(ChannelName.byteCountMax) out of a-z, 0-9 and _"
            )
        }
    }

    func registration(of phone: IdentityValue) throws(FieldRefusal) -> Registration {
        try Registration(
            validating: Registration.Draft(
                identities: [(phone.kind, phone.unsafeText)],
                name: draft.name,
                organisation: draft.organisation,
                channel: draft.channel,
                idempotencyKey: draft.idempotencyKey,
                registeredAt: draft.registeredAt
            ),
            caller: caller,
            now: now
        )
    }
}
