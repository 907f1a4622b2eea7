package import IdentityDomain
import Cryptography
package import Primitives
import StorageCore

/// Sign-in and sessions.
extension SQLMemberStore {
    /// Signs a member in.
    package func signIn(_ request: SignIn, rules: SessionRules) async throws -> SignInOutcome {
        try await change { transaction in try transaction.signIn(request, rules: rules) }
    }

    /// What became of an earlier sign-in.
    package func signedIn(
        _ request: KeyedRequest,
        rules: SessionRules
    ) async throws -> SignInOutcome? {
        try await change { transaction in try transaction.signedIn(request, rules: rules) }
    }

    /// Remembers an id token.
    package func spend(_ token: SpentToken) async throws -> Bool {
        try await change { transaction in
            guard try !transaction.isSpent(token) else { return false }
            try transaction.spend(token)
            return true
        }
    }

    /// Exchanges a refresh token.
    package func refresh(_ token: String, rules: SessionRules) async throws -> RefreshOutcome {
        guard let token = access.refresh.token(token) else { return .unknown }
        return try await change { transaction in
            try transaction.refresh(token, rules: rules)
        }
    }

    /// Ends the session of a refresh token.
    package func signOut(_ token: String) async throws {
        guard let token = access.refresh.token(token) else { return }
        try await change { transaction in
            guard let session = try transaction.session(token.sessionID) else { return }
            // An old token ends nothing that it could not go on with.
            guard session.state.end == nil, session.tokenHash == token.hash else { return }
            try transaction.end(session.sessionID, by: .signedOut)
        }
    }

    /// Where a member is signed in.
    package func devices(
        of memberID: MemberID,
        rules: SessionRules
    ) async throws -> [SignedInDevice] {
        let now = context.environment.now()
        let seal = seal
        return try await read { reader in
            let survivor = try MergedMembers.survivor(of: memberID, in: reader)
            var devices: [SignedInDevice] = []
            // Each session is sealed for whom it began with.
            for id in try MergedMembers.everyID(of: survivor, in: reader) {
                guard let stored = try StoredMember.load(id, in: reader) else { continue }
                let key = try stored.opened(by: seal).key
                try reader.forEachRow(
                    """
                    SELECT session_id, sealed_device, started_at, refreshed_at FROM sessions
                    WHERE member_id = $1 AND ended_by IS NULL ORDER BY refreshed_at DESC LIMIT 50
                    """,
                    [.integer(id.rawValue)]
                ) { row in
                    let device = try SignedInDevice(row: row, key: key)
                    let end = rules.refreshExpiry(
                        startedAt: device.startedAt,
                        refreshedAt: device.seenAt
                    )
                    if now < end { devices.append(device) }
                }
            }
            return Array(devices.sorted { $1.seenAt < $0.seenAt }.prefix(50))
        }
    }

    /// Ends a session, or all of a member.
    package func revoke(_ sessionID: String?, of memberID: MemberID) async throws -> Int {
        var one: [UInt8]?
        if let sessionID {
            guard let bytes = Base64URL.decode(sessionID), bytes.count == 16 else { return 0 }
            one = bytes
        }
        return try await change { [one] transaction in
            let survivor = try transaction.survivorID(of: memberID)
            let ids = try MergedMembers.everyID(of: survivor, in: transaction.writer)
            let rows: [[SQLValue]] = ids.map { id in
                [
                    .integer(id.rawValue), .integer(Int64(SessionEnd.revoked.rawValue)),
                    .integer(transaction.bookedAt.microseconds),
                ]
            }
            let sql = """
                UPDATE sessions SET ended_by = $2, ended_at = $3
                WHERE member_id = $1 AND ended_by IS NULL
                """
            guard let one else { return try transaction.writer.execute(sql, each: rows) }
            return try transaction.writer.execute(
                sql + " AND session_id = $4",
                each: rows.map { $0 + [.blob(one)] }
            )
        }
    }
}

extension SignedInDevice {
    /// Reads a session's row.
    fileprivate init(row: any RowView, key: Redacted<[UInt8]>) throws {
        let sessionID = try row.blob(0)
        let device = SealedDevice.open(try row.blob(1), session: sessionID, key: key)
        self.init(
            sessionID: Base64URL.encode(sessionID),
            deviceID: device?.id ?? "",
            deviceName: Redacted(device?.name ?? ""),
            startedAt: Timestamp(microseconds: try row.integer(2)),
            seenAt: Timestamp(microseconds: try row.integer(3))
        )
    }
}

/// A session's row.
struct StoredSession {
    let sessionID: [UInt8]
    let memberID: MemberID
    let method: SignInMethod
    let state: SessionState
    let salt: [UInt8]
    let tokenHash: [UInt8]
}

// MARK: Going on

