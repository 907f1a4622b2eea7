import GatewayDomain
import Testing

/// What a screen answers, from how its parts ended.
@Suite struct GatheredVerdictTests {
    @Test(
        arguments: [
            (nil, nil, nil, nil, .answer),
            (nil, .unavailable, .unavailable, .unavailable, .answer),
            (.unavailable, .unavailable, .unavailable, nil, .answer),
            (.unavailable, nil, nil, nil, .answer),
            (.refused, nil, .refused, .refused, .answer),
            (.memberUnknown, nil, nil, nil, .memberUnknown),
            (.memberUnknown, .unavailable, .refused, .memberUnknown, .memberUnknown),
            (nil, .memberUnknown, .memberUnknown, .memberUnknown, .answer),
            (.unavailable, .memberUnknown, .memberUnknown, .memberUnknown, .unavailable),
            (.unavailable, .unavailable, .unavailable, .unavailable, .unavailable),
            (.refused, .refused, .refused, .refused, .refuse),
            (.refused, .unavailable, .refused, .refused, .unavailable),
        ] as [(PartFailure?, PartFailure?, PartFailure?, PartFailure?, GatheredVerdict)]
    )
    func verdictFollowsFromTheParts(
        profile: PartFailure?,
        points: PartFailure?,
        tier: PartFailure?,
        recommendations: PartFailure?,
        verdict: GatheredVerdict
    ) {
        let failures: [Part: PartFailure?] = [
            .profile: profile, .points: points, .tier: tier, .recommendations: recommendations,
        ]
        #expect(GatheredVerdict(failures: failures) == verdict)
    }
}
