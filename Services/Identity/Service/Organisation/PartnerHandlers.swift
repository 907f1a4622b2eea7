package import IdentityDomain
package import Messages
package import Primitives
package import RPCCore

/// Answers the calls of `huitou.identity.v1.Partners`.
package struct PartnerHandlers: IdentityV1.PartnersServer {
    private typealias Requests = OrganisationRequests

    private let store: any PartnerStore
    private let now: @Sendable () -> Timestamp

    /// Answers from a store.
    package init(store: any PartnerStore, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    package func putPartner(
        _ request: IdentityV1.PutPartnerRequest,
        context: CallContext
    ) async throws -> IdentityV1.PutPartnerResponse {
        let command = PutPartner(
            key: try Requests.key(request.idempotencyKey, context),
            actor: try Requests.actor(context),
            partner: try partner(request)
        )
        let outcome = try await StoreFailures.reporting { try await store.put(command) }
        let (answer, isReplay) = try outcome.answer(\.rpcError)
        return IdentityV1.PutPartnerResponse(
            partner: IdentityV1.Partner(answer.value),
            created: answer.isCreated,
            replayed: isReplay
        )
    }

    package func getPartner(
        _ request: IdentityV1.GetPartnerRequest,
        context: CallContext
    ) async throws -> IdentityV1.GetPartnerResponse {
        let partnerID = try Requests.id(request.partnerID, field: "partner_id")
        let partner = try await StoreFailures.reporting { try await store.partner(partnerID) }
        guard let partner else { throw RPCError.partnerUnknown }
        return IdentityV1.GetPartnerResponse(partner: IdentityV1.Partner(partner))
    }

    package func listPartners(
        _ request: IdentityV1.ListPartnersRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListPartnersResponse {
        let unit = try OrganisationPath(requested: request.organisation)
        let limit = try Requests.limit(request.pageSize)
        let position = try Requests.position(request.cursor)
        let page = try await StoreFailures.reporting {
            try await store.partners(in: unit, after: position, limit: limit)
        }
        return IdentityV1.ListPartnersResponse(
            partners: page.values.map { IdentityV1.Partner($0) },
            nextCursor: Requests.cursor(page.hasMore ? page.values.last?.partnerID : nil)
        )
    }

    package func linkMember(
        _ request: IdentityV1.LinkMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.LinkMemberResponse {
        let version = request.consentVersion
        let isText = version.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isText, (1...PartnerLink.versionByteCountMax).contains(version.utf8.count) else {
            throw RPCError.invalid(
                field: "consent_version",
                "must have 1 to \(PartnerLink.versionByteCountMax) printable ASCII characters"
            )
        }
        let (link, isReplay) = try await change(
            request.memberID,
            request.partnerID,
            consentVersion: version,
            key: request.idempotencyKey,
            context
        )
        return IdentityV1.LinkMemberResponse(link: link, replayed: isReplay)
    }

    package func unlinkMember(
        _ request: IdentityV1.UnlinkMemberRequest,
        context: CallContext
    ) async throws -> IdentityV1.UnlinkMemberResponse {
        let (link, isReplay) = try await change(
            request.memberID,
            request.partnerID,
            consentVersion: nil,
            key: request.idempotencyKey,
            context
        )
        return IdentityV1.UnlinkMemberResponse(link: link, replayed: isReplay)
    }

    package func listPartnerLinks(
        _ request: IdentityV1.ListPartnerLinksRequest,
        context: CallContext
    ) async throws -> IdentityV1.ListPartnerLinksResponse {
        let member = try MemberID(requested: request.memberID)
        let links = try await StoreFailures.reporting { try await store.links(of: member) }
        return IdentityV1.ListPartnerLinksResponse(links: links.map { IdentityV1.PartnerLink($0) })
    }
}

extension PartnerHandlers {
    private func change(
        _ memberID: Int64,
        _ partnerID: String,
        consentVersion: String?,
        key: String,
        _ context: CallContext
    ) async throws -> (link: IdentityV1.PartnerLink, isReplay: Bool) {
        let command = ChangeLink(
            key: try Requests.key(key, context),
            memberID: try MemberID(requested: memberID),
            partnerID: try Requests.id(partnerID, field: "partner_id"),
            consentVersion: consentVersion
        )
        let outcome = try await StoreFailures.reporting { try await store.change(command) }
        let (link, isReplay) = try outcome.answer(\.rpcError)
        return (IdentityV1.PartnerLink(link), isReplay)
    }

    private func partner(_ request: IdentityV1.PutPartnerRequest) throws -> Partner {
        var rights: Set<PartnerRight> = []
        for (index, name) in request.scopes.enumerated() {
            guard let right = PartnerRight(rawValue: name), rights.insert(right).inserted else {
                throw RPCError.invalid(
                    field: "scopes[\(index)]",
                    "must be resolve, earn, burn or read_profile, each once"
                )
            }
        }
        let callsPerSecond =
            request.callsPerSecond == 0
            ? Partner.callsPerSecondDefault : Int(request.callsPerSecond)
        let burst =
            request.burst == 0 ? min(2 * callsPerSecond, Partner.callsMax) : Int(request.burst)
        for (field, calls) in [("calls_per_second", callsPerSecond), ("burst", burst)]
        where calls > Partner.callsMax {
            throw RPCError.invalid(field: field, "must be at most \(Partner.callsMax)")
        }
        return Partner(
            partnerID: try Requests.id(request.partnerID, field: "partner_id"),
            organisation: try OrganisationPath(requested: request.organisation),
            name: try Requests.name(request.name),
            rights: rights,
            callsPerSecond: callsPerSecond,
            burst: burst,
            isActive: request.active,
            pins: try Self.pins(request.certificatePins),
            changedAt: now()
        )
    }

    private static func pins(_ texts: [String]) throws(RPCError) -> Set<CertificatePin> {
        guard texts.count <= CertificatePin.countMax else {
            throw .invalid(
                field: "certificate_pins",
                "must be at most \(CertificatePin.countMax)"
            )
        }
        var pins: Set<CertificatePin> = []
        for (index, text) in texts.enumerated() {
            guard let pin = CertificatePin(text), pins.insert(pin).inserted else {
                throw .invalid(
                    field: "certificate_pins[\(index)]",
                    "must be a SHA-256 of 64 hexadecimal digits, each once"
                )
            }
        }
        return pins
    }
}
