import IdentityDomain
import Primitives
import StorageCore

extension MemberTag {
    /// The columns that `init(row:openReason:)` reads, in its order.
    static let columns = "tag, set_at, until, caller, sealed_reason, rules_version, evidence"

    /// Reads a row of `columns`.
    private init(row: any RowView, openReason: ([UInt8]) throws -> String) throws {
        let source: Source
        if let caller = try row.textOrNil(3) {
            source = .person(caller: caller, reason: try openReason(try row.blob(4)))
        } else {
            guard let evidence = TagEvidence.unpacked(try row.blob(6)) else {
                throw MemberStoreError.corrupt
            }
            source = .rule(version: try row.integer(5), evidence: evidence)
        }
        self.init(
            tag: try row.text(0),
            source: source,
            setAt: Timestamp(microseconds: try row.integer(1)),
            until: try row.integerOrNil(2).map { Timestamp(microseconds: $0) }
        )
    }

    /// Reads the tags of a member, by name.
    ///
    /// The member's key is asked for only where somebody has given it a tag.
    static func load(
        of stored: StoredMember,
        seal: MemberSeal,
        in reader: any SQLReader
    ) throws -> [MemberTag] {
        var tags: [MemberTag] = []
        var key: Redacted<[UInt8]>?
        try reader.forEachRow(
            "SELECT \(columns) FROM member_tags WHERE member_id = $1 ORDER BY tag",
            [.integer(stored.memberID.rawValue)]
        ) { row in
            let tag = try MemberTag(row: row) { sealed in
                let own = try key ?? stored.opened(by: seal).key
                key = own
                guard let reason = seal.openReason(sealed, of: stored.memberID, key: own) else {
                    throw MemberStoreError.corrupt
                }
                return reason
            }
            tags.append(tag)
        }
        return tags
    }

    /// The values of a row: whose it is, then `columns`.
    func row(of member: IdentityTransaction.OpenMember, seal: MemberSeal) throws -> [SQLValue] {
        let start: [SQLValue] = [
            .integer(member.memberID.rawValue), .text(tag), .integer(setAt.microseconds),
            SQLValue(until?.microseconds),
        ]
        switch source {
        case .person(let caller, let reason):
            let sealed = try seal.seal(reason: reason, of: member.memberID, key: member.key)
            return start + [.text(caller), .blob(sealed), .null, .null]
        case .rule(let version, let evidence):
            return start + [.null, .null, .integer(version), .blob(TagEvidence.packed(evidence))]
        }
    }
}

extension IdentityTransaction {
    /// The tags of a member.
    func tags(of stored: StoredMember) throws -> [MemberTag] {
        try MemberTag.load(of: stored, seal: context.seal, in: writer)
    }

    /// Makes tags the member's only ones, in its rows and in what may be known of it.
    private func saveTags(
        _ tags: [MemberTag],
        instead current: [MemberTag],
        of memberID: MemberID
    ) throws {
        guard var member = try memberItself(memberID) else { return }
        let kept = Set(tags.map(\.tag))
        for tag in current where !kept.contains(tag.tag) {
            try writer.execute(
                "DELETE FROM member_tags WHERE member_id = $1 AND tag = $2",
                [.integer(memberID.rawValue), .text(tag.tag)]
            )
        }
        try writer.execute(
            """
            INSERT INTO member_tags (member_id, \(MemberTag.columns))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (member_id, tag) DO UPDATE SET set_at = excluded.set_at,
                until = excluded.until, caller = excluded.caller,
                sealed_reason = excluded.sealed_reason,
                rules_version = excluded.rules_version, evidence = excluded.evidence
            """,
            each: tags.filter { !current.contains($0) }
                .map { try $0.row(of: member, seal: context.seal) }
        )
        guard member.facts.tags != kept.sorted() else { return }
        member.facts.tags = kept.sorted()
        try save(member)
    }

    /// Looks at a member's tags again, and notes when to do so next.
    ///
    /// - Parameters:
    ///   - stored: The member.
    ///   - history: What it has bought.
    ///   - current: The tags that it has; those that are stored where they are not given.
    ///   - rules: The program's rules.
    /// - Throws: `conflict` where another process has changed the member meanwhile.
    func reviewTags(
        of stored: StoredMember,
        history: PurchaseHistory,
        current: [MemberTag]? = nil,
        rules: TagReview.Rules
    ) throws {
        let storedTags = try tags(of: stored)
        let review = TagReview.decide(
            current: current ?? storedTags,
            facts: stored.facts,
            history: history,
            rules: rules,
            now: bookedAt
        )
        if review.tags != storedTags || review.tags.map(\.tag) != stored.facts.tags {
            try saveTags(review.tags, instead: storedTags, of: stored.memberID)
        }
        try writer.execute(
            """
            INSERT INTO tag_reviews (member_id, due_at, rules_id) VALUES ($1, $2, $3)
            ON CONFLICT (member_id) DO UPDATE SET due_at = excluded.due_at,
                rules_id = excluded.rules_id
            """,
            [
                .integer(stored.memberID.rawValue), SQLValue(review.nextAt?.microseconds),
                .integer(rules.storedID),
            ]
        )
    }

    /// Has members' tags looked at again soon; of those that are erased there are none.
    func tagsAreDue(of memberIDs: [MemberID]) throws {
        try writer.execute(
            """
            INSERT INTO tag_reviews (member_id, due_at, rules_id)
            SELECT member_id, $2, 0 FROM members WHERE member_id = $1 AND state <> 5
            ON CONFLICT (member_id) DO UPDATE SET due_at = excluded.due_at
            """,
            each: memberIDs.map { [.integer($0.rawValue), .integer(bookedAt.microseconds)] }
        )
    }
}
