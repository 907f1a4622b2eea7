internal import NIOCore
internal import NIOPosix
internal import Primitives
internal import RPCCore

/// One address of a service as one loop sees it: the connections there, and how they fare.
// Unchecked: everything mutable is touched on the lane's loop only.
final class ClientEndpoint: LoopTimers.Target, @unchecked Sendable {
    let address: ResolvedAddress
    let lane: ClientLane
    /// The connections that take calls.
    private(set) var ready: [ClientConnection] = []
    /// Why the last attempt failed, unless one has succeeded since.
    private(set) var failure: CallFailure?
    /// When the next attempt begins, where there is a pause before it.
    private(set) var pauseEnd: NIODeadline?
    /// Whether it gets no calls, for it has failed too often.
    var isOut = false
    /// Whether it is out and one call may show that it is well.
    var isDue = false
    /// Whether its successes have to be reported, since failures are remembered.
    var isTroubled = false
    private var pool: ConnectionPoolMachine
    private var connections: [ConnectionPoolMachine.ConnectionID: ClientConnection] = [:]

    init(address: ResolvedAddress, lane: ClientLane) {
        self.address = address
        self.lane = lane
        pool = ConnectionPoolMachine(limits: lane.limits.pool)
    }

    /// Calls that are under way on connections which take more.
    var load: Int {
        if ready.count == 1 { return ready[0].callCount }
        return ready.reduce(0) { $0 + $1.callCount }
    }

    /// Whether nothing is being done to get a connection right now, since the last attempt failed.
    var isResting: Bool { ready.isEmpty && failure != nil && pauseEnd != nil }

    /// The connection that has least to do; `nil` where there is none.
    var leastBusy: ClientConnection? {
        if ready.count == 1 { return ready[0] }
        return ready.min { $0.callCount < $1.callCount }
    }

    /// Makes the connections that are always kept.
    func start() {
        carryOut(pool.startRequested())
    }

    /// Records that its connections have no place for a call.
    func placeMissed() {
        carryOut(pool.placeMissed())
    }

    func timerWentOff() {
        pauseEnd = nil
        carryOut(pool.pauseEnded())
    }

    /// Makes no more connections, and closes each when its calls are over.
    ///
    /// - Returns: Whether none is left; else the lane is told when that is so.
    func close() -> Bool {
        switch pool.closeRequested() {
        case .finish:
            return true
        case .ignore:
            return connections.isEmpty
        case .close(let ids):
            ready = []
            for id in ids { connections[id]?.closeWhenDrained() }
            return connections.isEmpty
        }
    }

    private func carryOut(_ action: ConnectionPoolMachine.Action) {
        switch action {
        case .ignore:
            break
        case .connect(let ids):
            for id in ids { connect(id) }
        case .pause(let time):
            let microseconds = max(0, time.microseconds)
            pauseEnd = .now() + .microseconds(microseconds)
            _ = lane.loop.timers.set(self, inMicroseconds: UInt64(microseconds))
        case .finish:
            lane.endpointFinished(self)
        }
    }

    private func connect(_ id: ConnectionPoolMachine.ConnectionID) {
        let session: TLSSession
        let target: SocketAddress
        do {
            session = try lane.makeSession()
            target = try SocketAddress(ipAddress: address.ip, port: address.port)
        } catch {
            let error = error as? TLSError
            let failure = CallFailure.unavailable(
                error?.code.rawValue ?? "rpc.connect_failed",
                error?.message ?? "\(address) is no address",
                fate: .final
            )
            return ended(id, failure)
        }
        let connection = ClientConnection(endpoint: self, id: id, observe: lane.observe)
        connections[id] = connection
        let limits = lane.limits
        let handler = TLSHandler(
            session: session,
            loop: lane.loop.executor,
            handshakeTimeMax: limits.connectTimeMax
        )
        let handlers = NIOLoopBound((handler, connection), eventLoop: lane.loop.eventLoop)
        ClientBootstrap(group: lane.loop.eventLoop)
            .connectTimeout(.microseconds(limits.connectTimeMax.microseconds))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(
                    minimum: 1_024,
                    initial: 4_096,
                    maximum: 65_536
                )
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (handler, connection) = handlers.value
                    try channel.pipeline.syncOperations.addHandlers([handler, connection])
                }
            }
            .connect(to: target)
            .whenComplete { result in
                self.lane.loop.executor.batch {
                    guard case .failure(let error) = result else { return }
                    connection.connectFailed(error)
                }
            }
    }
}

// What connections report, on the loop.
extension ClientEndpoint {
    /// Records that a connection is of use.
    func connectionReady(_ connection: ClientConnection) {
        switch pool.connectionReady(connection.id, now: lane.clock.now) {
        case .close:
            connection.closeWhenDrained()
        case .use(let retiring):
            failure = nil
            ready.append(connection)
            for id in retiring {
                guard let old = connections[id] else { continue }
                ready.removeAll { $0 === old }
                old.closeWhenDrained()
            }
            lane.endpointChanged()
            lane.connectionHasPlace(connection)
            lane.wakeConnectWaiters(nil)
        }
    }

    /// Records that a connection takes no more calls, though those it has go on.
    func connectionDrains(_ connection: ClientConnection) {
        leave(connection)
        carryOut(
            pool.connectionDrains(connection.id, now: lane.clock.now, random: lane.random())
        )
    }

    /// Records that a connection has used up most of its call ids.
    func connectionWoreOut(_ connection: ClientConnection) {
        carryOut(pool.connectionWoreOut(connection.id))
    }

    /// Records that a connection gets no more calls; its end follows.
    func leave(_ connection: ClientConnection) {
        guard let index = ready.firstIndex(where: { $0 === connection }) else { return }
        ready.remove(at: index)
        lane.endpointChanged()
    }

    /// Records that a connection is gone.
    ///
    /// - Parameters:
    ///   - connection: Which.
    ///   - cause: Why, where it never was of use; `nil` where it was.
    func connectionEnded(_ connection: ClientConnection, cause: CallFailure?) {
        leave(connection)
        ended(connection.id, cause)
    }

    private func ended(_ id: ConnectionPoolMachine.ConnectionID, _ cause: CallFailure?) {
        connections[id] = nil
        if let cause { failure = cause }
        carryOut(pool.connectionEnded(id, now: lane.clock.now, random: lane.random()))
        lane.connectionEnded(at: self, cause: cause)
    }
}
