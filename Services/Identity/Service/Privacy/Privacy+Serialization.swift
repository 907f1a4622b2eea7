import IdentityDomain
import Messages
import Primitives
import RPCCore

extension RPCError {
    /// Nobody has said that the member knows what it loses.
    static let erasureUnconfirmed = RPCError(
        .failedPrecondition,
        reason: "identity.erasure_unconfirmed",
        message: "the member must know that points, coupons and stored value are lost",
        fieldViolations: [.init(field: "forfeits_value", description: "must be set")]
    )
}

extension KeeperRefusal {
    /// The status of a call that could not be carried out as the files are.
    var rpcError: RPCError {
        switch self {
        case .masterKeysUnusable(let why):
            RPCError(
                .failedPrecondition,
                reason: "identity.master_keys_unusable",
                message: "the file of master keys is not usable: \(why)"
            )
        case .backupUnsupported:
            RPCError(
                .failedPrecondition,
                reason: "identity.backup_unsupported",
                message: "a database on a server is backed up by the server's tools; see README"
            )
        case .folderUnusable:
            RPCError(
                .failedPrecondition,
                reason: "identity.folder_unusable",
                message: "the files of the backup cannot be made in this folder"
            )
        }
    }
}

extension IdentityV1.ExportMemberResponse {
    /// Everything that is held about a member, unmasked.
    init(_ export: MemberExport, exportedAt: Timestamp) {
        let member = export.member
        self.init(
            memberID: member.memberID.rawValue,
            exportedAt: exportedAt.microseconds,
            name: member.name?.unsafeText ?? "",
            organisation: member.organisation.rawValue,
            channel: member.channel.rawValue,
            registeredAt: member.registeredAt.microseconds,
            identities: member.identities.map { identity in
                IdentityV1.IdentityValue(
                    kind: IdentityV1.IdentityKind(identity.kind),
                    value: identity.unsafeText
                )
            },
            facts: IdentityV1.MemberFacts(member.facts),
            consents: IdentityV1.GetConsentsResponse(export.consents),
            contacts: export.contacts.map { contact in
                Contact(
                    purpose: contact.purpose.rawValue,
                    channel: IdentityV1.ContactChannel(contact.channel),
                    at: contact.at.microseconds
                )
            },
            profiles: export.profiles.map { IdentityV1.Profile($0, seenWith: .whole) },
            orders: export.orders.map { Order($0) },
            inviteCodes: export.inviteCodes.map { own in
                InviteCode(
                    code: own.code.text,
                    campaign: own.campaign,
                    madeAt: own.madeAt.microseconds
                )
            },
            invitation: export.invitation.map { invitation in
                Invitation(
                    campaign: invitation.campaign,
                    claimedAt: invitation.claimedAt.microseconds
                )
            },
            realPersonChecks: export.realPersonChecks.map { check in
                RealPersonCheck(checkedAt: check.at.microseconds, passed: check.isPassed)
            },
            erasureRequestedAt: export.erasureRequestedAt?.microseconds ?? 0
        )
    }
}

extension IdentityV1.ExportMemberResponse.Order {
    fileprivate init(_ order: PurchasedOrder) {
        self.init(
            day: LocalDate(daysSinceEpoch: order.day).description,
            hour: UInt32(clamping: order.hour),
            channel: order.channel,
            organisation: order.store,
            paid: order.paid.rawValue,
            lines: order.lines.map { line in
                IdentityV1.ExportMemberResponse.Line(
                    sku: line.sku,
                    category: line.category,
                    brand: line.brand,
                    quantity: line.quantity,
                    paid: line.paid.rawValue
                )
            }
        )
    }
}

extension IdentityV1.FindByPhoneEndResponse.Match {
    /// A member as staff may see it.
    init(_ member: Member, endingIn end: PhoneEnd) {
        let phone = member.identities.first { PhoneEnd(of: $0) == end }
        self.init(
            memberID: member.memberID.rawValue,
            maskedName: member.name?.masked ?? "",
            maskedPhone: phone?.masked ?? "",
            home: member.facts.home.rawValue
        )
    }
}
