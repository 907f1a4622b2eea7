internal import Messages
internal import Primitives
internal import RPCCore

/// Partners as identity tells them, remembered for a short while: see ``HeardAnswers``.
struct RemotePartners: PartnerAccounts {
    private let partners: IdentityV1.PartnersClient
    private let heard: HeardAnswers<PartnerAccount?>

    /// Asks over a channel to identity.
    init(channel: any RPCChannel, clock: any MonotonicClock) {
        partners = IdentityV1.PartnersClient(channel: channel)
        heard = HeardAnswers(clock: clock)
    }

    func partner(_ id: String) async throws -> PartnerAccount? {
        try await heard.answer(about: id) { () async throws(RPCError) in try await ask(id) }
    }

    private func ask(_ id: String) async throws(RPCError) -> PartnerAccount? {
        do throws(RPCError) {
            let response = try await partners.getPartner(
                IdentityV1.GetPartnerRequest(partnerID: id),
                options: .inOwnName
            )
            return response.partner.flatMap { PartnerAccount($0) }
        } catch  where error.code == .notFound {
            return nil
        } catch {
            throw error
        }
    }
}

extension PartnerAccount {
    /// Reads what identity says; `nil` for what this version cannot enforce.
    init?(_ partner: IdentityV1.Partner) {
        let scopes = partner.scopes.compactMap { PartnerScope(rawValue: $0) }
        guard let organisation = OrganisationPath(partner.organisation),
            partner.callsPerSecond > 0, partner.burst > 0
        else { return nil }
        self.init(
            id: partner.partnerID,
            organisation: organisation,
            scopes: Set(scopes),
            callsPerSecond: Int(partner.callsPerSecond),
            burst: Int(partner.burst),
            isActive: partner.active,
            pins: Set(partner.certificatePins)
        )
    }
}
