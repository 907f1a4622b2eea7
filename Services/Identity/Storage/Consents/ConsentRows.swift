internal import IdentityDomain
internal import Primitives
internal import StorageCore

/// What a member agrees to and wants, as it is stored.
enum ConsentRows {
    /// Every statement, the oldest first.
    static func history(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> [ConsentStatement] {
        var history: [ConsentStatement] = []
        try reader.forEachRow(
            """
            SELECT purpose, channel, is_given, policy_version, source, at FROM consent_statements
            WHERE member_id = $1 ORDER BY number
            """,
            [.integer(memberID.rawValue)]
        ) { row in
            let version = try row.textOrNil(3)
            guard let purpose = ContactPurpose(try row.text(0)),
                let channel = ContactChannel(rawValue: Int(try row.integer(1))),
                let source = ChannelName(try row.text(4)),
                version == nil || version.flatMap(PolicyVersion.init) != nil
            else { throw MemberStoreError.corrupt }
            history.append(
                ConsentStatement(
                    purpose: purpose,
                    channel: channel,
                    isGiven: try row.integer(2) == 1,
                    policyVersion: version.flatMap(PolicyVersion.init),
                    source: source,
                    at: Timestamp(microseconds: try row.integer(5))
                )
            )
        }
        return history
    }

    /// The member's own quiet hours; `nil` for the program's.
    static func quietHours(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> QuietHours? {
        let row = try reader.first(
            "SELECT from_minute, until_minute FROM quiet_hours WHERE member_id = $1",
            [.integer(memberID.rawValue)]
        )
        guard let row else { return nil }
        let hours = QuietHours(
            fromMinute: Int(try row.integer(0)),
            untilMinute: Int(try row.integer(1))
        )
        guard let hours else { throw MemberStoreError.corrupt }
        return hours
    }

    /// When a member was contacted, the oldest first.
    static func contacts(
        of memberID: MemberID,
        in reader: any SQLReader
    ) throws -> [MemberExport.Contact] {
        var contacts: [MemberExport.Contact] = []
        try reader.forEachRow(
            "SELECT purpose, channel, at FROM contact_slots WHERE member_id = $1 ORDER BY at",
            [.integer(memberID.rawValue)]
        ) { row in
            guard let purpose = ContactPurpose(try row.text(0)),
                let channel = ContactChannel(rawValue: Int(try row.integer(1)))
            else { throw MemberStoreError.corrupt }
            contacts.append(
                MemberExport.Contact(
                    purpose: purpose,
                    channel: channel,
                    at: Timestamp(microseconds: try row.integer(2))
                )
            )
        }
        return contacts
    }

    /// Whether a member may be contacted; `nil` where there is no such member, or it is not
    /// reached.
    ///
    /// - Parameters:
    ///   - question: Whom, what for, by which way.
    ///   - occurrence: Under what a slot is taken; `nil` for a question that takes none.
    ///   - reach: Whom the caller reaches.
    ///   - now: The time.
    ///   - zone: The program's zone.
    ///   - reader: The database.
    /// - Returns: What the domain decides.
    /// - Throws: `erased` for an erased member; what the database throws.
    static func decide(
        _ question: ContactQuestion,
        occurrence: [UInt8]? = nil,
        reach: MemberReach,
        now: Timestamp,
        _ zone: ZoneRules,
        in reader: any SQLReader
    ) throws -> ContactDecision? {
        let id = SQLValue.integer(question.memberID.rawValue)
        guard let row = try MemberRow.load(question.memberID, in: reader) else { return nil }
        try ErasedMembers.refuse(question.memberID, in: reader)
        guard reach.contains(row.facts) else { return nil }
        let purpose = SQLValue.text(question.purpose.rawValue)
        let last = try reader.integer(
            """
            SELECT is_given FROM consent_statements
            WHERE member_id = $1 AND purpose = $2 AND channel = $3 ORDER BY number DESC LIMIT 1
            """,
            [id, purpose, .integer(Int64(question.channel.rawValue))]
        )
        let taken = try reader.query(
            """
            SELECT at FROM contact_slots WHERE member_id = $1 AND purpose = $2 AND at >= $3
            ORDER BY at
            """,
            [id, purpose, .integer(zone.startOfWeek(now).microseconds)]
        )
        let hasSlot =
            try occurrence.map { index in
                try reader.first(
                    "SELECT 1 FROM contact_slots WHERE member_id = $1 AND occurrence = $2",
                    [id, .blob(index)]
                ) != nil
            } ?? false
        let state = ContactState(
            memberState: row.facts.state,
            isGiven: last.map { $0 == 1 },
            quietHours: try quietHours(of: question.memberID, in: reader) ?? .standard,
            taken: try taken.map { Timestamp(microseconds: try $0.integer(0)) },
            hasSlot: hasSlot
        )
        return question.decide(
            state,
            rules: ContactRules.of(question.purpose),
            now: now,
            zone: zone
        )
    }
}
