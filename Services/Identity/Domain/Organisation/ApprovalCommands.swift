package import Primitives

/// A request for an act that needs a second person.
package struct RequestApproval: Hashable, Sendable {
    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// What exactly is to be done.
    package let subject: ApprovalSubject
    /// On whose behalf.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ReasonText

    /// Describes a request.
    package init(
        key: CallerKey,
        subject: ApprovalSubject,
        organisation: OrganisationPath,
        reason: ReasonText
    ) {
        self.key = key
        self.subject = subject
        self.organisation = organisation
        self.reason = reason
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "RequestApproval",
            fields: subject.fields + [
                .init("organisation", organisation.rawValue), .init("reason", reason.rawValue),
            ]
        )
    }

    /// The approval that it begins.
    package func approval(_ approvalID: Int64, now: Timestamp) -> Approval {
        Approval(
            approvalID: approvalID,
            subject: subject,
            organisation: organisation,
            reason: reason,
            requestedBy: key.caller,
            requestedAt: now,
            expiresAt: now.advanced(byMicroseconds: Approval.lifetimeMicroseconds)
        )
    }
}

/// A second person's decision about an act.
package struct DecideApproval: Hashable, Sendable {
    /// Who decides, and under which name for the request.
    package let key: CallerKey
    /// Who decides, as far as it matters.
    package let actor: Actor
    /// The approval.
    package let approvalID: Int64
    /// Whether the act may be done.
    package let isApproved: Bool
    /// Why.
    package let reason: ReasonText

    /// Describes a decision.
    package init(
        key: CallerKey,
        actor: Actor,
        approvalID: Int64,
        isApproved: Bool,
        reason: ReasonText
    ) {
        self.key = key
        self.actor = actor
        self.approvalID = approvalID
        self.isApproved = isApproved
        self.reason = reason
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "DecideApproval",
            fields: [
                .init("approval_id", approvalID), .init("approved", isApproved ? 1 : 0),
                .init("reason", reason.rawValue),
            ]
        )
    }

    /// What becomes of the decision, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such approval, or none that the caller may see.
        case unknown
        /// Nobody decides about what it asked for itself.
        ///
        /// Two accounts of one person are two persons here.
        case selfDecided
        /// The caller has none of the roles that decide about such an act.
        case roleDenied
        /// It has ended.
        case expired
        /// It was decided before.
        case decidedBefore
        /// The approval as it is from now on.
        case decided(Approval)
    }

    /// Decides; changes nothing.
    package func decide(_ approval: Approval?, now: Timestamp) -> Outcome {
        guard var approval, actor.reaches(approval.organisation) else { return .unknown }
        if approval.requestedBy == actor.name { return .selfDecided }
        if actor.organisation != nil, actor.roles.isDisjoint(with: approval.subject.act.deciders) {
            return .roleDenied
        }
        switch approval.state(at: now) {
        case .expired: return .expired
        case .approved, .refused, .used: return .decidedBefore
        case .pending: break
        }
        approval.storedState = isApproved ? .approved : .refused
        approval.decision = Approval.Decision(by: actor.name, at: now, reason: reason)
        return .decided(approval)
    }
}

/// That the act of an approval is done.
package struct UseApproval: Hashable, Sendable {
    /// Who does it, and under which name for the request.
    package let key: CallerKey
    /// The approval.
    package let approvalID: Int64
    /// What exactly is done.
    package let subject: ApprovalSubject

    /// Describes a use.
    package init(key: CallerKey, approvalID: Int64, subject: ApprovalSubject) {
        self.key = key
        self.approvalID = approvalID
        self.subject = subject
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "UseApproval",
            fields: [.init("approval_id", approvalID)] + subject.fields
        )
    }

    /// The same use about the member that the id leads to.
    package func about(_ memberID: MemberID) -> UseApproval {
        UseApproval(key: key, approvalID: approvalID, subject: subject.about(memberID))
    }

    /// What becomes of the use, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such approval, or it is about something else.
        case unknown
        /// Nobody has allowed it.
        case notApproved
        /// It has ended.
        case expired
        /// The act was done before.
        case usedBefore
        /// The approval as it is from now on.
        case used(Approval)
    }

    /// Decides; changes nothing.
    package func decide(_ approval: Approval?, now: Timestamp) -> Outcome {
        guard var approval, approval.subject == subject else { return .unknown }
        switch approval.state(at: now) {
        case .pending, .refused: return .notApproved
        case .expired: return .expired
        case .used: return .usedBefore
        case .approved: break
        }
        approval.storedState = .used
        return .used(approval)
    }
}

extension ApprovalSubject {
    fileprivate var fields: [KeyedRequest.Field] {
        [
            .init("act", Int64(act.rawValue)), .init("member_id", memberID.rawValue),
            .init("reference", reference),
        ]
    }
}
