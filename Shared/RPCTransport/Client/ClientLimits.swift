package import RPCWire

/// What a client takes from a server, and how long it waits.
package struct ClientLimits: Hashable, Sendable {
    /// What is announced to the server: frame length, windows.
    package var settings = WireSettings.standard
    /// How long a connection may take to be of use: TCP, handshake and settings, each.
    package var connectTimeMax: Duration = .seconds(3)
    /// How long a server may be silent before it is asked for a sign of life; as long again without
    /// one, and it is taken for dead.
    package var silenceTimeMax: Duration = .seconds(10)
    /// The most calls per loop that wait for a connection or for a place on it.
    package var waitingCallsMax = 10_000
    /// The shortest pause after a connection that failed; doubled with every further failure.
    package var reconnectPauseMin: Duration = .milliseconds(50)
    /// The longest pause after connections that failed.
    package var reconnectPauseMax: Duration = .seconds(2)
    /// How often a call is made at most, where it is safe to repeat.
    package var attemptsMax = 3

    /// The limits of a service inside an installation.
    package init() {}
}
