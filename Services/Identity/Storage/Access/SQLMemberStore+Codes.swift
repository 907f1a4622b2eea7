package import IdentityDomain
import Cryptography
import Primitives
import StorageCore

/// One-time codes.
extension SQLMemberStore {
    /// Makes a one-time code, unless too many were asked for.
    package func requestCode(_ request: CodeRequest) async throws -> CodeRequestOutcome {
        try await change { transaction in try transaction.requestCode(request) }
    }
}

extension IdentityTransaction {
    /// How long what is over is kept, so that it is told apart from what never was.
    private static let memory: Duration = .seconds(86_400)

    /// Something of which only so many requests are taken.
    private struct Limited {
        let kind: LimitedBy
        let index: [UInt8]
        let limits: [RateLimit]
    }

    /// Makes a code, and looks nobody up.
    ///
    /// The work is the same whoever has the phone, or nobody.
    func requestCode(_ request: CodeRequest) throws -> CodeRequestOutcome {
        let identityIndex = context.lookUp.index(of: request.identity)
        var limited: (LimitedBy, Duration)?
        var digits = Redacted("")
        let outcome = try once(request.keyed, decode: CodeTicket.init(stored:)) {
            let things = limitedThings(request, identityIndex)
            let recent = try things.map { try recentRequests($0.index) }
            for (thing, recent) in zip(things, recent) {
                guard let wait = recent.wait(under: thing.limits, now: bookedAt) else { continue }
                limited = (thing.kind, wait)
                return nil
            }
            for (thing, recent) in zip(things, recent) {
                try note(thing.index, recent, under: thing.limits)
            }
            digits = OneTimeCode.digits(random: context.environment.random)
            let challenge = try insertCode(request, identityIndex, digits)
            let ticket = CodeTicket(
                challengeID: Base64URL.encode(challenge),
                sentAt: bookedAt
            )
            return (ticket, ticket.stored(challenge, sentAt: bookedAt))
        }
        switch outcome {
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let ticket): return .replayed(ticket)
        case .decided(let ticket): return .decided(ticket, digits: digits)
        case nil:
            guard let limited else { preconditionFailure("a refusal without its limit") }
            return .limited(limited.0, wait: limited.1)
        }
    }

    private func limitedThings(
        _ request: CodeRequest,
        _ identityIndex: [UInt8]
    ) -> [Limited] {
        func thing(_ kind: LimitedBy, _ bytes: [UInt8], _ limits: [RateLimit]) -> Limited {
            Limited(
                kind: kind,
                index: context.access.limitIndex("code \(kind.rawValue)", bytes),
                limits: limits
            )
        }
        var things = [
            thing(.identity, identityIndex, OneTimeCode.identityLimits),
            thing(.device, Array(request.deviceID.utf8), OneTimeCode.deviceLimits),
            thing(.caller, Array(request.key.caller.utf8), request.asker.limits),
        ]
        if let address = request.address {
            things.append(thing(.address, Array(address.utf8), OneTimeCode.addressLimits))
        }
        return things
    }

    private func insertCode(
        _ request: CodeRequest,
        _ identityIndex: [UInt8],
        _ digits: Redacted<String>
    ) throws -> [UInt8] {
        let challenge = randomBytes(16)
        let old = bookedAt.advanced(byMicroseconds: -Self.memory.microseconds)
        try purge("one_time_codes", key: "challenge", time: "sent_at", before: old)
        try purge(
            "access_limits",
            key: "limit_index",
            time: "latest_at",
            before: old.advanced(byMicroseconds: -Self.memory.microseconds)
        )
        try write(
            """
            INSERT INTO one_time_codes
            (challenge, purpose, identity_index, sealed_identity, code_hash, sent_at, tried, used)
            VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT (challenge) DO NOTHING
            """,
            [
                [
                    .blob(challenge), .integer(Int64(request.purpose.rawValue)),
                    .blob(identityIndex),
                    .blob(try context.access.seal(request.identity, challenge: challenge)),
                    .blob(
                        context.access.codeHash(
                            challenge: challenge,
                            purpose: request.purpose,
                            identityIndex: identityIndex,
                            digits: digits
                        )
                    ),
                    .integer(bookedAt.microseconds),
                ]
            ]
        )
        return challenge
    }
}

