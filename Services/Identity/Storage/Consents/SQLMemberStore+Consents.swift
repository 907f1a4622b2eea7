internal import Cryptography
package import IdentityDomain
package import Primitives
internal import StorageCore

extension SQLMemberStore: ConsentsStore {
    package func put(
        _ policy: ConsentPolicy,
        request: KeyedRequest
    ) async throws -> PolicyOutcome {
        try await change { tx in
            let hash = SHA256.hash(policy.text).bytes
            let key: [SQLValue] = [
                .text(policy.purpose.rawValue), .text(policy.version.rawValue),
                .text(policy.language),
            ]
            let outcome = try tx.once(request, decode: { $0.isEmpty ? () : nil }) {
                try tx.writer.execute(
                    """
                    INSERT INTO consent_policies (purpose, version, language, hash, body, put_at)
                    VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (purpose, version, language) DO NOTHING
                    """,
                    key + [
                        .text(Hexadecimal.encode(hash)), .text(policy.text),
                        .integer(tx.bookedAt.microseconds),
                    ]
                )
                let stored = try tx.writer.first(
                    """
                    SELECT body FROM consent_policies
                    WHERE purpose = $1 AND version = $2 AND language = $3
                    """,
                    key
                )
                guard try stored?.text(0) == policy.text else { return nil }
                tx.record(hash)
                return ((), [])
            }
            switch outcome {
            case nil: return .differs
            case .keyReused(let field): return .keyReused(field)
            case .replayed: return .replayed
            case .decided: return .put
            }
        }
    }

    package func policy(
        of purpose: ContactPurpose,
        version: PolicyVersion?,
        language: String
    ) async throws -> PublishedPolicy? {
        try await read { reader in
            let row = try reader.first(
                """
                SELECT version, hash, body, put_at FROM consent_policies
                WHERE purpose = $1 AND language = $2 AND (version = $3 OR $3 = '')
                ORDER BY put_at DESC, version DESC LIMIT 1
                """,
                [.text(purpose.rawValue), .text(language), .text(version?.rawValue ?? "")]
            )
            guard let row else { return nil }
            let (version, hash, text) = (try row.text(0), try row.text(1), try row.text(2))
            let putAt = Timestamp(microseconds: try row.integer(3))
            do throws(FieldRefusal) {
                let policy = try ConsentPolicy(
                    purpose: purpose.rawValue,
                    version: version,
                    language: language,
                    text: text
                )
                return PublishedPolicy(policy: policy, hash: hash, putAt: putAt)
            } catch {
                throw MemberStoreError.corrupt
            }
        }
    }

