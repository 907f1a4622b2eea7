internal import Messages
internal import NIOCore
internal import RPCCore
internal import RPCWire

/// What all connections of a server share.
///
/// A reference to something that never changes, so that using it copies nothing.
final class ServedMethods: Sendable {
    let router: Router
    let limits: ServerLimits
    let clock: any MonotonicClock
    let calls: (any CallObserver)?
    /// Whether there is an observer of calls: to ask costs less than to look at it.
    let isObserved: Bool
    let observe: ConnectionObserver
    let heavyCalls: HeavyCalls
    /// Our settings as a frame, the same for every connection.
    let settingsFrame: ByteBuffer

    init(
        router: Router,
        limits: ServerLimits,
        clock: any MonotonicClock,
        agent: String,
        calls: (any CallObserver)?,
        observe: @escaping ConnectionObserver
    ) {
        self.router = router
        self.limits = limits
        self.clock = clock
        self.calls = calls
        isObserved = calls != nil
        self.observe = observe
        heavyCalls = HeavyCalls(countMax: limits.heavyCallsMax)
        let own = limits.settings
        let settings = RPCV1.Settings(
            frameBytesMax: own.frameBytesMax,
            callsMax: own.callsMax,
            methods: router.methods.map(\.descriptor.fullName),
            agent: agent,
            callWindowBytes: own.callWindowBytes,
            connectionWindowBytes: own.connectionWindowBytes
        )
        var frame = ByteBuffer()
        do {
            try frame.writeFrame(settings, as: .settings, frameBytesMax: 65_536)
        } catch {
            preconditionFailure("\(router.methods.count) methods do not fit the settings: \(error)")
        }
        settingsFrame = frame
    }
}
