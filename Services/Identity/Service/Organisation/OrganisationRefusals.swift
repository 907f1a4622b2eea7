import IdentityDomain
import RPCCore

extension RPCError {
    /// The status of a request that is refused.
    static func refused(
        _ code: Code,
        reason: String,
        _ message: String,
        field: String? = nil
    ) -> RPCError {
        RPCError(
            code,
            reason: reason,
            message: message,
            fieldViolations: field.map { [.init(field: $0, description: message)] } ?? []
        )
    }

    static let unitUnknown = refused(
        .notFound,
        reason: "identity.unit_unknown",
        "there is no such unit, or it is closed",
        field: "organisation"
    )
    static let staffUnknown = refused(
        .notFound,
        reason: "identity.staff_unknown",
        "there is no such account",
        field: "staff_id"
    )
    static let ownAccount = refused(
        .permissionDenied,
        reason: "identity.own_account",
        "nobody changes its own account: somebody else must",
        field: "staff_id"
    )
    static let roleDenied = refused(
        .permissionDenied,
        reason: "identity.role_denied",
        "the account has or would get what the caller could not give it"
    )
    static let partnerUnknown = refused(
        .notFound,
        reason: "identity.partner_unknown",
        "there is no such partner, or it is not active",
        field: "partner_id"
    )
    static let approvalUnknown = refused(
        .notFound,
        reason: "identity.approval_unknown",
        "there is no such approval for this act",
        field: "approval_id"
    )
    static let approvalExpired = refused(
        .failedPrecondition,
        reason: "identity.approval_expired",
        "the approval has ended: ask for another one"
    )
    fileprivate static func idTaken(_ field: String) -> RPCError {
        refused(
            .alreadyExists,
            reason: "identity.id_taken",
            "the name belongs to something outside of the caller's scope",
            field: field
        )
    }
}

extension PutUnit.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .notBelowOwn:
            .refused(
                .permissionDenied,
                reason: "identity.unit_not_below",
                "staff change the units below their own, not their own",
                field: "organisation"
            )
        case .kindDiffers:
            .refused(
                .failedPrecondition,
                reason: "identity.unit_kind_differs",
                "a unit never changes its kind",
                field: "kind"
            )
        case .parentUnknown: .unitUnknown
        case .misplaced:
            .refused(
                .failedPrecondition,
                reason: "identity.unit_misplaced",
                "such a unit cannot lie there",
                field: "kind"
            )
        case .parentClosed:
            .refused(
                .failedPrecondition,
                reason: "identity.unit_closed",
                "the unit above is closed",
                field: "closed"
            )
        case .hasOpenUnits:
            .refused(
                .failedPrecondition,
                reason: "identity.unit_not_empty",
                "open units lie below",
                field: "closed"
            )
        case .put: preconditionFailure("a unit that was put is no refusal")
        }
    }
}

extension PutStaff.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .idTaken: .idTaken("staff_id")
        case .ownAccount: .ownAccount
        case .roleDenied: .roleDenied
        case .unitUnknown: .unitUnknown
        case .credentialMissing:
            .invalid(field: "subject", "a new account needs issuer and subject")
        case .credentialTaken:
            .refused(
                .alreadyExists,
                reason: "identity.credential_taken",
                "another account signs in that way",
                field: "subject"
            )
        case .put: preconditionFailure("an account that was put is no refusal")
        }
    }
}

extension ChangeStaff.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .staffUnknown: .staffUnknown
        case .ownAccount: .ownAccount
        case .roleDenied(nil): .roleDenied
        case .roleDenied(let index?):
            .refused(
                .permissionDenied,
                reason: "identity.role_denied",
                RPCError.roleDenied.message,
                field: "assignments[\(index)].role"
            )
        case .unitUnknown(let index):
            .refused(
                .notFound,
                reason: "identity.unit_unknown",
                RPCError.unitUnknown.message,
                field: "assignments[\(index)].organisation"
            )
        case .changed: preconditionFailure("an account that was changed is no refusal")
        }
    }
}

extension DecideApproval.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .unknown: .approvalUnknown
        case .selfDecided:
            .refused(
                .permissionDenied,
                reason: "identity.approval_own",
                "nobody decides about what it has asked for itself"
            )
        case .roleDenied:
            .refused(
                .permissionDenied,
                reason: "identity.approval_role_denied",
                "none of the caller's roles decides about such an act"
            )
        case .expired: .approvalExpired
        case .decidedBefore:
            .refused(
                .failedPrecondition,
                reason: "identity.approval_decided",
                "it was decided before"
            )
        case .decided: preconditionFailure("a decision is no refusal")
        }
    }
}

extension UseApproval.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .unknown: .approvalUnknown
        case .notApproved:
            .refused(
                .failedPrecondition,
                reason: "identity.approval_missing",
                "nobody else has allowed this act"
            )
        case .expired: .approvalExpired
        case .usedBefore:
            .refused(
                .failedPrecondition,
                reason: "identity.approval_used",
                "the act was done before"
            )
        case .used: preconditionFailure("a use is no refusal")
        }
    }
}

extension PutPartner.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .idTaken: .idTaken("partner_id")
        case .unitUnknown: .unitUnknown
        case .put: preconditionFailure("a partner that was put is no refusal")
        }
    }
}

extension ChangeLink.Outcome {
    /// The status with which the caller is refused.
    var rpcError: RPCError {
        switch self {
        case .memberUnknown:
            .refused(
                .notFound,
                reason: "identity.member_unknown",
                "there is no such member"
            )
        case .partnerUnknown: .partnerUnknown
        case .policyUnknown: .policyUnknown
        case .exhausted:
            .refused(
                .failedPrecondition,
                reason: "identity.links_exhausted",
                "the member is linked to \(PartnerLink.countMax) partners, which is the most"
            )
        case .notLinked:
            .refused(
                .notFound,
                reason: "identity.not_linked",
                "the member is not linked to this partner"
            )
        case .holds, .changed: preconditionFailure("a link is no refusal")
        }
    }
}
