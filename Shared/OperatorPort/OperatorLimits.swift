/// What the operator port takes from whoever connects to it.
package struct OperatorLimits: Hashable, Sendable {
    /// The most connections at once; further ones are closed when they come.
    package var connectionsMax = 16
    /// The most bytes of a request, line and headers together; there is no body.
    package var requestBytesMax = 8_192
    /// How long a connection lives, request and answer together.
    package var connectionTimeMax: Duration = .seconds(10)
    /// The most answers in one second; beyond, 429.
    package var answersPerSecondMax = 20

    /// The limits of a process inside an installation.
    package init() {}
}