// MARK: Trying

extension IdentityTransaction {
    /// A code that was tried with the right digits and is not used yet.
    struct GoodCode {
        let challenge: [UInt8]
        let identity: IdentityValue
        let identityIndex: [UInt8]
    }

    /// Tries a code; a wrong try counts, whatever the caller does.
    ///
    /// - Returns: What became of it, and the code where the digits are right.
    func tryCode(
        _ presented: PresentedCode,
        for purpose: CodePurpose
    ) throws -> (outcome: CodeOutcome, code: GoodCode?) {
        guard let challenge = Base64URL.decode(presented.challengeID), challenge.count == 16 else {
            return (.unknown, nil)
        }
        let row = try writer.first(
            """
            SELECT purpose, identity_index, sealed_identity, code_hash, sent_at, tried, used
            FROM one_time_codes WHERE challenge = $1 FOR UPDATE
            """,
            [.blob(challenge)]
        )
        guard let row else { return (.unknown, nil) }
        guard let storedPurpose = CodePurpose(rawValue: Int(try row.integer(0))) else {
            throw MemberStoreError.corrupt
        }
        let identityIndex = try row.blob(1)
        let sent = SentCode(
            purpose: storedPurpose,
            sentAt: Timestamp(microseconds: try row.integer(4)),
            triedCount: Int(try row.integer(5)),
            isUsed: try row.integer(6) == 1
        )
        let hash = context.access.codeHash(
            challenge: challenge,
            purpose: storedPurpose,
            identityIndex: identityIndex,
            digits: presented.digits
        )
        let isMatch = ConstantTime.areEqual(hash, try row.blob(3))
        let outcome = sent.decide(isMatch: isMatch, for: purpose, now: bookedAt)
        switch outcome {
        case .unknown, .used, .exhausted, .late:
            return (outcome, nil)
        case .wrong:
            try write(
                """
                UPDATE one_time_codes SET tried = tried + 1
                WHERE challenge = $1 AND tried = $2 AND used = 0
                """,
                [[.blob(challenge), .integer(Int64(sent.triedCount))]]
            )
            return (outcome, nil)
        case .accepted:
            let identity = context.access.identity(
                sealed: try row.blob(2),
                challenge: challenge
            )
            guard let identity else { throw MemberStoreError.corrupt }
            return (
                outcome,
                GoodCode(
                    challenge: challenge,
                    identity: identity,
                    identityIndex: identityIndex
                )
            )
        }
    }

    /// Uses a code up.
    ///
    /// - Throws: `conflict` where somebody else has used it meanwhile.
    func use(_ code: GoodCode) throws {
        try write(
            "UPDATE one_time_codes SET used = 1 WHERE challenge = $1 AND used = 0",
            [[.blob(code.challenge)]]
        )
    }

    /// Tries and uses a code that must have been sent to one identity, for whoever adds that.
    func redeem(
        _ presented: PresentedCode,
        for purpose: CodePurpose,
        sentTo identity: IdentityValue
    ) throws -> CodeOutcome {
        let (outcome, code) = try tryCode(presented, for: purpose)
        guard let code else { return outcome }
        guard code.identity == identity else { return .unknown }
        try use(code)
        return .accepted
    }
}

extension CodeRequest {
    /// The request, as far as a repeat of it is recognised.
    fileprivate var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "RequestCode",
            fields: [
                .init("purpose", Int64(purpose.rawValue)),
                .init("identity.value", identity.unsafeText), .init("device_id", deviceID),
            ]
        )
    }
}

extension CodeTicket {
    /// The answer as it is kept.
    fileprivate func stored(_ challenge: [UInt8], sentAt: Timestamp) -> [UInt8] {
        challenge + withUnsafeBytes(of: sentAt.microseconds.bigEndian) { Array($0) }
    }

    /// Reads it back.
    fileprivate init?(stored bytes: [UInt8]) {
        guard bytes.count == 24 else { return nil }
        let number = bytes[16...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(
            challengeID: Base64URL.encode(Array(bytes[..<16])),
            sentAt: Timestamp(microseconds: Int64(bitPattern: number))
        )
    }
}
