import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// Makes one member of two, unless that is refused.
    func merge(_ request: MergeRequest) throws -> Result<Int64?, MergeRefusal> {
        try lock([request.survivor, request.absorbed])
        var survivor = try memberItself(request.survivor)
        var absorbed = try memberItself(request.absorbed)
        if let refusal = request.decide(survivor: survivor?.side, absorbed: absorbed?.side) {
            return .failure(refusal)
        }
        guard let before = survivor, let other = absorbed else {
            preconditionFailure("a merge of members that are not there was not refused")
        }
        let subject = ApprovalSubject(merging: other.memberID, into: before.memberID)
        if let refusal = try useApproval(request.approvalID, of: subject, request.key) {
            return .failure(refusal)
        }
        let mergeID = try nextOperation()
        let merge = MemberMerge(
            mergeID: mergeID,
            survivor: before.memberID,
            absorbed: other.memberID,
            organisation: request.organisation,
            mergedAt: bookedAt
        )
        var (facts, gain) = before.facts.absorbing(other.facts)
        survivor?.facts = facts
        // The absorbed member keeps its own record: an unmerge finds in it what was its own.
        survivor?.record.identities += other.record.identities
        if before.record.name == nil, let name = other.record.name {
            survivor?.record.name = name
            gain.hasName = true
        }
        survivor?.record.marks.merge(other.record.marks) { own, _ in own }
        survivor?.record.registered.formUnion(other.record.registered)
        survivor?.record.personal.absorb(other.record.personal, &gain)
        try moveOpenValues(of: merge) { values, others in values.absorb(others, &gain) }
        try lookAtChildren(of: merge.survivor, survivor?.record.personal.children ?? [])
        try lookAtChildren(of: merge.absorbed, [])
        try write(
            "UPDATE identities SET member_id = $2 WHERE blind_index = $1 AND member_id = $3",
            other.record.identities.map { identity in
                [
                    .blob(context.lookUp.index(of: identity)),
                    .integer(merge.survivor.rawValue), .integer(merge.absorbed.rawValue),
                ]
            }
        )
        absorbed?.facts.state = .merged
        try point(merge.absorbed, to: merge.survivor)
        try insert(merge, gain, of: other, request, survivorKey: before)
        try joinConsents(merge)
        survivor?.facts.consents = try uses(of: merge.survivor)
        if let survivor { try save(survivor, publishing: [.membersMerged(merge)]) }
        if let absorbed { try save(absorbed) }
        try closeReview(of: merge, as: .merged, request.key.caller)
        return .success(mergeID)
    }

    /// Undoes a merge, unless that is refused.
    func unmerge(_ request: UnmergeRequest) throws -> Result<UnmergeAnswer, MergeRefusal> {
        guard let stored = try StoredMerge.load(request.mergeID, in: writer),
            request.organisation.contains(stored.merge.organisation)
        else { return .failure(.mergeUnknown) }
        let merge = stored.merge
        try lock([merge.survivor, merge.absorbed])
        // Read again, now that nobody else can undo it.
        guard try StoredMerge.load(request.mergeID, in: writer)?.undone == nil else {
            return .failure(.mergeUndone)
        }
        guard var survivor = try memberItself(merge.survivor),
            var absorbed = try memberItself(merge.absorbed)
        else { return .failure(.memberUnknown(field: "merge_id")) }
        guard survivor.facts.state != .merged, try isLast(merge) else {
            return .failure(.mergeNotLast)
        }
        let split: IdentitySplit
        switch request.split(
            survivor: survivor.record.identities,
            absorbed: absorbed.record.identities
        ) {
        case .success(let decided): split = decided
        case .failure(let refusal): return .failure(refusal)
        }
        let subject = ApprovalSubject(undoing: merge)
        if let refusal = try useApproval(request.approvalID, of: subject, request.key) {
            return .failure(refusal)
        }
        survivor.record.identities = split.survivor
        if stored.gain.hasName, survivor.record.name == absorbed.record.name {
            survivor.record.name = nil
        }
        absorbed.record.takeProofs(of: split.absorbed, from: &survivor.record)
        survivor.record.personal.release(stored.gain, of: absorbed.record.personal)
        try moveOpenValues(of: merge) { values, others in values.release(stored.gain, of: others) }
        try lookAtChildren(of: merge.survivor, survivor.record.personal.children)
        try lookAtChildren(of: merge.absorbed, absorbed.record.personal.children)
        survivor.facts = survivor.facts.releasing(stored.gain, of: absorbed.facts)
        absorbed.record.identities = split.absorbed
        absorbed.facts.state = stored.absorbedState
        try write(
            "UPDATE identities SET member_id = $2 WHERE blind_index = $1 AND member_id = $3",
            split.absorbed.map { identity in
                [
                    .blob(context.lookUp.index(of: identity)),
                    .integer(merge.absorbed.rawValue), .integer(merge.survivor.rawValue),
                ]
            }
        )
        try point(merge.absorbed, to: nil)
        let operation = try nextOperation(undoing: merge)
        try noteUndone(merge, request, survivorKey: survivor)
        // What either was linked to meanwhile, or let go of, shows in its own rows only now.
        survivor.facts.partners = try PartnerLink.partners(of: merge.survivor, in: writer)
        absorbed.facts.partners = try PartnerLink.partners(of: merge.absorbed, in: writer)
        try endSessions(begunSince: merge)
        let unmerge = MemberUnmerge(
            merge: merge,
            operation: operation,
            entries: request.entries,
            orders: request.orders,
            undoneAt: bookedAt
        )
        try save(survivor, publishing: [.membersUnmerged(unmerge)])
        try save(absorbed)
        try closeReview(of: merge, as: .keptApart, request.key.caller)
        return .success(UnmergeAnswer(survivor: merge.survivor, absorbed: merge.absorbed))
    }

    /// Uses the approval that an act needs, in the act's own transaction.
    ///
    /// - Returns: Why the act is refused; `nil` where it may be done, or needs no approval.
    private func useApproval(
        _ approvalID: Int64?,
        of subject: ApprovalSubject,
        _ key: CallerKey
    ) throws -> MergeRefusal? {
        guard let approvalID else { return nil }
        let use = UseApproval(key: key, approvalID: approvalID, subject: subject)
        let outcome = try self.use(use)
        if case .used = outcome { return nil }
        return .notApproved(outcome)
    }

    /// Changes what was asked of the survivor and is not personal.
    private func moveOpenValues(
        of merge: MemberMerge,
        _ change: (_ values: inout AttributeValues, _ others: AttributeValues) -> Void
    ) throws {
        var values = try StoredProfile(of: merge.survivor, in: writer).openValues
        change(&values, try StoredProfile(of: merge.absorbed, in: writer).openValues)
        try writer.execute(
            "UPDATE members SET open_values = $2 WHERE member_id = $1",
            [.integer(merge.survivor.rawValue), SQLValue(OpenValues.text(values))]
        )
    }

    /// Has the stages of a member's children looked at soon, where it has any.
    private func lookAtChildren(of member: MemberID, _ children: [LocalDate]) throws {
        try writeStageDay(children.isEmpty ? nil : LocalDate(daysSinceEpoch: 0), of: member)
    }

    /// Locks members' rows, in the order of their ids: no two transactions wait for each other.
    private func lock(_ members: [MemberID]) throws {
        try writer.forEachRow(
            "SELECT version FROM members WHERE member_id = $1 FOR UPDATE",
            each: members.sorted().map { [.integer($0.rawValue)] }
        ) { _, _ in }
    }

    /// The number of the last merge or unmerge; 0 where there is none.
    func lastOperation() throws -> Int64 {
        try writer.integer("SELECT max(number) FROM merge_operations") ?? 0
    }

    /// The number of the next merge or unmerge.
    private func nextOperation(undoing merge: MemberMerge? = nil) throws -> Int64 {
        let last = try lastOperation()
        // Where another process takes the same number, one of the two decides anew.
        try write(
            """
            INSERT INTO merge_operations (number, merge_id) VALUES ($1, $2)
            ON CONFLICT (number) DO NOTHING
            """,
            [[.integer(last + 1), .integer(merge?.mergeID ?? last + 1)]]
        )
        return last + 1
    }

    private func point(_ member: MemberID, to survivor: MemberID?) throws {
        try write(
            "UPDATE members SET survivor_id = $2 WHERE member_id = $1",
            [[.integer(member.rawValue), SQLValue(survivor?.rawValue)]]
        )
    }

    private func insert(
        _ merge: MemberMerge,
        _ gain: MergeGain,
        of absorbed: OpenMember,
        _ request: MergeRequest,
        survivorKey: OpenMember
    ) throws {
        let reason = try context.seal.seal(
            request.reason,
            "merge \(merge.mergeID)",
            of: merge.survivor,
            key: survivorKey.key
        )
        try write(
            """
            INSERT INTO merges (merge_id, survivor_id, absorbed_id, organisation, gain,
                absorbed_state, merged_by, merged_at, sealed_reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                [
                    .integer(merge.mergeID), .integer(merge.survivor.rawValue),
                    .integer(merge.absorbed.rawValue), .text(merge.organisation.rawValue),
                    .text(gain.text), .integer(Int64(absorbed.facts.state.rawValue)),
                    .text(request.key.caller), .integer(bookedAt.microseconds), .blob(reason),
                ]
            ]
        )
        record(Array("merge \(merge)\n\(gain.text)".utf8))
    }

    /// Whether no merge that stands was made into the same survivor since.
    private func isLast(_ merge: MemberMerge) throws -> Bool {
        try writer.integer(
            """
            SELECT merge_id FROM merges
            WHERE survivor_id = $1 AND merge_id > $2 AND undone_at IS NULL LIMIT 1
            """,
            [.integer(merge.survivor.rawValue), .integer(merge.mergeID)]
        ) == nil
    }

    private func noteUndone(
        _ merge: MemberMerge,
        _ request: UnmergeRequest,
        survivorKey: OpenMember
    ) throws {
        let reason = try context.seal.seal(
            request.reason,
            "unmerge \(merge.mergeID)",
            of: merge.survivor,
            key: survivorKey.key
        )
        try write(
            """
            UPDATE merges SET undone_by = $2, undone_at = $3, sealed_undone_reason = $4
            WHERE merge_id = $1 AND undone_at IS NULL
            """,
            [
                [
                    .integer(merge.mergeID), .text(request.key.caller),
                    .integer(bookedAt.microseconds), .blob(reason),
                ]
            ]
        )
        record(Array("unmerge \(merge)".utf8))
    }
}

extension IdentityTransaction.OpenMember {
    /// The member as far as a merge looks at it.
    var side: MergeSide {
        MergeSide(memberID: memberID, facts: facts, identities: record.identities)
    }
}

extension PersonalRecord {
    /// What was proven since a merge goes along with its identity.
    fileprivate mutating func takeProofs(
        of identities: [IdentityValue],
        from other: inout PersonalRecord
    ) {
        for identity in identities {
            if let mark = other.marks.removeValue(forKey: identity) { marks[identity] = mark }
            if other.registered.remove(identity) != nil { registered.insert(identity) }
        }
    }
}
