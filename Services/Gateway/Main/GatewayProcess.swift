import Cryptography
import GatewayDomain
import GatewayService
import Messages
import Primitives
import RPCCore
import ServiceRuntime
import Tokens

/// How the gateway is wired together.
enum GatewayProcess {
    private static let partTimeout = SettingKey<Duration>.duration(
        "gateway.part_timeout",
        default: "800ms",
        in: .milliseconds(10)...(.seconds(60)),
        "How long a screen waits for a part, at most, before it is answered without it."
    )
    private static let assertionKey = SettingKey<String>.path(
        "gateway.assertion_key",
        default: "{home}/tokens/gateway.key",
        "The key with which the gateway speaks for callers that have a certificate alone, PEM."
    )
    private static let assertionKeyID = SettingKey<String>.text(
        "gateway.assertion_key_id",
        default: "gateway",
        kind: "gateway, or gateway- and more",
        byteCountMax: 64,
        "The name of that key, under which the services know its public half."
    )

    /// What only the gateway can be told.
    static let settings = [
        partTimeout.setting, assertionKey.setting, assertionKeyID.setting,
    ]

    /// Makes the ways to the services and the handlers.
    static func prepare(_ runtime: Runtime) async throws -> ServiceParts {
        let issuer = try tokenIssuer(runtime)
        let identity = runtime.channel(to: "identity")
        let points = runtime.channel(to: "points")
        let tiers = runtime.channel(to: "tiers")
        let recommendations = runtime.channel(to: "recommendations")
        let assertions = AssertionCache(now: runtime.environment.now) { principal, lifetime in
            try issuer.issue(to: principal, lifetime: lifetime)
        }
        let handlers = GatewayHandlers(
            upstreams: Upstreams(
                identity: identity,
                points: points,
                tiers: tiers,
                recommendations: recommendations
            ),
            gatherer: PartGatherer(
                budget: DeadlineBudget(partTimeoutMax: runtime.settings[partTimeout]),
                clock: runtime.clock
            ),
            assertions: assertions
        )
        let passedOn = PassedOnMethods.rpcMethods(
            over: [
                "huitou.identity.v1": identity, "huitou.points.v1": points,
                "huitou.tiers.v1": tiers, "huitou.recommendations.v1": recommendations,
            ],
            assertions: assertions
        )
        return ServiceParts(
            methods: handlers.rpcMethods + passedOn,
            dependencies: [
                runtime.dependency(on: "identity", over: identity),
                runtime.dependency(on: "points", over: points),
                // Screens are served without them, and tills do not need them.
                runtime.dependency(on: "tiers", over: tiers, isRequired: false),
                runtime.dependency(
                    on: "recommendations",
                    over: recommendations,
                    isRequired: false
                ),
            ],
            scopes: runtime.scopesOfCallers(knownBy: identity)
        )
    }

    private static func tokenIssuer(_ runtime: Runtime) throws -> TokenIssuer {
        let keyID = runtime.settings[assertionKeyID]
        guard TokenVerifier.isAssertionKey(keyID) else {
            throw StartFailure(
                "\(assertionKeyID.description.name): must be gateway, or start with gateway-"
            )
        }
        let pem = try runtime.secretText(assertionKey, purpose: "the gateway's signing key")
        do {
            return try TokenIssuer(
                keyID: keyID,
                key: SigningKey(pem: pem),
                environment: runtime.environment
            )
        } catch {
            throw StartFailure("\(runtime.settings[assertionKey]): \(error)")
        }
    }
}
