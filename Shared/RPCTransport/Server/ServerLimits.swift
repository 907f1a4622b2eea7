package import RPCWire

/// What a server takes from its peers; everything beyond is refused with a reason.
package struct ServerLimits: Hashable, Sendable {
    /// The most connections at once; further ones are closed when they come.
    package var connectionsMax = 10_000
    /// What is announced to peers and enforced: frame length, calls, windows.
    package var settings = WireSettings.standard
    /// How long a handshake may take; after it, how long the peer's settings may take.
    package var handshakeTimeMax: Duration = .seconds(5)
    /// How long a peer may be silent before it is asked for a sign of life; as long again without
    /// one, and it is taken for dead.
    package var silenceTimeMax: Duration = .seconds(30)
    /// How long a connection may be without calls before it is closed.
    package var idleTimeMax: Duration = .seconds(900)
    /// The most bytes that wait for a peer that does not read; beyond, it is not read from either.
    package var unsentBytesMax = 1_048_576
    /// The most calls at once of methods that compute for long; they share a few threads.
    package var heavyCallsMax = 16

    /// The limits of a service inside an installation.
    package init() {}
}
