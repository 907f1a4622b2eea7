package import IdentityDomain
import Messages
import Primitives

/// The parts of identity that hold something about a member besides its record, for its export.
package struct ExportParts: Sendable {
    private let access: any AccessStore
    private let tags: any TagsStore
    private let referrals: any ReferralsStore
    private let partners: any PartnerStore
    private let merges: any MergeStore
    private let sessionRules: SessionRules
    private let program: ReferralProgram
    private let today: @Sendable () -> Int

    /// The most referrals, and the most merges, that an export holds.
    private static let countMax = 10_000

    /// Names where everything is.
    ///
    /// - Parameters:
    ///   - store: Where identity keeps everything.
    ///   - sessionRules: How long sessions hold.
    ///   - program: The campaigns.
    ///   - today: The program's local day, counted from 1970-01-01.
    package init(
        store: any AccessStore & TagsStore & ReferralsStore & PartnerStore & MergeStore,
        sessionRules: SessionRules,
        program: ReferralProgram,
        today: @escaping @Sendable () -> Int
    ) {
        access = store
        tags = store
        referrals = store
        partners = store
        merges = store
        self.sessionRules = sessionRules
        self.program = program
        self.today = today
    }

    /// Adds what the parts hold about a member.
    func fill(
        _ response: inout IdentityV1.ExportMemberResponse,
        of member: Member
    ) async throws {
        let memberID = member.memberID
        response.devices = try await access.devices(of: memberID, rules: sessionRules)
            .map { IdentityV1.ListDevicesResponse.Device($0) }
        response.tags =
            try await tags.tags(of: memberID)?.tags
            .map { IdentityV1.MemberTag($0) } ?? []
        if member.facts.isPersonalised, let bought = try await tags.purchases(of: memberID) {
            response.portrait = IdentityV1.GetPortraitResponse(
                Portrait(bought.history, medians: bought.medians, today: today())
            )
        }
        response.referrals = try await referrals.referrals(
            of: memberID,
            before: nil,
            countMax: Self.countMax
        ).map { IdentityV1.Referral($0, in: program.campaign($0.campaign)) }
        response.partnerLinks = try await partners.links(of: memberID)
            .map { IdentityV1.PartnerLink($0) }
        // Whoever may see the member may see which of its numbers are one, wherever that was said.
        let root = member.organisation.rawValue.split(separator: "/").first.map(String.init)
        if let whole = root.flatMap({ OrganisationPath($0) }) {
            response.merges = try await merges.merges(
                of: memberID,
                in: whole,
                before: nil,
                countMax: Self.countMax
            ).map { IdentityV1.Merge($0) }
        }
    }
}
