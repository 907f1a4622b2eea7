import IdentityDomain
import Primitives
import StorageCore

/// Signing in.
extension IdentityTransaction {
    /// For how long the answer to a sign-in is given again.
    private static let signInReplayMax: Duration = .seconds(60)
    /// How long sessions that are over are kept.
    private static let sessionMemory: Duration = .seconds(200 * 86_400)

    func signIn(_ request: SignIn, rules: SessionRules) throws -> SignInOutcome {
        var refusal: SignInOutcome?
        let outcome = try once(request.keyed, decode: { $0.count == 17 ? $0 : nil }) {
            switch try signInNow(request) {
            case .refused(let outcome):
                refusal = outcome
                return nil
            case .session(let sessionID):
                let answer = sessionID + [request.hasRegistered ? 1 : 0]
                return (answer, answer)
            }
        }
        switch outcome {
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let answer): return try replayed(answer, rules: rules)
        case .decided(let answer):
            guard let session = try session(Array(answer.dropLast())) else {
                throw MemberStoreError.corrupt
            }
            return .decided(
                try signedIn(session, rules: rules),
                hasRegistered: request.hasRegistered
            )
        case nil:
            guard let refusal else { preconditionFailure("a refusal without its reason") }
            return refusal
        }
    }

    /// What became of an earlier sign-in; `nil` where none came under this key.
    func signedIn(_ request: KeyedRequest, rules: SessionRules) throws -> SignInOutcome? {
        let outcome = try once(request, decode: { $0.count == 17 ? $0 : nil }) { nil }
        switch outcome {
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let answer), .decided(let answer):
            return try replayed(answer, rules: rules)
        case nil: return nil
        }
    }

    private func replayed(_ answer: [UInt8], rules: SessionRules) throws -> SignInOutcome {
        guard let session = try session(Array(answer.dropLast())), session.state.end == nil,
            session.state.generation == 0,
            bookedAt < session.state.startedAt.advanced(by: Self.signInReplayMax)
        else { return .codeRefused(.used) }
        return .replayed(
            try signedIn(session, rules: rules),
            hasRegistered: answer.last == 1
        )
    }

    private enum Step {
        case refused(SignInOutcome)
        case session([UInt8])
    }

    private func signInNow(_ request: SignIn) throws -> Step {
        var code: GoodCode?
        var owner: MemberID?
        let identity: IdentityValue?
        switch request.credential {
        case .code(let presented):
            let tried = try tryCode(presented, for: .signIn)
            guard let good = tried.code else { return .refused(.codeRefused(tried.outcome)) }
            code = good
            identity = good.identity
            owner = try self.owner(of: good.identityIndex)
        case .weChat(let phone):
            identity = phone
            owner = try self.owner(of: context.lookUp.index(of: phone))
        case .openID(let issuer, let subject, let token):
            guard try !isSpent(token) else { return .refused(.tokenSpent) }
            identity = nil
            owner = try writer.integer(
                "SELECT member_id FROM openid_subjects WHERE subject_index = $1",
                [.blob(context.access.subjectIndex(issuer: issuer, subject: subject))]
            ).map { id throws(MemberStoreError) in try MemberID(stored: id) }
        }
        var takenFrom: MemberID?
        if let identity, let found = owner, try !isCredential(identity, of: found) {
            // A look-up key that nobody has proven: to whoever proves it now, nobody has it.
            owner = nil
            if request.registersUnknown {
                try take(identity, from: found)
                takenFrom = found
            }
        }
        guard let owner else {
            if request.registersUnknown, let identity {
                return .refused(.registrationNeeded(identity, takenFrom: takenFrom))
            }
            // Only who has the phone in hand learns that nobody is known by it.
            if let code { try use(code) }
            return .refused(.unknown)
        }
        if let code { try use(code) }
        guard let memberID = try presentMember(owner) else { return .refused(.memberGone) }
        if let identity {
            try markVerified(memberID, identity, by: code == nil ? .wechat : .oneTimeCode)
        }
        if case .openID(_, _, let token) = request.credential { try spend(token) }
        if let formerOwner = request.formerOwner { try queueReview(of: memberID, formerOwner) }
        return .session(try insertSession(of: memberID, request))
    }

    private func insertSession(of memberID: MemberID, _ request: SignIn) throws -> [UInt8] {
        guard let member = try member(memberID) else { throw MemberStoreError.corrupt }
        let sessionID = randomBytes(16)
        let salt = randomBytes(16)
        let deviceIndex = context.access.deviceIndex(request.deviceID)
        try endSessions(of: memberID, on: deviceIndex)
        try purge(
            "sessions",
            key: "session_id",
            time: "refreshed_at",
            before: bookedAt.advanced(byMicroseconds: -Self.sessionMemory.microseconds)
        )
        let token = context.access.refresh.token(
            session: sessionID,
            generation: 0,
            salt: salt,
            after: nil
        )
        let device = SealedDevice(
            id: request.deviceID,
            name: request.deviceName.unsafeRevealed
        )
        try write(
            """
            INSERT INTO sessions (session_id, member_id, device_index, sealed_device, method,
                started_at, refreshed_at, generation, salt, token_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9) ON CONFLICT (session_id) DO NOTHING
            """,
            [
                [
                    .blob(sessionID), .integer(memberID.rawValue), .blob(deviceIndex),
                    .blob(try device.sealed(session: sessionID, key: member.key)),
                    .integer(Int64(request.credential.method.rawValue)),
                    .integer(bookedAt.microseconds), .integer(bookedAt.microseconds),
                    .blob(salt), .blob(token.hash),
                ]
            ]
        )
        return sessionID
    }

    /// Ends the session of the same device, and those beyond the limit: also those that began with
    /// a member that is merged into this one.
    private func endSessions(of memberID: MemberID, on deviceIndex: [UInt8]) throws {
        let ids = try MergedMembers.everyID(of: memberID, in: writer)
        let places = ids.indices.map { "$\($0 + 5)" }.joined(separator: ", ")
        try writer.execute(
            """
            UPDATE sessions SET ended_by = $2, ended_at = $3
            WHERE member_id IN (\(places)) AND ended_by IS NULL
                AND (device_index = $1 OR session_id IN (
                    SELECT session_id FROM sessions
                    WHERE member_id IN (\(places)) AND ended_by IS NULL
                    ORDER BY refreshed_at DESC LIMIT 1000 OFFSET $4
                ))
            """,
            [
                .blob(deviceIndex), .integer(Int64(SessionEnd.replaced.rawValue)),
                .integer(bookedAt.microseconds),
                .integer(Int64(SessionRules.sessionsMax - 1)),
            ] + ids.map { .integer($0.rawValue) }
        )
    }

    /// The first tokens of a session.
    private func signedIn(
        _ session: StoredSession,
        rules: SessionRules
    ) throws -> SignedIn {
        let token = context.access.refresh.token(
            session: session.sessionID,
            generation: 0,
            salt: session.salt,
            after: nil
        )
        let memberID = try survivorID(of: session.memberID)
        return signedIn(session, memberID, token, session.state.startedAt, rules)
    }
}

// MARK: Id tokens

extension IdentityTransaction {
    /// Whether somebody has signed in by an id token.
    func isSpent(_ token: SpentToken) throws -> Bool {
        try writer.first(
            "SELECT 1 FROM spent_id_tokens WHERE token_index = $1",
            [.blob(context.access.tokenIndex(token))]
        ) != nil
    }

    /// Remembers that somebody signs in by an id token.
    ///
    /// - Throws: `conflict` where somebody else has done so meanwhile.
    func spend(_ token: SpentToken) throws {
        try purge("spent_id_tokens", key: "token_index", time: "ends_at", before: bookedAt)
        try write(
            """
            INSERT INTO spent_id_tokens (token_index, ends_at) VALUES ($1, $2)
            ON CONFLICT (token_index) DO NOTHING
            """,
            [
                [
                    .blob(context.access.tokenIndex(token)),
                    .integer(bookedAt.advanced(by: SpentToken.memory).microseconds),
                ]
            ]
        )
    }
}
