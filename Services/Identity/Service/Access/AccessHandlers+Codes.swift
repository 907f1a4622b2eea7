import IdentityDomain
package import Messages
import Primitives
package import RPCCore

/// Keys, member codes and step-up.
extension AccessHandlers {
    /// The keys that are published now.
    package func getKeys(
        _ request: IdentityV1.GetKeysRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetKeysResponse {
        let published = keys.published(now: now())
        return .init(
            jwks: keys.jwks(of: published.map(\.key)),
            keys: published.map { key, until in
                .init(
                    keyID: key.keyID,
                    publicKey: key.publicKey,
                    signsFrom: key.signsFrom.microseconds,
                    publishedUntil: until?.microseconds ?? 0
                )
            }
        )
    }

    /// Makes a signing key at an operator's wish.
    package func rotateSigningKey(
        _ request: IdentityV1.RotateSigningKeyRequest,
        context: CallContext
    ) async throws -> IdentityV1.RotateSigningKeyResponse {
        guard (1...200).contains(request.reason.count), request.reason.utf8.count <= 800 else {
            throw RPCError.invalid(field: "reason", "must have 1 to 200 characters")
        }
        let keyed = try Self.keyed(
            "RotateSigningKey",
            request.idempotencyKey,
            context,
            [.init("reason", request.reason), .init("compromised", request.compromised ? 1 : 0)]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.rotateSigningKey(
                keys.plan,
                isCompromised: request.compromised,
                request: keyed
            )
        }
        try await StoreFailures.reporting { keys.take(try await store.signingKeys()) }
        let (rotation, isReplayed) = try Self.answer(outcome)
        return .init(
            keyID: rotation.keyID,
            signsFrom: rotation.signsFrom.microseconds,
            replayed: isReplayed
        )
    }

    /// Makes a member code.
    package func issueMemberCode(
        _ request: IdentityV1.IssueMemberCodeRequest,
        context: CallContext
    ) async throws -> IdentityV1.IssueMemberCodeResponse {
        let memberID = try MemberID(requested: request.memberID)
        let issued = try await StoreFailures.reporting {
            try await store.issueMemberCode(
                memberID,
                byMember: context.principal?.kind == .member
            )
        }
        guard let (code, expiresAt) = issued else { throw AccessRefusal.memberClosed }
        return .init(code: code.unsafeText, expiresAt: expiresAt.microseconds)
    }

    /// Uses a member code.
    package func resolveMemberCode(
        _ request: IdentityV1.ResolveMemberCodeRequest,
        context: CallContext
    ) async throws -> IdentityV1.ResolveMemberCodeResponse {
        guard let code = MemberCode(request.code) else {
            throw RPCError.invalid(
                field: "code",
                "must be \(MemberCode.digitCount) digits, the last of which checks the others"
            )
        }
        let readAt = Timestamp(microseconds: request.readAt)
        guard readAt.isInRange else {
            throw RPCError.invalid(field: "read_at", "must lie in the years 1900 to 9999")
        }
        let reading = CodeReading(
            code: code,
            store: try OrganisationPath(requested: request.organisation),
            readAt: request.readAt == 0 || code.kind == .online ? nil : readAt,
            key: try Self.checking { () throws(FieldRefusal) in
                try IdentityHandlers.callerKey(request.idempotencyKey, context)
            }
        )
        let provenAt = now()
        let outcome = try await StoreFailures.reporting { try await store.read(reading) }
        switch outcome {
        case .keyReused(let field): throw AccessRefusal.keyReused(field)
        case .limited(let wait): throw AccessRefusal.memberCodeLimited(wait)
        case .unknown: throw AccessRefusal.memberCodeUnknown
        case .used: throw AccessRefusal.memberCodeUsed
        case .late: throw AccessRefusal.memberCodeExpired
        case .memberGone: throw AccessRefusal.memberClosed
        // A repeat tells who it was and proves nothing anew.
        case .replayed(let memberID, let isOffline):
            return .init(memberID: memberID.rawValue, offline: isOffline, replayed: true)
        // Nor does a code that the member has not asked for itself.
        case .named(let memberID):
            return .init(memberID: memberID.rawValue)
        case .decided(let memberID, true):
            return .init(memberID: memberID.rawValue, offline: true)
        // A channel is no place where somebody shows a code: it learns who it is and no more.
        case .decided(let memberID, false) where context.principal?.kind == .channelApp:
            return .init(memberID: memberID.rawValue)
        case .decided(let memberID, false):
            let proof = try await proof(of: memberID, reading.key.caller, provenAt)
            return .init(
                memberID: memberID.rawValue,
                stepUpProof: proof.text.unsafeRevealed,
                stepUpExpiresAt: proof.expiresAt.microseconds
            )
        }
    }

    /// Gives a device what it needs to make codes without a network.
    package func issueOfflineHandle(
        _ request: IdentityV1.IssueOfflineHandleRequest,
        context: CallContext
    ) async throws -> IdentityV1.IssueOfflineHandleResponse {
        let memberID = try MemberID(requested: request.memberID)
        let deviceID = try Self.checking { () throws(FieldRefusal) in
            try CodeRequest.device(request.deviceID)
        }
        guard (1...OfflineCode.storesMax).contains(request.stores.count) else {
            throw RPCError.invalid(
                field: "stores",
                "must name 1 to \(OfflineCode.storesMax) stores"
            )
        }
        let stores = try request.stores.enumerated().map { index, text in
            try OrganisationPath(requested: text, field: "stores[\(index)]")
        }
        let outcome = try await StoreFailures.reporting {
            try await store.offlineHandle(of: memberID, deviceID: deviceID, stores: stores)
        }
        let handle: OfflineHandle
        switch outcome {
        case .memberGone: throw AccessRefusal.memberClosed
        case .limited(let wait): throw AccessRefusal.offlineHandleLimited(wait)
        case .decided(let made): handle = made
        }
        return .init(
            handle: handle.handle,
            secrets: handle.secrets.map { secret in
                .init(
                    store: secret.store.rawValue,
                    day: UInt32(clamping: secret.day),
                    secret: secret.bytes.unsafeRevealed
                )
            }
        )
    }

    /// Gives a till the keys of its own store.
    package func getOfflineKeys(
        _ request: IdentityV1.GetOfflineKeysRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetOfflineKeysResponse {
        let path = try OrganisationPath(requested: request.organisation)
        // A till's scope may be no wider than its store: no other store's keys are its own.
        guard context.principal?.organisation == path else {
            throw AccessRefusal.foreignStore
        }
        let keys = try await StoreFailures.reporting { try await store.offlineKeys(of: path) }
        return .init(
            keys: keys.map { day, key in
                .init(day: UInt32(clamping: day), key: key.unsafeRevealed)
            }
        )
    }
}

// MARK: Step-up

extension AccessHandlers {
    /// Uses a one-time code to show that a member is there.
    package func stepUp(
        _ request: IdentityV1.StepUpRequest,
        context: CallContext
    ) async throws -> IdentityV1.StepUpResponse {
        let memberID = try MemberID(requested: request.memberID)
        let code = try Self.presented(request.code, field: "code")
        let keyed = try Self.keyed(
            "StepUp",
            request.idempotencyKey,
            context,
            [
                .init("member_id", memberID.rawValue),
                .init("code.challenge_id", code.challengeID),
                .init("code.code", code.digits.unsafeRevealed),
            ]
        )
        let outcome = try await StoreFailures.reporting {
            try await store.stepUp(memberID, code: code, request: keyed)
        }
        let (provenAt, isReplayed): (Timestamp, Bool)
        switch outcome {
        case .keyReused(let field): throw AccessRefusal.keyReused(field)
        case .codeRefused(let outcome): throw AccessRefusal.code(outcome)
        case .foreignIdentity: throw AccessRefusal.codeForeign
        case .replayed(let at): (provenAt, isReplayed) = (at, true)
        case .decided(let at): (provenAt, isReplayed) = (at, false)
        }
        // A repeat gets the proof of then: it ends when that one did.
        let proof = try await proof(of: memberID, keyed.key.caller, provenAt)
        return .init(
            proof: proof.text.unsafeRevealed,
            expiresAt: proof.expiresAt.microseconds,
            replayed: isReplayed
        )
    }

    /// Has a vendor check that a living person is there.
    package func checkRealPerson(
        _ request: IdentityV1.CheckRealPersonRequest,
        context: CallContext
    ) async throws -> IdentityV1.CheckRealPersonResponse {
        let memberID = try MemberID(requested: request.memberID)
        guard (1...1024).contains(request.ticket.utf8.count) else {
            throw RPCError.invalid(field: "ticket", "must have 1 to 1024 bytes")
        }
        let keyed = try Self.keyed(
            "CheckRealPerson",
            request.idempotencyKey,
            context,
            [.init("member_id", memberID.rawValue), .init("ticket", request.ticket)]
        )
        if let known = try await StoreFailures.reporting({ try await store.realPerson(keyed) }) {
            return .init(try Self.answer(known).answer, replayed: true)
        }
        let result: RealPersonResult?
        do throws(VouchingFailure) {
            result = try await ports.realPerson.check(ticket: Redacted(request.ticket))
        } catch {
            throw AccessRefusal.vouching(error)
        }
        guard let result else { throw AccessRefusal.signInRefused }
        let outcome = try await StoreFailures.reporting {
            try await store.recordRealPerson(memberID, result, request: keyed)
        }
        let (record, isReplayed) = try Self.answer(outcome)
        return .init(record, replayed: isReplayed)
    }

    private func proof(
        of memberID: MemberID,
        _ caller: String,
        _ provenAt: Timestamp
    ) async throws -> IssuedToken {
        try await StoreFailures.reporting {
            try await ports.tokens.stepUpProof(of: memberID, for: caller, provenAt: provenAt)
        }
    }

    private static func keyed(
        _ method: String,
        _ key: String,
        _ context: CallContext,
        _ fields: [KeyedRequest.Field]
    ) throws(RPCError) -> KeyedRequest {
        KeyedRequest(
            key: try checking { () throws(FieldRefusal) in
                try IdentityHandlers.callerKey(key, context)
            },
            method: method,
            fields: fields
        )
    }

    private static func answer<Answer>(
        _ outcome: KeyedOutcome<Answer>
    ) throws(RPCError) -> (answer: Answer, isReplayed: Bool) {
        switch outcome {
        case .keyReused(let field): throw AccessRefusal.keyReused(field)
        case .replayed(let answer): (answer, true)
        case .decided(let answer): (answer, false)
        }
    }
}

extension IdentityV1.CheckRealPersonResponse {
    fileprivate init(_ record: RealPersonRecord, replayed: Bool) {
        self.init(
            passed: record.result.isPassed,
            reference: record.result.reference,
            checkedAt: record.checkedAt.microseconds,
            replayed: replayed
        )
    }
}
