import Messages
import Primitives
import RPCCore
import RPCInProcess
import Synchronization
import TestKit
import Testing

@testable import ServiceRuntime

/// What a service is told by identity of partners and members.
@Suite struct RemoteScopesTests {
    /// An identity that answers as the test says, and counts.
    private final class Identity: Sendable {
        let partner = Mutex<Result<IdentityV1.Partner, RPCError>>(.failure(Identity.unknown))
        let suspended = Mutex<Result<Set<String>, RPCError>>(.success([]))
        let asked = Mutex(0)

        static let unknown = RPCError(
            .notFound,
            reason: "identity.partner_unknown",
            message: "there is no such partner"
        )
        static let away = RPCError(.unavailable, reason: "rpc.drained", message: "it is away")

        var channel: InProcessChannel {
            let partners = RPCMethod.unary(
                IdentityV1.PartnersMethods.getPartner,
                target: IdentityV1.PartnersMethods.targetOfGetPartner
            ) { (request: IdentityV1.GetPartnerRequest, _) in
                self.asked.withLock { $0 += 1 }
                let partner = try self.partner.withLock { try $0.get() }
                return IdentityV1.GetPartnerResponse(partner: partner)
            }
            let places = RPCMethod.unary(
                IdentityV1.OrganisationMethods.getMemberPlace,
                target: IdentityV1.OrganisationMethods.targetOfGetMemberPlace
            ) { (request: IdentityV1.GetMemberPlaceRequest, _) in
                request.memberID == 7
                    ? IdentityV1.GetMemberPlaceResponse(home: "acme/north", partners: ["blossom"])
                    : IdentityV1.GetMemberPlaceResponse()
            }
            let staff = RPCMethod.unary(
                IdentityV1.OrganisationMethods.getStaffState,
                target: IdentityV1.OrganisationMethods.targetOfGetStaffState
            ) { (request: IdentityV1.GetStaffStateRequest, _) in
                self.asked.withLock { $0 += 1 }
                let suspended = try self.suspended.withLock { try $0.get() }
                return IdentityV1.GetStaffStateResponse(
                    suspended: suspended.contains(request.staffID)
                )
            }
            return InProcessChannel(
                router: Router(methods: [partners, places, staff], authenticator: ByPeer()),
                peer: PeerIdentity(kind: .service, name: "points"),
                clock: ManualClock(),
                random: { 1 }
            )
        }
    }

    /// A token would be the caller's: the service asks in its own name.
    private struct ByPeer: Authenticator {
        func authenticate(peer: PeerIdentity?, token: String?) throws(RPCError) -> Principal? {
            #expect(token == nil)
            return peer.map { Principal(kind: $0.kind, id: $0.name) }
        }
    }

    private static let blossom = IdentityV1.Partner(
        partnerID: "blossom",
        organisation: "acme/blossom",
        scopes: ["earn", "a scope of tomorrow"],
        callsPerSecond: 10,
        burst: 20,
        active: true
    )

    @Test func placesAreToldAsTheyAre() async throws {
        let places = RemotePlaces(channel: Identity().channel)
        let known = try #require(MemberID(rawValue: 7))
        // As in a handler that serves somebody with a token.
        let call = CallContext(
            method: TiersV1.TiersMethods.getStanding,
            principal: Principal(kind: .staff, id: "anna"),
            peer: nil,
            deadline: nil,
            metadata: CallMetadata(token: "staff:anna")
        )
        let told = try await CallContext.$current.withValue(call) {
            try await places.place(of: known)
        }
        let place = try #require(told)
        #expect(place.home.rawValue == "acme/north")
        #expect(place.partners == ["blossom"])
        let unknown = try #require(MemberID(rawValue: 8))
        #expect(try await places.place(of: unknown) == nil)
    }

    @Test func answerHoldsForTenSecondsAndNoLonger() async throws {
        let identity = Identity()
        let clock = ManualClock()
        let partners = RemotePartners(channel: identity.channel, clock: clock)
        identity.partner.withLock { $0 = .success(Self.blossom) }
        let account = try #require(try await partners.partner("blossom"))
        #expect(account.scopes == [.earn])
        #expect(account.organisation.rawValue == "acme/blossom")
        #expect(account.isActive)
        identity.partner.withLock { $0 = .failure(Identity.unknown) }
        clock.advance(by: .milliseconds(9_999))
        #expect(try await partners.partner("blossom") == account)
        #expect(identity.asked.withLock { $0 } == 1)
        clock.advance(by: .milliseconds(1))
        #expect(try await partners.partner("blossom") == nil)
        #expect(try await partners.partner("blossom") == nil)
        #expect(identity.asked.withLock { $0 } == 2)
    }

    @Test func suspendedStaffIsKnownWithinTenSeconds() async throws {
        let identity = Identity()
        let clock = ManualClock()
        let staff = RemoteStaff(channel: identity.channel, clock: clock)
        #expect(try await staff.isSuspended("ben") == false)
        identity.suspended.withLock { $0 = .success(["ben"]) }
        clock.advance(by: .milliseconds(9_999))
        #expect(try await staff.isSuspended("ben") == false)
        #expect(identity.asked.withLock { $0 } == 1)
        clock.advance(by: .milliseconds(1))
        #expect(try await staff.isSuspended("ben") == true)
        #expect(try await staff.isSuspended("anna") == false)
        // Without identity the last answer holds for a while, and whoever is new waits.
        identity.suspended.withLock { $0 = .failure(Identity.away) }
        clock.advance(by: .seconds(299))
        #expect(try await staff.isSuspended("ben") == true)
        await #expect(throws: RPCError.self) { try await staff.isSuspended("carl") }
        clock.advance(by: .seconds(1))
        await #expect(throws: RPCError.self) { try await staff.isSuspended("ben") }
    }

    @Test func lastAnswerHoldsForFiveMinutesWhileIdentityIsAway() async throws {
        let identity = Identity()
        let clock = ManualClock()
        let partners = RemotePartners(channel: identity.channel, clock: clock)
        identity.partner.withLock { $0 = .success(Self.blossom) }
        _ = try await partners.partner("blossom")
        identity.partner.withLock { $0 = .failure(Identity.away) }
        clock.advance(by: .seconds(299))
        #expect(try await partners.partner("blossom")?.isActive == true)
        clock.advance(by: .seconds(1))
        await #expect(throws: RPCError.self) { try await partners.partner("blossom") }
        // Of somebody else nothing was ever heard.
        await #expect(throws: RPCError.self) { try await partners.partner("stranger") }
    }
}
