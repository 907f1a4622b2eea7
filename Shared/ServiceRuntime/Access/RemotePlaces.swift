internal import Messages
internal import Primitives
internal import RPCCore

/// Members' places as identity tells them, asked anew for every call: what is taken back holds from
/// the next call on.
struct RemotePlaces: MemberPlaces {
    private let organisation: IdentityV1.OrganisationClient

    /// Asks over a channel to identity.
    init(channel: any RPCChannel) {
        organisation = IdentityV1.OrganisationClient(channel: channel)
    }

    func place(of member: MemberID) async throws -> MemberPlace? {
        let response = try await organisation.getMemberPlace(
            IdentityV1.GetMemberPlaceRequest(memberID: member.rawValue),
            options: .inOwnName
        )
        guard let home = OrganisationPath(response.home) else { return nil }
        return MemberPlace(home: home, partners: response.partners)
    }
}

extension CallOptions {
    /// As the service itself, not as the caller whose scope is looked up.
    static let inOwnName = CallOptions(token: "")
}
