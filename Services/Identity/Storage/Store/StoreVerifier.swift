import IdentityDomain
import Primitives
import StorageCore

/// Checks that everything stored holds together.
///
/// Reads one snapshot from end to end.
struct StoreVerifier: Sendable {
    let lookUp: LookUpKeys
    let seal: MemberSeal

    /// Runs every check.
    func verify(in reader: any SQLReader) throws -> IdentityVerification {
        var verification = IdentityVerification()
        let recordedCount = try verifyMembers(in: reader, &verification)
        verification.identityCount = try count("SELECT count(*) FROM identities", in: reader)
        verification.eventCount = try count("SELECT count(*) FROM outbox", in: reader)
        if verification.identityCount != recordedCount {
            verification.find(
                "\(verification.identityCount) identities can be looked up, "
                    + "but the members' records hold \(recordedCount)"
            )
        }
        try verifyEvents(in: reader, &verification)
        try verifyGroups(in: reader, &verification)
        try verifyMerges(in: reader, &verification)
        try verifyErased(in: reader, &verification)
        try EngagementVerifier().verify(in: reader, &verification)
        let tables = MemberTables.erased + ["registrations", "outbox", "consent_statements"]
        for table in tables {
            let strayCount = try count(
                """
                SELECT count(*) FROM \(table)
                WHERE member_id NOT IN (SELECT member_id FROM members)
                """,
                in: reader
            )
            if strayCount > 0 {
                verification.find("\(strayCount) rows of \(table) belong to no member")
            }
        }
        return verification
    }

    /// Opens every record and looks each of its identities up again.
    ///
    /// - Returns: How many identities the records hold.
    private func verifyMembers(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws -> Int {
        var identityCount = 0
        var memberCount = 0
        var profiles = ProfileVerifier()
        try reader.scan(
            """
            SELECT \(StoredMember.columns) FROM members
            LEFT JOIN member_keys ON member_keys.member_id = members.member_id
            ORDER BY members.member_id
            """,
            []
        ) { row in
            memberCount += 1
            let memberID = try row.integer(0)
            let isErased = try row.integer(9) == Int64(MemberState.erased.rawValue)
            if isErased {
                if try row.withBlob(5, { !$0.isEmpty }) || !row.isNull(7) {
                    verification.find("member \(memberID) is erased, but not its data or its key")
                }
                return
            }
            guard !row.isNull(7) else {
                verification.find("member \(memberID) has no key")
                return
            }
            do {
                let stored = try StoredMember(row: row)
                let record = try stored.opened(by: seal).record
                // What a merged member had of its own is looked up as its survivor's.
                if stored.facts.state == .merged { return }
                identityCount += record.identities.count
                try verify(record.identities, of: stored.memberID, in: reader, &verification)
                profiles.verify(stored, record, &verification)
            } catch MemberStoreError.corrupt {
                verification.find("member \(memberID): the row, its key or its record was changed")
            }
        }
        verification.memberCount = memberCount
        try profiles.verifyRows(in: reader, &verification)
        return identityCount
    }

    /// Who is erased has nothing left by which it is found, and is erased in its row too.
    private func verifyErased(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        let erased = Int64(MemberState.erased.rawValue)
        let differing = try count(
            """
            SELECT count(*) FROM members
            LEFT JOIN erased_members ON erased_members.member_id = members.member_id
            WHERE (members.state = \(erased)) <> (erased_members.member_id IS NOT NULL)
            """,
            in: reader
        )
        if differing > 0 {
            verification.find("\(differing) members are erased by one record and not by the other")
        }
        let pairs = MemberTables.erasedPairs.flatMap { [($0, "first_id"), ($0, "second_id")] }
        for (table, column) in MemberTables.erased.map({ ($0, "member_id") }) + pairs {
            let left = try count(
                """
                SELECT count(*) FROM \(table)
                WHERE \(column) IN (SELECT member_id FROM erased_members)
                """,
                in: reader
            )
            if left > 0 { verification.find("\(left) rows of \(table) are of erased members") }
        }
    }

    private func verify(
        _ identities: [IdentityValue],
        of memberID: MemberID,
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        if identities.isEmpty {
            verification.find("member \(memberID) has no identity")
        }
        for identity in identities {
            let row = try reader.first(
                "SELECT member_id, kind FROM identities WHERE blind_index = $1",
                [.blob(lookUp.index(of: identity))]
            )
            guard let row else {
                verification.find("member \(memberID): its \(identity.kind) cannot be looked up")
                continue
            }
            let owner = try row.integer(0)
            if owner != memberID.rawValue {
                verification.find(
                    "member \(memberID): its \(identity.kind) is looked up as member \(owner)"
                )
            }
            if let end = PhoneEnd(of: identity),
                try reader.first(
                    "SELECT 1 FROM phone_ends WHERE end_index = $1 AND member_id = $2",
                    [.blob(lookUp.index(of: end)), .integer(memberID.rawValue)]
                ) == nil
            {
                verification.find("member \(memberID): it is not found by the end of its phone")
            }
            if try row.integer(1) != Int64(identity.kind.rawValue) {
                verification.find(
                    "member \(memberID): its \(identity.kind) is filed as another kind"
                )
            }
        }
    }

    /// Each change of a member has its event: as many as its version says, numbered from 1.
    private func verifyEvents(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        try reader.forEachRow(
            """
            SELECT members.member_id, members.version FROM members
            LEFT JOIN (
                SELECT member_id, count(DISTINCT member_version) AS event_count,
                    min(member_version) AS first_version, max(member_version) AS last_version
                FROM outbox GROUP BY member_id
            ) AS events ON events.member_id = members.member_id
            WHERE events.event_count IS NULL OR events.event_count <> members.version
                OR events.first_version <> 1 OR events.last_version <> members.version
            ORDER BY members.member_id LIMIT $1
            """,
            [.integer(Int64(IdentityVerification.findingCountMax))]
        ) { row in
            let version = try row.integer(1)
            verification.find(
                "member \(try row.integer(0)) is at version \(version), its events say otherwise"
            )
        }
    }

    /// The records of groups are numbered from 1, each holds the hash of the one before, and the
    /// last counts as many registrations as there are.
    private func verifyGroups(
        in reader: any SQLReader,
        _ verification: inout IdentityVerification
    ) throws {
        var chain = GroupChain()
        var isWhole = true
        try reader.forEachRow(
            "SELECT number, registrations, content, hash FROM registration_groups ORDER BY number",
            []
        ) { row in
            let number = try row.integer(0)
            let hash = try row.blob(3)
            let expected = GroupChain.hash(
                of: chain.groupCount + 1,
                registrationCount: try row.integer(1),
                content: try row.blob(2),
                previous: chain.hash
            )
            if isWhole, number != chain.groupCount + 1 || hash != expected {
                isWhole = false
                verification.find("group \(number) of the registrations does not follow the last")
            }
            chain.groupCount = number
            chain.registrationCount = try row.integer(1)
            chain.hash = hash
        }
        guard chain.groupCount > 0 else { return }
        let count = Int64(try count("SELECT count(*) FROM registrations", in: reader))
        if count != chain.registrationCount {
            verification.find(
                "there are \(count) registrations, the groups count \(chain.registrationCount)"
            )
        }
    }

    private func count(_ sql: String, in reader: any SQLReader) throws -> Int {
        Int(try reader.integer(sql) ?? 0)
    }
}
