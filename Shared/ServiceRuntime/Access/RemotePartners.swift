internal import Messages
internal import Primitives
internal import RPCCore
internal import Synchronization

/// Partners as identity tells them, remembered for a short while.
///
/// What identity has said holds for ten seconds. Where identity cannot be reached, what it said
/// last holds for five minutes; a partner of whom nothing was heard gets in nowhere.
final class RemotePartners: PartnerAccounts {
    /// For how long an answer is taken as it is.
    static let freshMax: Duration = .seconds(10)
    /// For how long an answer holds while identity does not answer.
    static let staleMax: Duration = .seconds(300)
    /// The most partners that are remembered.
    static let partnersMax = 1_024

    private struct Entry {
        let account: PartnerAccount?
        let heardAt: ContinuousClock.Instant
    }

    private let partners: IdentityV1.PartnersClient
    private let clock: any MonotonicClock
    private let entries = Mutex<[String: Entry]>([:])

    /// Asks over a channel to identity.
    init(channel: any RPCChannel, clock: any MonotonicClock) {
        partners = IdentityV1.PartnersClient(channel: channel)
        self.clock = clock
    }

    func partner(_ id: String) async throws -> PartnerAccount? {
        let now = clock.now
        let known = entries.withLock { $0[id] }
        if let known, known.heardAt.duration(to: now) < Self.freshMax { return known.account }
        do throws(RPCError) {
            let account = try await ask(id)
            remember(id, account, at: now)
            return account
        } catch {
            guard let known, known.heardAt.duration(to: now) < Self.staleMax else { throw error }
            return known.account
        }
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

    private func remember(
        _ id: String,
        _ account: PartnerAccount?,
        at now: ContinuousClock.Instant
    ) {
        entries.withLock { entries in
            // Names come from certificates of ours: so many are an attempt at something.
            if entries.count >= Self.partnersMax { entries.removeAll() }
            entries[id] = Entry(account: account, heardAt: now)
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
            isActive: partner.active
        )
    }
}