extension IdentityTransaction {
    func refresh(_ token: RefreshToken, rules: SessionRules) throws -> RefreshOutcome {
        guard let session = try session(token.sessionID),
            token.generation <= session.state.generation
        else { return .unknown }
        let isCurrent = token.generation == session.state.generation
        guard !isCurrent || ConstantTime.areEqual(token.hash, session.tokenHash) else {
            return .unknown
        }
        let memberID = try presentMember(session.memberID)
        let verdict = session.state.decide(
            generation: token.generation,
            owner: memberID == nil ? .gone : .present,
            rules: rules,
            now: bookedAt
        )
        switch verdict {
        case .over(let end): return .over(end)
        case .expired: return .expired
        case .memberGone:
            try end(session.sessionID, by: .memberGone)
            return .over(.memberGone)
        case .reused:
            try end(session.sessionID, by: .reused)
            return .reused
        case .replayed:
            let next = context.access.refresh.token(
                session: session.sessionID,
                generation: session.state.generation,
                salt: session.salt,
                after: token
            )
            // Of the generation but not the one that was exchanged: made before a restore.
            guard ConstantTime.areEqual(next.hash, session.tokenHash), let memberID else {
                return .unknown
            }
            return .replayed(
                signedIn(session, memberID, next, session.state.refreshedAt, rules)
            )
        case .exchanged:
            guard let memberID else { preconditionFailure("a member that is gone goes on") }
            return .exchanged(try exchange(token, of: session, memberID, rules))
        }
    }

    private func exchange(
        _ token: RefreshToken,
        of session: StoredSession,
        _ memberID: MemberID,
        _ rules: SessionRules
    ) throws -> SignedIn {
        let salt = randomBytes(16)
        let next = context.access.refresh.token(
            session: session.sessionID,
            generation: token.generation + 1,
            salt: salt,
            after: token
        )
        // The session stays that of the member that it began with, also while that one is merged:
        // after an unmerge it is its own again.
        try write(
            """
            UPDATE sessions SET refreshed_at = $2, generation = $3, salt = $4, token_hash = $5
            WHERE session_id = $1 AND generation = $6 AND ended_by IS NULL
            """,
            [
                [
                    .blob(session.sessionID), .integer(bookedAt.microseconds),
                    .integer(next.generation), .blob(salt), .blob(next.hash),
                    .integer(token.generation),
                ]
            ]
        )
        return signedIn(session, memberID, next, bookedAt, rules)
    }

    func signedIn(
        _ session: StoredSession,
        _ memberID: MemberID,
        _ token: RefreshToken,
        _ refreshedAt: Timestamp,
        _ rules: SessionRules
    ) -> SignedIn {
        SignedIn(
            memberID: memberID,
            sessionID: Base64URL.encode(session.sessionID),
            authenticatedAt: session.state.startedAt,
            method: session.method,
            refreshToken: context.access.refresh.text(of: token),
            refreshExpiresAt: rules.refreshExpiry(
                startedAt: session.state.startedAt,
                refreshedAt: refreshedAt
            )
        )
    }

    /// Ends every session that began with a survivor while another member was merged into it: which
    /// of the two signed in is not known, and the other must not go on as it.
    func endSessions(begunSince merge: MemberMerge) throws {
        try writer.execute(
            """
            UPDATE sessions SET ended_by = $3, ended_at = $4
            WHERE member_id = $1 AND started_at >= $2 AND ended_by IS NULL
            """,
            [
                .integer(merge.survivor.rawValue), .integer(merge.mergedAt.microseconds),
                .integer(Int64(SessionEnd.revoked.rawValue)), .integer(bookedAt.microseconds),
            ]
        )
    }

    /// Ends a session that goes on.
    func end(_ sessionID: [UInt8], by end: SessionEnd) throws {
        try write(
            """
            UPDATE sessions SET ended_by = $2, ended_at = $3
            WHERE session_id = $1 AND ended_by IS NULL
            """,
            [
                [
                    .blob(sessionID), .integer(Int64(end.rawValue)),
                    .integer(bookedAt.microseconds),
                ]
            ]
        )
    }

    /// A session, locked until the end; `nil` for an unknown one.
    func session(_ sessionID: [UInt8]) throws -> StoredSession? {
        let row = try writer.first(
            """
            SELECT member_id, method, started_at, refreshed_at, generation, ended_by, salt,
                token_hash FROM sessions WHERE session_id = $1 FOR UPDATE
            """,
            [.blob(sessionID)]
        )
        guard let row else { return nil }
        guard let method = SignInMethod(rawValue: Int(try row.integer(1))) else {
            throw MemberStoreError.corrupt
        }
        var end: SessionEnd?
        if let number = try row.integerOrNil(5) {
            end = SessionEnd(rawValue: Int(number))
            guard end != nil else { throw MemberStoreError.corrupt }
        }
        return StoredSession(
            sessionID: sessionID,
            memberID: try MemberID(stored: row.integer(0)),
            method: method,
            state: SessionState(
                startedAt: Timestamp(microseconds: try row.integer(2)),
                refreshedAt: Timestamp(microseconds: try row.integer(3)),
                generation: try row.integer(4),
                end: end
            ),
            salt: try row.blob(6),
            tokenHash: try row.blob(7)
        )
    }
}
