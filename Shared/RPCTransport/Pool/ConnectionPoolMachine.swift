package import Primitives

/// The connections from one event loop to one address: how many there are, which are being made,
/// when the next attempt may begin.
///
/// The machine does no IO and reads no clock. The shell makes and closes connections as it is told,
/// reports what becomes of them, and calls `pauseEnded` when a pause that it was told of is over.
/// Connections are named by ids that the machine gives out and never uses twice.
///
/// A number of connections is kept at all times; further ones are made one at a time when there is
/// no place for a call, and stay. A connection that the server drains is replaced when the drain is
/// announced, one that has used up most of its call ids before it has to go, so that no call waits
/// for a handshake. Attempts that fail, and connections that do not live, are followed by pauses
/// that grow.
///
/// Kinds of invalid event: what is reported of connections that have ended, and whatever comes
/// after the end, is late and dropped; an id that was never given out is ours and traps.
package struct ConnectionPoolMachine: ~Copyable {
    /// Names a connection within the pool.
    package typealias ConnectionID = Int

    /// The bounds.
    package struct Limits: Hashable, Sendable {
        /// How many connections are kept; at least 1.
        package var connectionsMin: Int
        /// How many there are at most, worn out and draining ones not counted.
        package var connectionsMax: Int
        /// A connection that lives less long counts as a failed attempt.
        package var lifeMin: Duration
        /// The pauses after failed attempts.
        package var backoff: Backoff

        /// Names the bounds.
        ///
        /// - Precondition: `1 <= connectionsMin <= connectionsMax`.
        package init(
            connectionsMin: Int = 1,
            connectionsMax: Int = 4,
            lifeMin: Duration = .seconds(1),
            backoff: Backoff = Backoff(first: .milliseconds(50), longest: .seconds(2))
        ) {
            precondition(connectionsMin >= 1, "connectionsMin is \(connectionsMin)")
            precondition(connectionsMax >= connectionsMin, "connectionsMax is \(connectionsMax)")
            self.connectionsMin = connectionsMin
            self.connectionsMax = connectionsMax
            self.lifeMin = lifeMin
            self.backoff = backoff
        }
    }

    /// What to do after an event that changes how many connections there are.
    package enum Action: Hashable, Sendable {
        /// Nothing.
        case ignore
        /// Make these connections, one attempt each.
        case connect([ConnectionID])
        /// Call `pauseEnded` after this time.
        case pause(Duration)
        /// The last connection is gone: the pool has ended.
        case finish
    }

    /// What to do with a connection that is of use now.
    package enum OnReady: Hashable, Sendable {
        /// Give it calls; and no more of them to those others, which close when theirs are over.
        case use(retiring: [ConnectionID])
        /// Close it.
        case close
    }

    /// What to do when the pool shall end.
    package enum OnClose: Hashable, Sendable {
        /// Close each of these when its calls are over.
        case close([ConnectionID])
        /// There is no connection: the pool has ended.
        case finish
        /// Nothing: it is ending or has ended.
        case ignore
    }

    private enum State: ~Copyable {
        /// Nothing has asked for a connection yet. Can transition to: `running`, `closed`.
        case idle(Limits)
        /// Keeps connections. Can transition to: `closing`, `closed`.
        case running(PooledConnections)
        /// Waits for the last of these to end. Can transition to: `closed`.
        case closing([ConnectionID])
        /// Terminal.
        case closed
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of a pool that makes no connection before it is asked to.
    package init(limits: Limits) {
        self.init(.idle(limits))
    }

    /// Whether a connection is being made or will be after a pause.
    package var isConnecting: Bool {
        switch state {
        case .running(let connections): !connections.connecting.isEmpty || connections.isPausing
        case .idle: false
        case .closing: false
        case .closed: false
        }
    }

    /// Asks for the connections that are always kept.
    ///
    /// - Returns: `connect` the first time, `ignore` later.
    package mutating func startRequested() -> Action {
        switch consume self.state {
        case .idle(let limits):
            var connections = PooledConnections(limits: limits)
            let action = connections.fill()
            self = Self(.running(connections))
            return action
        case .running(let connections):
            self = Self(.running(connections))
            return .ignore
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that no connection has a place for a call.
    package mutating func placeMissed() -> Action {
        switch consume self.state {
        case .idle(let limits):
            var connections = PooledConnections(limits: limits)
            let action = connections.fill()
            self = Self(.running(connections))
            return action
        case .running(var connections):
            let action = connections.grow()
            self = Self(.running(connections))
            return action
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a connection has been made and may be given calls.
    package mutating func connectionReady(
        _ id: ConnectionID,
        now: ContinuousClock.Instant
    ) -> OnReady {
        switch consume self.state {
        case .idle:
            preconditionFailure("connection \(id) is none of this pool")
        case .running(var connections):
            let result = connections.becameReady(id, now)
            self = Self(.running(connections))
            return result
        case .closing(let ids):
            self = Self(.closing(ids))
            return .close
        case .closed:
            self = Self(.closed)
            return .close
        }
    }

    /// Records that a connection takes no more calls, though those that it has go on.
    ///
    /// - Parameters:
    ///   - id: Which.
    ///   - now: The present moment.
    ///   - random: 64 random bits.
    /// - Returns: Whether to make another in its place, or to wait before that.
    package mutating func connectionDrains(
        _ id: ConnectionID,
        now: ContinuousClock.Instant,
        random: UInt64
    ) -> Action {
        switch consume self.state {
        case .idle:
            preconditionFailure("connection \(id) is none of this pool")
        case .running(var connections):
            let action = connections.drains(id, now, random)
            self = Self(.running(connections))
            return action
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a connection has used up most of its call ids.
    package mutating func connectionWoreOut(_ id: ConnectionID) -> Action {
        switch consume self.state {
        case .idle:
            preconditionFailure("connection \(id) is none of this pool")
        case .running(var connections):
            let action = connections.woreOut(id)
            self = Self(.running(connections))
            return action
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a connection is gone, whether it was ever of use or not; once for each.
    ///
    /// - Parameters:
    ///   - id: Which.
    ///   - now: The present moment.
    ///   - random: 64 random bits.
    /// - Returns: Whether to make another in its place, or to wait before that.
    package mutating func connectionEnded(
        _ id: ConnectionID,
        now: ContinuousClock.Instant,
        random: UInt64
    ) -> Action {
        switch consume self.state {
        case .idle:
            preconditionFailure("connection \(id) is none of this pool")
        case .running(var connections):
            let action = connections.ended(id, now, random)
            self = Self(.running(connections))
            return action
        case .closing(var ids):
            ids.removeAll { $0 == id }
            if ids.isEmpty {
                self = Self(.closed)
                return .finish
            }
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that the pause which was asked for is over.
    package mutating func pauseEnded() -> Action {
        switch consume self.state {
        case .idle(let limits):
            self = Self(.idle(limits))
            return .ignore
        case .running(var connections):
            connections.isPausing = false
            let action = connections.fill()
            self = Self(.running(connections))
            return action
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Asks to make no more connections and to close those there are.
    package mutating func closeRequested() -> OnClose {
        switch consume self.state {
        case .idle:
            self = Self(.closed)
            return .finish
        case .running(let connections):
            let ids = connections.ids
            if ids.isEmpty {
                self = Self(.closed)
                return .finish
            }
            self = Self(.closing(ids))
            return .close(ids)
        case .closing(let ids):
            self = Self(.closing(ids))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }
}