    package func record(
        _ statement: ConsentStatement,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome {
        try await change { tx in
            try tx.keyedConsent(request, of: memberID, reach: reach) { memberID, _ in
                if let version = statement.policyVersion,
                    try !tx.hasPolicy(statement.purpose, version)
                {
                    return .policyUnknown
                }
                guard try tx.append(statement, of: memberID) else { return .exhausted }
                if let partnerID = statement.purpose.partnerID, !statement.isGiven,
                    let member = try tx.member(memberID)
                {
                    try tx.endLinks(of: member, to: partnerID)
                }
                if statement.purpose.kind == .use, var member = try tx.member(memberID) {
                    member.facts.consents = try tx.uses(of: memberID)
                    if member.facts != member.stored.facts { try tx.save(member) }
                }
                return nil
            }
        }
    }

    package func consents(
        of memberID: MemberID,
        reach: MemberReach
    ) async throws -> MemberConsents? {
        try await read { reader in
            let memberID = try MergedMembers.survivor(of: memberID, in: reader)
            guard let row = try MemberRow.load(memberID, in: reader) else { return nil }
            try ErasedMembers.refuse(memberID, in: reader)
            guard reach.contains(row.facts) else { return nil }
            return MemberConsents(
                history: try ConsentRows.history(of: memberID, in: reader),
                quietHours: try ConsentRows.quietHours(of: memberID, in: reader),
                isPersonalised: row.facts.isPersonalised
            )
        }
    }

    package func setQuietHours(
        _ quietHours: QuietHours?,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome {
        try await change { tx in
            try tx.keyedConsent(request, of: memberID, reach: reach) { memberID, _ in
                let id = SQLValue.integer(memberID.rawValue)
                guard let quietHours else {
                    try tx.writer.execute("DELETE FROM quiet_hours WHERE member_id = $1", [id])
                    return nil
                }
                try tx.writer.execute(
                    """
                    INSERT INTO quiet_hours (member_id, from_minute, until_minute)
                    VALUES ($1, $2, $3) ON CONFLICT (member_id) DO UPDATE SET
                        from_minute = excluded.from_minute, until_minute = excluded.until_minute
                    """,
                    [
                        id, .integer(Int64(quietHours.fromMinute)),
                        .integer(Int64(quietHours.untilMinute)),
                    ]
                )
                return nil
            }
        }
    }

    package func setPersonalisation(
        _ statement: ConsentStatement,
        of memberID: MemberID,
        reach: MemberReach,
        request: KeyedRequest
    ) async throws -> ConsentOutcome {
        try await change { tx in
            try tx.keyedConsent(request, of: memberID, reach: reach) { memberID, facts in
                guard try tx.append(statement, of: memberID) else { return .exhausted }
                if facts.isPersonalised != statement.isGiven {
                    guard var member = try tx.member(memberID) else { return .memberUnknown }
                    member.facts.isPersonalised = statement.isGiven
                    try tx.save(member)
                }
                return nil
            }
        }
    }

    package func mayContact(
        _ question: ContactQuestion,
        reach: MemberReach
    ) async throws -> ContactDecision? {
        let zone = zone
        guard question.occurrence != nil else {
            let now = now
            return try await read { reader in
                let memberID = try MergedMembers.survivor(of: question.memberID, in: reader)
                return try ConsentRows.decide(
                    question.about(memberID),
                    reach: reach,
                    now: now(),
                    zone,
                    in: reader
                )
            }
        }
        return try await change { tx in try tx.contact(question, reach: reach, zone: zone) }
    }
}

extension IdentityTransaction {
    /// Carries out a keyed change of what a member agrees to or wants, with the member's row
    /// locked.
    ///
    /// `body` is given whom the id leads to; it writes, and returns a refusal, or `nil` where it
    /// has written.
    fileprivate func keyedConsent(
        _ request: KeyedRequest,
        of memberID: MemberID,
        reach: MemberReach,
        body: (MemberID, MemberFacts) throws -> ConsentOutcome?
    ) throws -> ConsentOutcome {
        let memberID = try survivorID(of: memberID)
        try ErasedMembers.refuse(memberID, in: writer)
        guard let row = try MemberRow.load(memberID, in: writer, isLocked: true),
            reach.contains(row.facts)
        else { return .memberUnknown }
        var refusal: ConsentOutcome?
        let outcome = try once(request, decode: { Timestamp(stored: $0) }) {
            refusal = try body(memberID, row.facts)
            return refusal == nil ? (bookedAt, bookedAt.stored) : nil
        }
        switch outcome {
        case nil: return refusal ?? .memberUnknown
        case .keyReused(let field): return .keyReused(field)
        case .replayed(let at): return .replayed(at)
        case .decided(let at): return .recorded(at)
        }
    }

    /// Whether a version of a policy was published, in any language.
    func hasPolicy(_ purpose: ContactPurpose, _ version: PolicyVersion) throws -> Bool {
        try writer.first(
            "SELECT 1 FROM consent_policies WHERE purpose = $1 AND version = $2 LIMIT 1",
            [.text(purpose.rawValue), .text(version.rawValue)]
        ) != nil
    }

    /// Joins what two members agree to and want, now that they are one: where one of them has
    /// withdrawn, that holds, and contacts with either count.
    ///
    /// What the absorbed member said stays under its own id, for an unmerge.
    func joinConsents(_ merge: MemberMerge) throws {
        let survivors = try latestStatements(of: merge.survivor)
        let absorbed = try latestStatements(of: merge.absorbed)
        for (name, statement) in absorbed.sorted(by: { $0.key < $1.key }) {
            guard !statement.isGiven, survivors[name]?.isGiven != false else { continue }
            // A withdrawal always has room.
            _ = try append(statement, of: merge.survivor)
        }
        let ids: [SQLValue] = [
            .integer(merge.survivor.rawValue), .integer(merge.absorbed.rawValue),
        ]
        try writer.execute(
            """
            INSERT INTO quiet_hours (member_id, from_minute, until_minute)
            SELECT $1, from_minute, until_minute FROM quiet_hours WHERE member_id = $2
            ON CONFLICT (member_id) DO NOTHING
            """,
            ids
        )
        try writer.execute(
            """
            INSERT INTO contact_slots (member_id, occurrence, purpose, channel, at)
            SELECT $1, occurrence, purpose, channel, at FROM contact_slots WHERE member_id = $2
            ON CONFLICT (member_id, occurrence) DO NOTHING
            """,
            ids
        )
    }

    /// The purposes that contact nobody and to which a member agrees, as its facts tell them.
    func uses(of memberID: MemberID) throws -> [String] {
        ConsentStatement.uses(in: try ConsentRows.history(of: memberID, in: writer))
    }

    /// What a member said last, by purpose and channel.
    private func latestStatements(of memberID: MemberID) throws -> [String: ConsentStatement] {
        var latest: [String: ConsentStatement] = [:]
        for statement in try ConsentRows.history(of: memberID, in: writer) {
            latest["\(statement.purpose.rawValue) \(statement.channel.rawValue)"] = statement
        }
        return latest
    }

    /// Adds a statement.
    ///
    /// Nobody is kept from withdrawing: only what is given needs room. A withdrawal that changes
    /// nothing leaves no row, so that what is withdrawn is bounded by what was given.
    ///
    /// - Returns: Whether there was room for it.
    fileprivate func append(
        _ statement: ConsentStatement,
        of memberID: MemberID
    ) throws -> Bool {
        let id = SQLValue.integer(memberID.rawValue)
        let count =
            try writer.integer(
                "SELECT max(number) FROM consent_statements WHERE member_id = $1",
                [id]
            ) ?? 0
        let isFull = count >= MemberConsents.statementCountMax
        if statement.isGiven {
            if isFull { return false }
        } else {
            let last = try writer.integer(
                """
                SELECT is_given FROM consent_statements
                WHERE member_id = $1 AND purpose = $2 AND channel = $3
                ORDER BY number DESC LIMIT 1
                """,
                [
                    id, .text(statement.purpose.rawValue),
                    .integer(Int64(statement.channel.rawValue)),
                ]
            )
            if last == 0 { return true }
            // Of partners there are any number, and none of them may do what was never given.
            if last == nil, isFull, statement.purpose.kind == .partner { return true }
        }
        let row: [SQLValue] = [
            id, .integer(count + 1), .text(statement.purpose.rawValue),
            .integer(Int64(statement.channel.rawValue)), .integer(statement.isGiven ? 1 : 0),
            SQLValue(statement.policyVersion?.rawValue), .text(statement.source.rawValue),
            .integer(bookedAt.microseconds),
        ]
        try write(
            """
            INSERT INTO consent_statements
            (member_id, number, purpose, channel, is_given, policy_version, source, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (member_id, number) DO NOTHING
            """,
            [row]
        )
        return true
    }

    /// Decides about a contact and takes its slot, with the member's row locked: of two senders
    /// the second sees what the first has taken.
    fileprivate func contact(
        _ question: ContactQuestion,
        reach: MemberReach,
        zone: ZoneRules
    ) throws -> ContactDecision? {
        guard let occurrence = question.occurrence else { return nil }
        let question = question.about(try survivorID(of: question.memberID))
        guard try MemberRow.load(question.memberID, in: writer, isLocked: true) != nil else {
            return nil
        }
        let index = context.lookUp.index(of: occurrence)
        let decision = try ConsentRows.decide(
            question,
            occurrence: index,
            reach: reach,
            now: bookedAt,
            zone,
            in: writer
        )
        guard decision == .allowed else { return decision }
        try write(
            """
            INSERT INTO contact_slots (member_id, occurrence, purpose, channel, at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (member_id, occurrence) DO NOTHING
            """,
            [
                [
                    .integer(question.memberID.rawValue), .blob(index),
                    .text(question.purpose.rawValue),
                    .integer(Int64(question.channel.rawValue)), .integer(bookedAt.microseconds),
                ]
            ]
        )
        return decision
    }
}

extension Timestamp {
    /// Takes eight bytes; fails for any other number of them.
    init?(stored bytes: [UInt8]) {
        guard bytes.count == 8 else { return nil }
        self.init(microseconds: bytes.reduce(0) { $0 << 8 | Int64($1) })
    }

    /// Eight bytes, the highest first.
    var stored: [UInt8] { withUnsafeBytes(of: microseconds.bigEndian) { Array($0) } }
}
