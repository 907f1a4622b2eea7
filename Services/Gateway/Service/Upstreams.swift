package import Messages
package import RPCCore

/// The services behind the gateway.
package struct Upstreams: Sendable {
    /// Who members are.
    package let identity: IdentityV1.IdentityClient
    /// Who saw members' data in identity.
    package let audit: RPCV1.AuditClient
    /// What members may spend.
    package let points: PointsV1.PointsClient
    /// Where members stand.
    package let tiers: TiersV1.TiersClient
    /// What members will want.
    package let recommendations: RecommendationsV1.RecommendationsClient

    /// Takes the way to each service.
    package init(
        identity: any RPCChannel,
        points: any RPCChannel,
        tiers: any RPCChannel,
        recommendations: any RPCChannel
    ) {
        self.identity = IdentityV1.IdentityClient(channel: identity)
        audit = RPCV1.AuditClient(channel: identity)
        self.points = PointsV1.PointsClient(channel: points)
        self.tiers = TiersV1.TiersClient(channel: tiers)
        self.recommendations = RecommendationsV1.RecommendationsClient(channel: recommendations)
    }
}
