internal import Messages
internal import Primitives
internal import RPCCore

/// Accounts of staff as identity tells them, remembered for a short while: see ``HeardAnswers``.
///
/// So an account that is suspended gets in nowhere after ten seconds, however long its token holds.
struct RemoteStaff: StaffAccounts {
    private let organisation: IdentityV1.OrganisationClient
    private let heard: HeardAnswers<Bool>

    /// Asks over a channel to identity.
    init(channel: any RPCChannel, clock: any MonotonicClock) {
        organisation = IdentityV1.OrganisationClient(channel: channel)
        heard = HeardAnswers(clock: clock)
    }

    func isSuspended(_ staffID: String) async throws -> Bool {
        try await heard.answer(about: staffID) { () async throws(RPCError) in
            try await organisation.getStaffState(
                IdentityV1.GetStaffStateRequest(staffID: staffID),
                options: .inOwnName
            ).suspended
        }
    }
}
