internal import Primitives

/// The connections of a pool that runs.
struct PooledConnections {
    typealias ConnectionID = ConnectionPoolMachine.ConnectionID

    private let limits: ConnectionPoolMachine.Limits
    private var idNext = 0
    /// Being made.
    private(set) var connecting: [ConnectionID] = []
    /// Take calls, and since when.
    private var ready: [ConnectionID: ContinuousClock.Instant] = [:]
    /// Of those that take calls the ones to be replaced.
    private var wornOut: [ConnectionID] = []
    /// Take no more calls, but have some.
    private var draining: [ConnectionID] = []
    /// Attempts that failed since one last succeeded.
    private var failureCount = 0
    /// Connections that did not live, one after the other.
    private var shortLifeCount = 0
    var isPausing = false

    init(limits: ConnectionPoolMachine.Limits) {
        self.limits = limits
    }

    /// Every connection that has not ended.
    var ids: [ConnectionID] { connecting + ready.keys.sorted() + draining }

    /// Connections that take calls or soon will, without those to be replaced.
    private var count: Int { connecting.count + ready.count - wornOut.count }

    /// Makes connections until as many as are always kept are there or on their way.
    mutating func fill() -> ConnectionPoolMachine.Action {
        guard !isPausing, count < limits.connectionsMin else { return .ignore }
        return connect(limits.connectionsMin - count)
    }

    /// Makes one connection more, unless one is on its way.
    mutating func grow() -> ConnectionPoolMachine.Action {
        guard !isPausing, connecting.isEmpty, count < limits.connectionsMax else { return .ignore }
        return connect(1)
    }

    mutating func becameReady(
        _ id: ConnectionID,
        _ now: ContinuousClock.Instant
    ) -> ConnectionPoolMachine.OnReady {
        precondition(id < idNext, "connection \(id) is none of this pool")
        guard let index = connecting.firstIndex(of: id) else { return .close }
        connecting.remove(at: index)
        ready[id] = now
        failureCount = 0
        guard let old = wornOut.first else { return .use(retiring: []) }
        wornOut.removeFirst()
        ready[old] = nil
        draining.append(old)
        return .use(retiring: [old])
    }

    mutating func drains(
        _ id: ConnectionID,
        _ now: ContinuousClock.Instant,
        _ random: UInt64
    ) -> ConnectionPoolMachine.Action {
        precondition(id < idNext, "connection \(id) is none of this pool")
        guard let since = ready.removeValue(forKey: id) else { return .ignore }
        wornOut.removeAll { $0 == id }
        draining.append(id)
        return replace(since, now, random)
    }

    mutating func woreOut(
        _ id: ConnectionID
    ) -> ConnectionPoolMachine.Action {
        precondition(id < idNext, "connection \(id) is none of this pool")
        guard ready[id] != nil, !wornOut.contains(id) else { return .ignore }
        wornOut.append(id)
        return isPausing ? .ignore : connect(1)
    }

    mutating func ended(
        _ id: ConnectionID,
        _ now: ContinuousClock.Instant,
        _ random: UInt64
    ) -> ConnectionPoolMachine.Action {
        precondition(id < idNext, "connection \(id) is none of this pool")
        if let index = connecting.firstIndex(of: id) {
            connecting.remove(at: index)
            failureCount += 1
            return pause(random)
        }
        if let since = ready.removeValue(forKey: id) {
            wornOut.removeAll { $0 == id }
            return replace(since, now, random)
        }
        draining.removeAll { $0 == id }
        return .ignore
    }

    /// Makes up for a connection that takes no more calls.
    private mutating func replace(
        _ since: ContinuousClock.Instant,
        _ now: ContinuousClock.Instant,
        _ random: UInt64
    ) -> ConnectionPoolMachine.Action {
        guard since.duration(to: now) < limits.lifeMin else {
            shortLifeCount = 0
            return fill()
        }
        shortLifeCount += 1
        return pause(random)
    }

    private mutating func pause(_ random: UInt64) -> ConnectionPoolMachine.Action {
        guard !isPausing else { return .ignore }
        isPausing = true
        let count = failureCount + shortLifeCount
        return .pause(limits.backoff.delay(failureCount: count, random: random))
    }

    private mutating func connect(_ count: Int) -> ConnectionPoolMachine.Action {
        let ids = Array(idNext..<idNext + count)
        idNext += count
        connecting += ids
        return .connect(ids)
    }
}
