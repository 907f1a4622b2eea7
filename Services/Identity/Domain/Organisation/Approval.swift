package import Primitives

/// An act that can need a second person.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum SensitiveAct: Int, CaseIterable, Hashable, Sendable {
    /// Destroying what is held about a member.
    case eraseMember = 1
    /// Making two members one, or undoing that.
    case mergeMembers = 2
    /// Giving money back above a limit.
    case refund = 3
    /// Giving or taking points by hand above a limit.
    case adjustPoints = 4

    /// The roles of which one decides about it.
    package var deciders: Set<OrganisationRole> {
        switch self {
        case .eraseMember: [.hqAdmin]
        case .mergeMembers: [.hqAdmin, .regionManager]
        case .refund, .adjustPoints: [.hqAdmin, .regionManager, .storeManager]
        }
    }
}

/// How far an approval is.
///
/// The raw values are stored and are those of the `.proto` file: they never change.
package enum ApprovalState: Int, CaseIterable, Hashable, Sendable {
    /// Asked for. Can transition to: `approved`, `refused`, `expired`.
    case pending = 1
    /// Allowed by a second person. Can transition to: `used`, `expired`.
    case approved = 2
    /// Refused by a second person. Terminal.
    case refused = 3
    /// The act was done. Terminal.
    case used = 4
    /// Not decided, or not used, in time: never stored. Terminal.
    case expired = 5
}

/// What exactly an approval is about.
package struct ApprovalSubject: Hashable, Sendable {
    /// What is to be done.
    package let act: SensitiveAct
    /// To whom.
    package let memberID: MemberID
    /// What exactly, as whoever does it writes it; nothing personal.
    package let reference: String

    /// The longest reference, in bytes.
    package static let referenceByteCountMax = 128

    /// Describes an act; fails for a reference that is too long or not printable ASCII.
    package init?(act: SensitiveAct, memberID: MemberID, reference: String) {
        let isText = reference.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard reference.utf8.count <= Self.referenceByteCountMax, isText else { return nil }
        self.act = act
        self.memberID = memberID
        self.reference = reference
    }

    private init(_ act: SensitiveAct, _ memberID: MemberID, _ reference: String) {
        self.act = act
        self.memberID = memberID
        self.reference = reference
    }

    /// The same act on another member.
    package func about(_ memberID: MemberID) -> ApprovalSubject {
        ApprovalSubject(act, memberID, reference)
    }

    /// The erasure of a member: there is nothing more to say about it.
    package init(erasing memberID: MemberID) {
        self.init(.eraseMember, memberID, "")
    }

    /// That a member is merged into another one.
    package init(merging absorbed: MemberID, into survivor: MemberID) {
        self.init(.mergeMembers, survivor, "merge \(absorbed.rawValue)")
    }

    /// That a merge is undone.
    package init(undoing merge: MemberMerge) {
        self.init(.mergeMembers, merge.survivor, "unmerge \(merge.mergeID)")
    }
}

/// That somebody asked for an act which needs a second person, and what became of it.
package struct Approval: Hashable, Sendable {
    /// What a second person said.
    package struct Decision: Hashable, Sendable {
        /// Kind and id of the principal: `staff:anna`.
        package let by: String
        /// When.
        package let at: Timestamp
        /// Why.
        package let reason: ReasonText

        /// Describes a decision.
        package init(by: String, at: Timestamp, reason: ReasonText) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// Its own number, positive.
    package let approvalID: Int64
    /// What exactly it is about.
    package let subject: ApprovalSubject
    /// On whose behalf: who sees that unit sees the approval.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: ReasonText
    /// Who asked: kind and id of the principal.
    package let requestedBy: String
    /// When.
    package let requestedAt: Timestamp
    /// When it ends, decided or not.
    package let expiresAt: Timestamp
    /// As it is stored: see ``state(at:)``.
    package var storedState: ApprovalState
    /// What a second person said; `nil` before.
    package var decision: Decision?

    /// How long an approval lives, in microseconds: a week.
    package static let lifetimeMicroseconds: Int64 = 7 * 86_400_000_000

    /// Describes an approval.
    package init(
        approvalID: Int64,
        subject: ApprovalSubject,
        organisation: OrganisationPath,
        reason: ReasonText,
        requestedBy: String,
        requestedAt: Timestamp,
        expiresAt: Timestamp,
        storedState: ApprovalState = .pending,
        decision: Decision? = nil
    ) {
        self.approvalID = approvalID
        self.subject = subject
        self.organisation = organisation
        self.reason = reason
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.expiresAt = expiresAt
        self.storedState = storedState
        self.decision = decision
    }

    /// How far it is at a moment.
    package func state(at now: Timestamp) -> ApprovalState {
        switch storedState {
        case .pending, .approved: now < expiresAt ? storedState : .expired
        case .refused, .used, .expired: storedState
        }
    }
}
