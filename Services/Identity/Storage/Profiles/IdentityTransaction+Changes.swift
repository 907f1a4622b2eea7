import IdentityDomain
import Primitives
import StorageCore

extension IdentityTransaction {
    /// What became of a change that was decided now.
    private enum ChangeDecision {
        case refused(MemberRefusal)
        case answered(MemberChangeAnswer)
    }

    /// Carries a change of a member out once.
    func carryOut(
        _ change: MemberChange,
        rules: ProfileRules
    ) throws -> MemberChangeOutcome {
        var refusal = MemberRefusal.memberUnknown
        let outcome = try once(change.request, decode: MemberChangeAnswer.init(stored:)) {
            switch try decide(change, rules: rules) {
            case .refused(let reason):
                refusal = reason
                return nil
            case .answered(let answer):
                return (answer, answer.stored)
            }
        }
        switch outcome {
        case .keyReused(let path): return .keyReused(path)
        case .replayed(let answer): return .replayed(answer)
        case .decided(let answer): return .decided(answer)
        case nil: return .refused(refusal)
        }
    }

    private func decide(_ change: MemberChange, rules: ProfileRules) throws -> ChangeDecision {
        guard let member = try member(change.memberID),
            change.scope?.contains(member.facts.home) ?? true
        else { return .refused(.memberUnknown) }
        switch change.action {
        case .addIdentity(let identity, let method, let code):
            return try add(identity, verifiedBy: method, code: code, to: member)
        case .removeIdentity(let identity):
            return try remove(identity, from: member)
        case .editProfile(let edit):
            return try self.edit(member, edit, rules: rules)
        case .setState(let edit):
            return try set(edit, of: member)
        }
    }

    private func add(
        _ identity: IdentityValue,
        verifiedBy method: VerificationMethod?,
        code: PresentedCode?,
        to member: OpenMember
    ) throws -> ChangeDecision {
        var method = method
        if let code {
            // Before anything is said about the identity: only who has proven it learns of it.
            let outcome = try redeem(code, for: .verifyIdentity, sentTo: identity)
            guard outcome == .accepted else { return .refused(.codeRefused(outcome)) }
            method = .oneTimeCode
        }
        let index = context.lookUp.index(of: identity)
        var owner = try self.owner(of: index)
        if code != nil, let other = owner, other != member.memberID,
            member.facts.state == .active, member.record.identities.count < Member.identityCountMax,
            try !isCredential(identity, of: other)
        {
            try take(identity, from: other)
            owner = nil
        }
        let decision = member.stored.member(member.record).decideAdding(identity, owner: owner)
        switch decision {
        case .refused(let reason):
            // The two may be one person: somebody shall look at them.
            if reason == .identityTaken, let owner,
                let pair = DoubtfulPair(member.memberID, owner)
            {
                try queueReview(
                    of: pair,
                    cause: .identitiesConflict,
                    organisation: member.facts.home
                )
            }
            return .refused(reason)
        case .held:
            if let method, method.isMembersOwnAct {
                try markVerified(member.memberID, identity, by: method)
            }
            return .answered(MemberChangeAnswer(isChanged: false))
        case .added:
            try insert(identity, index, verifiedBy: method, of: member)
            return .answered(MemberChangeAnswer(isChanged: true))
        }
    }

    private func insert(
        _ identity: IdentityValue,
        _ index: [UInt8],
        verifiedBy method: VerificationMethod?,
        of member: OpenMember
    ) throws {
        var member = member
        member.record.identities.append(identity)
        if let method {
            member.record.marks[identity] = IdentityMark(method: method, verifiedAt: bookedAt)
        }
        try save(
            member,
            publishing: [
                .identityAdded(
                    memberID: member.memberID,
                    kind: identity.kind,
                    addedAt: bookedAt
                )
            ]
        )
        try write(
            """
            INSERT INTO identities (blind_index, member_id, kind) VALUES ($1, $2, $3)
            ON CONFLICT (blind_index) DO NOTHING
            """,
            [
                [
                    .blob(index), .integer(member.memberID.rawValue),
                    .integer(Int64(identity.kind.rawValue)),
                ]
            ]
        )
    }

