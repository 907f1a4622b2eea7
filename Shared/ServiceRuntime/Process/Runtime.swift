package import Logging
internal import Messages
package import Primitives
package import RPCCore
package import Tokens

/// What a process gives to the service that runs in it.
package struct Runtime: Sendable {
    /// The name of the service: `points`.
    package let service: String
    /// The configuration.
    package let settings: Settings
    /// Where to log.
    package let logger: Logger
    /// Clock and randomness.
    package let environment: Environment
    /// The clock on which deadlines lie.
    package let clock: any MonotonicClock
    /// Where the service says what of it is worth measuring.
    package let metrics: RuntimeMetrics
    /// Checks tokens, under the keys of the settings and those of identity.
    package let tokens: TokenVerifier
    private let transport: SocketTransport

    /// How long a look at another service may take.
    private static let lookTimeout: Duration = .seconds(2)

    init(
        service: String,
        settings: Settings,
        logger: Logger,
        environment: Environment,
        clock: any MonotonicClock,
        metrics: RuntimeMetrics,
        tokens: TokenVerifier,
        transport: SocketTransport
    ) {
        self.service = service
        self.settings = settings
        self.logger = logger
        self.environment = environment
        self.clock = clock
        self.metrics = metrics
        self.tokens = tokens
        self.transport = transport
    }

    /// The way to another service, at the addresses that the settings name.
    ///
    /// - Parameter service: `identity`, `points`, `tiers` or `recommendations`.
    /// - Returns: A channel, which connects at once and spreads calls over all addresses.
    package func channel(to service: String) -> any RPCChannel {
        transport.channel(to: service, at: settings[CommonSettings.upstream(service)])
    }

    /// Checks of scopes against what identity knows.
    ///
    /// - Parameters:
    ///   - identity: The way to identity.
    ///   - members: Whose members are; identity's own answer by default.
    /// - Returns: The check, for ``ServiceParts``.
    package func scopes(
        knownBy identity: any RPCChannel,
        members: (any MemberPlaces)? = nil
    ) -> any ScopeCheck {
        ScopeGuard(
            members: members ?? RemotePlaces(channel: identity),
            partners: RemotePartners(channel: identity, clock: clock),
            staff: RemoteStaff(channel: identity, clock: clock),
            clock: clock
        )
    }

    /// Checks of partners and of who is suspended, where every call is passed on to a service that
    /// checks members.
    ///
    /// - Parameter identity: The way to identity.
    /// - Returns: The check, for ``ServiceParts``.
    package func scopesOfCallers(knownBy identity: any RPCChannel) -> any ScopeCheck {
        ScopeGuard(
            members: nil,
            partners: RemotePartners(channel: identity, clock: clock),
            staff: RemoteStaff(channel: identity, clock: clock),
            clock: clock
        )
    }

    /// The rules of the program's time zone, from the system's table.
    ///
    /// - Returns: The rules, with the version of the table where it is known.
    /// - Throws: ``StartFailure`` where the zone is not known.
    package func zoneRules() throws -> ZoneRules {
        try zoneFiles.rules(of: settings[CommonSettings.timeZone])
    }

    /// The tables of all zones that the system has.
    package var zoneFiles: ZoneFiles {
        ZoneFiles(folder: settings[CommonSettings.zoneFolder])
    }

    /// That another service must be there, and must itself be ready.
    ///
    /// - Parameters:
    ///   - service: The other service.
    ///   - channel: The way to it.
    ///   - isRequired: Whether this service is not ready without it.
    /// - Returns: The dependency, for ``ServiceParts``.
    package func dependency(
        on service: String,
        over channel: any RPCChannel,
        isRequired: Bool = true
    ) -> Dependency {
        let health = RPCV1.HealthClient(channel: channel)
        return Dependency(name: service, isRequired: isRequired) {
            let response = try await health.check(
                RPCV1.CheckHealthRequest(),
                options: CallOptions(timeout: Self.lookTimeout)
            )
            guard response.state == .serving else {
                throw StartFailure("\(service) is there but not ready")
            }
        }
    }
}
