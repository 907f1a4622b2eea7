import IdentityDomain
import Messages
import Primitives
import RPCCore

extension IdentityV1.Unit {
    init(_ unit: OrganisationUnit) {
        self.init(
            organisation: unit.path.rawValue,
            kind: IdentityV1.UnitKind(rawValue: Int32(unit.kind.rawValue)),
            name: unit.name.text,
            closed: unit.isClosed,
            changedAt: unit.changedAt.microseconds
        )
    }
}

extension IdentityV1.StaffAccount {
    init(_ account: StaffRecord) {
        self.init(
            staffID: account.staffID,
            organisation: account.organisation.rawValue,
            name: account.name.unsafeText,
            number: account.number,
            assignments: account.assignments.map { assignment in
                IdentityV1.StaffAssignment(
                    role: assignment.role.rawValue,
                    organisation: assignment.organisation.rawValue
                )
            },
            suspended: account.isSuspended,
            changedAt: account.changedAt.microseconds
        )
    }
}

extension IdentityV1.Partner {
    init(_ partner: Partner) {
        self.init(
            partnerID: partner.partnerID,
            organisation: partner.organisation.rawValue,
            name: partner.name.text,
            scopes: partner.rights.map(\.rawValue).sorted(),
            callsPerSecond: UInt32(partner.callsPerSecond),
            burst: UInt32(partner.burst),
            active: partner.isActive,
            changedAt: partner.changedAt.microseconds,
            certificatePins: partner.pins.sorted().map(\.digits)
        )
    }
}

extension IdentityV1.PartnerLink {
    init(_ link: PartnerLink) {
        self.init(
            partnerID: link.partnerID,
            consentVersion: link.consentVersion,
            consentedAt: link.consentedAt.microseconds,
            endedAt: link.endedAt?.microseconds ?? 0
        )
    }
}

extension IdentityV1.Approval {
    init(_ approval: Approval, at now: Timestamp) {
        self.init(
            approvalID: approval.approvalID,
            act: IdentityV1.SensitiveAct(rawValue: Int32(approval.subject.act.rawValue)),
            memberID: approval.subject.memberID.rawValue,
            organisation: approval.organisation.rawValue,
            reference: approval.subject.reference,
            reason: approval.reason.rawValue,
            requestedBy: approval.requestedBy,
            requestedAt: approval.requestedAt.microseconds,
            expiresAt: approval.expiresAt.microseconds,
            state: IdentityV1.ApprovalState(rawValue: Int32(approval.state(at: now).rawValue)),
            decidedBy: approval.decision?.by ?? "",
            decidedAt: approval.decision?.at.microseconds ?? 0,
            decisionReason: approval.decision?.reason.rawValue ?? ""
        )
    }
}