    private func remove(
        _ identity: IdentityValue,
        from member: OpenMember
    ) throws -> ChangeDecision {
        var member = member
        switch member.stored.member(member.record).decideRemoving(identity) {
        case .refused(let reason):
            return .refused(reason)
        case .removed:
            member.record.remove(identity)
            // A look-up key alone may be taken by whoever proves it: the member would have none.
            guard member.record.identities.contains(where: member.record.isCredential) else {
                return .refused(.lastIdentity)
            }
            try save(
                member,
                publishing: [
                    .identityRemoved(
                        memberID: member.memberID,
                        kind: identity.kind,
                        removedAt: bookedAt
                    )
                ]
            )
            try write(
                "DELETE FROM identities WHERE blind_index = $1 AND member_id = $2",
                [
                    [
                        .blob(context.lookUp.index(of: identity)),
                        .integer(member.memberID.rawValue),
                    ]
                ]
            )
            return .answered(MemberChangeAnswer(isChanged: true))
        }
    }

    private func edit(
        _ member: OpenMember,
        _ edit: ProfileEdit,
        rules: ProfileRules
    ) throws -> ChangeDecision {
        let stored = try StoredProfile(of: member.memberID, in: writer)
        let profile = stored.profile(member.stored.member(member.record), member.record)
        let today = rules.day(of: bookedAt)
        switch profile.decide(edit, rules: rules, today: today) {
        case .refused(let reason):
            return .refused(reason)
        case .unchanged:
            return .answered(MemberChangeAnswer(isChanged: false))
        case .changed(let next):
            var member = member
            member.record.name = next.member.name
            member.record.personal = next.personal
            member.facts = next.member.facts
            try save(member)
            let children = next.personal.children
            try writeStageDay(
                rules.program.childStages.nextDay(of: children, after: today),
                of: member.memberID
            )
            try write(
                "UPDATE members SET open_values = $2 WHERE member_id = $1",
                [
                    [
                        .integer(member.memberID.rawValue),
                        SQLValue(OpenValues.text(rules.program.parted(next.values).open)),
                    ]
                ]
            )
            if profile.acquisition == nil, let acquisition = next.acquisition {
                try insert(acquisition, of: member.memberID)
            }
            return .answered(MemberChangeAnswer(isChanged: true))
        }
    }

    private func set(_ edit: StateEdit, of member: OpenMember) throws -> ChangeDecision {
        var member = member
        switch member.facts.decide(edit) {
        case .refused(let reason):
            return .refused(reason)
        case .unchanged:
            return .answered(MemberChangeAnswer(isChanged: false))
        case .changed(let facts):
            member.facts = facts
            member.record.personal.stateNote = StateNote(
                reason: edit.reason,
                changedBy: edit.changedBy,
                changedAt: bookedAt
            )
            try save(member)
            return .answered(MemberChangeAnswer(isChanged: true))
        }
    }

    private func insert(_ acquisition: Acquisition, of memberID: MemberID) throws {
        try write(
            """
            INSERT INTO acquisitions
            (member_id, channel, campaign, store, guide, qr_parameter, forwarded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (member_id) DO NOTHING
            """,
            [
                [.integer(memberID.rawValue)]
                    + [
                        Acquisition.Field.channel, .campaign, .store, .guide, .qrParameter,
                        .forwardedBy,
                    ].map { SQLValue(acquisition.text(of: $0)) }
            ]
        )
    }

    /// Notes when a child of a member enters or leaves a stage; `nil` without children.
    func writeStageDay(_ day: LocalDate?, of memberID: MemberID) throws {
        try write(
            "UPDATE members SET next_stage_day = $2 WHERE member_id = $1",
            [[.integer(memberID.rawValue), SQLValue(day.map { Int64($0.daysSinceEpoch) })]]
        )
    }
}

extension IdentityTransaction {
    /// Notes that an identity was verified; the first time counts, and the member's own act more
    /// than what others say.
    ///
    /// - Parameters:
    ///   - memberID: Whose identity it is.
    ///   - identity: The identity.
    ///   - method: How it was verified.
    /// - Returns: Whether it is noted only now; `false` where it was before, and where the member
    ///   does not have the identity.
    /// - Throws: What the store throws; `conflict` where another process was faster.
    @discardableResult
    func markVerified(
        _ memberID: MemberID,
        _ identity: IdentityValue,
        by method: VerificationMethod
    ) throws -> Bool {
        guard var member = try member(memberID), member.record.identities.contains(identity),
            member.record.marks[identity].map({ mark in
                method.isMembersOwnAct && !mark.method.isMembersOwnAct
            }) ?? true
        else { return false }
        member.record.marks[identity] = IdentityMark(method: method, verifiedAt: bookedAt)
        try save(member)
        return true
    }
}

extension MemberChangeAnswer {
    /// One byte.
    fileprivate var stored: [UInt8] { [isChanged ? 1 : 0] }

    fileprivate init?(stored bytes: [UInt8]) {
        guard bytes.count == 1, bytes[0] <= 1 else { return nil }
        self.init(isChanged: bytes[0] == 1)
    }
}
