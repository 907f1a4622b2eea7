internal import Primitives
package import RPCWire

/// What a client takes from a service, how it spreads its calls, and how long it waits.
///
/// All of it counts per event loop and service.
package struct ClientLimits: Hashable, Sendable {
    /// What is announced to the server: frame length, windows.
    package var settings = WireSettings.standard
    /// How long a connection may take to be of use: TCP, handshake and settings, each.
    package var connectTimeMax: Duration = .seconds(3)
    /// How long a server may be silent before it is asked for a sign of life; as long again without
    /// one, and it is taken for dead.
    package var silenceTimeMax: Duration = .seconds(10)
    /// The most calls that wait for a connection or for a place on it.
    package var waitingCallsMax = 10_000
    /// How many connections are kept to each address; at least 1.
    package var connectionsMin = 1
    /// How many connections there are to an address at most, where its calls find no place.
    package var connectionsMax = 4
    /// How many calls a connection carries before another takes its place, well below the number
    /// of call ids.
    package var connectionCallsMax: UInt32 = 4_000_000_000
    /// A connection that lives less long counts as one that could not be made.
    package var connectionLifeMin: Duration = .seconds(1)
    /// The shortest pause after a connection that failed; doubled with every further failure.
    package var reconnectPauseMin: Duration = .milliseconds(50)
    /// The longest pause after connections that failed.
    package var reconnectPauseMax: Duration = .seconds(2)
    /// The most addresses of a service that are used.
    package var addressesMax = 64
    /// When names are looked up again.
    package var resolution = ResolutionMachine.Limits()
    /// Which addresses are taken out, and for how long.
    package var outliers = OutlierDetector.Limits()
    /// How often a call is made at most, where it is safe to repeat.
    package var attemptsMax = 3
    /// The tokens of the budget for calls that are made again; half of them can be spent at once.
    package var retryTokensMax = 100
    /// Thousandths of a token that a call gives back which succeeds: the most that calls made
    /// again add to the load in the long run.
    package var retryGainPerMille = 100

    /// The limits of a service inside an installation.
    package init() {}

    /// The part of them that the pool of one address needs.
    var pool: ConnectionPoolMachine.Limits {
        ConnectionPoolMachine.Limits(
            connectionsMin: connectionsMin,
            connectionsMax: max(connectionsMin, connectionsMax),
            lifeMin: connectionLifeMin,
            backoff: Backoff(
                first: reconnectPauseMin,
                longest: max(reconnectPauseMin, reconnectPauseMax)
            )
        )
    }
}
