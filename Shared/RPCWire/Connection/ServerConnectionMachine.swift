/// Tracks one connection on the server: settings, calls in flight, windows, drain.
///
/// The machine does no IO and reads no clock. The shell writes our settings first of all, hands in
/// every frame, and carries out what it gets back. When `isDrained` turns true after an event, the
/// shell flushes and closes the connection.
///
/// Kinds of invalid event: what the peer may not send closes the connection with a reason word;
/// frames for calls that are over, and requests above the last accepted call while draining, are
/// harmless and dropped; answering a call that was never started is ours and traps.
package struct ServerConnectionMachine: ~Copyable {
    /// What to do with a frame.
    package enum OnFrame: Hashable, Sendable {
        /// Decode the payload as `Settings` and hand its numbers to `settingsDecoded`.
        case decodeSettings
        /// Start a call: decode the payload, let it in, run the handler.
        case startCall(UInt32, isLastRequest: Bool)
        /// Answer with a `resourceExhausted` status, flag `notStarted`: too many calls in flight.
        case refuseCall(UInt32)
        /// Hand the message to the call's handler.
        case deliverMessage(UInt32, isLast: Bool)
        /// Tell the call's handler that no more messages come.
        case endRequests(UInt32)
        /// Cancel the call's handler; nothing is written for the call any more.
        case cancelHandler(UInt32)
        /// Let the call's waiting writer try again.
        case resumeWriter(UInt32)
        /// Let the waiting writers of all calls try again.
        case resumeWriters
        /// Write a ping with flag `acknowledgement` and this payload.
        case answerPing(UInt64)
        /// The peer lives.
        case pingAnswered
        /// The peer makes no more calls; those in flight go on.
        case peerDrained
        /// Nothing.
        case ignore
        /// Write a drain frame with this reason and last call, close, cancel all handlers.
        case close(WireViolation, lastCallID: UInt32)
    }

    /// What to do when the peer's settings are known.
    package enum OnSettings: Hashable, Sendable {
        /// Calls may come.
        case ready
        /// Nothing: the connection is closed.
        case ignore
    }

    /// What to do when the server shall take no more calls.
    package enum OnDrain: Hashable, Sendable {
        /// Write a drain frame that names this call as the last accepted one.
        case sendDrain(lastCallID: UInt32)
        /// Nothing: the connection drains already or is closed.
        case ignore
    }

    private enum State: ~Copyable {
        /// Waits for the peer's settings. Can transition to: `open`, `closed`.
        case awaitingSettings(WireSettings)
        /// Takes calls. Can transition to: `draining`, `closed`.
        case open(ServerCalls)
        /// Finishes the calls it has. Can transition to: `closed`.
        case draining(ServerCalls)
        /// No longer reads or writes. Terminal.
        case closed
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of a connection that has just been accepted.
    ///
    /// - Parameter settings: What we announce.
    package init(settings: WireSettings) {
        self.init(.awaitingSettings(settings))
    }

    /// Whether nothing is left to do but to flush and close: the last call of a draining
    /// connection is over, or the machine is closed.
    package var isDrained: Bool {
        switch state {
        case .draining(let calls): calls.inFlight == 0
        case .awaitingSettings: false
        case .open: false
        case .closed: true
        }
    }

    /// How many handlers run.
    package var callsInFlight: Int {
        switch state {
        case .open(let calls): calls.inFlight
        case .draining(let calls): calls.inFlight
        case .awaitingSettings: 0
        case .closed: 0
        }
    }

    /// What the peer takes; `nil` before its settings and after the end.
    package var peerSettings: WireSettings? {
        switch state {
        case .open(let calls): calls.peer
        case .draining(let calls): calls.peer
        case .awaitingSettings: nil
        case .closed: nil
        }
    }

    /// Records a frame.
    ///
    /// - Parameters:
    ///   - header: The header, checked, so that the payload has a length that suits the type.
    ///   - payload: The whole payload; borrowed.
    /// - Returns: What to do with it.
    package mutating func frameReceived(
        _ header: FrameHeader,
        payload: UnsafeRawBufferPointer
    ) -> OnFrame {
        switch consume self.state {
        case .awaitingSettings(let settings):
            guard header.type == .settings else {
                self = Self(.closed)
                return .close(.settingsExpected, lastCallID: 0)
            }
            self = Self(.awaitingSettings(settings))
            return .decodeSettings
        case .open(var calls):
            let result = calls.frameReceived(header, payload, isDraining: false)
            switch result {
            case .close: self = Self(.closed)
            case .peerDrained: self = Self(.draining(calls))
            default: self = Self(.open(calls))
            }
            return result
        case .draining(var calls):
            let result = calls.frameReceived(header, payload, isDraining: true)
            if case .close = result {
                self = Self(.closed)
            } else {
                self = Self(.draining(calls))
            }
            return result
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records the numbers of the peer's settings, as `decodeSettings` asked for.
    ///
    /// - Precondition: `frameReceived` has just asked for them.
    package mutating func settingsDecoded(_ peer: WireSettings) -> OnSettings {
        switch consume self.state {
        case .awaitingSettings(let settings):
            self = Self(.open(ServerCalls(own: settings, peer: peer)))
            return .ready
        case .closed:
            self = Self(.closed)
            return .ignore
        case .open:
            preconditionFailure("settings were decoded twice")
        case .draining:
            preconditionFailure("settings were decoded twice")
        }
    }

    /// Records that a payload of the peer cannot be decoded or that its header is wrong.
    ///
    /// - Returns: `close`, or `ignore` on a closed connection.
    package mutating func violated(_ violation: WireViolation) -> OnFrame {
        switch consume self.state {
        case .awaitingSettings:
            self = Self(.closed)
            return .close(violation, lastCallID: 0)
        case .open(let calls):
            self = Self(.closed)
            return .close(violation, lastCallID: calls.lastCallID)
        case .draining(let calls):
            self = Self(.closed)
            return .close(violation, lastCallID: calls.lastCallID)
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Asks to write a message of a handler.
    ///
    /// - Parameters:
    ///   - callID: The call.
    ///   - payloadByteCount: The length of the encoded message.
    /// - Returns: Whether it may be written.
    package mutating func messageWriteRequested(
        _ callID: UInt32,
        payloadByteCount: Int
    ) -> ServerCallMachine.OnWrite {
        switch consume self.state {
        case .open(var calls):
            let result = calls.messageWriteRequested(callID, payloadByteCount)
            self = Self(.open(calls))
            return result
        case .draining(var calls):
            let result = calls.messageWriteRequested(callID, payloadByteCount)
            self = Self(.draining(calls))
            return result
        case .awaitingSettings:
            preconditionFailure("call \(callID) writes before the settings")
        case .closed:
            self = Self(.closed)
            return .gone
        }
    }

    /// Records that a handler has read messages.
    ///
    /// - Parameters:
    ///   - callID: The call.
    ///   - cost: What they cost in windows (`FrameHeader.windowCost`).
    /// - Returns: How much to grant the call by a window frame.
    package mutating func messagesRead(_ callID: UInt32, cost: Int64) -> UInt32? {
        switch consume self.state {
        case .open(var calls):
            let grant = calls.messagesRead(callID, cost)
            self = Self(.open(calls))
            return grant
        case .draining(var calls):
            let grant = calls.messagesRead(callID, cost)
            self = Self(.draining(calls))
            return grant
        case .awaitingSettings:
            preconditionFailure("call \(callID) reads before the settings")
        case .closed:
            self = Self(.closed)
            return nil
        }
    }

    /// Takes what to grant the connection by a window frame; to be asked before every flush.
    package mutating func takeConnectionGrant() -> UInt32? {
        switch consume self.state {
        case .open(var calls):
            let grant = calls.receiveWindow.takeGrant()
            self = Self(.open(calls))
            return grant
        case .draining(var calls):
            let grant = calls.receiveWindow.takeGrant()
            self = Self(.draining(calls))
            return grant
        case .awaitingSettings(let settings):
            self = Self(.awaitingSettings(settings))
            return nil
        case .closed:
            self = Self(.closed)
            return nil
        }
    }

    /// Records that a call is ended before its handler has returned: its time has run out, or the
    /// server goes away.
    package mutating func endedEarly(_ callID: UInt32) -> ServerCallMachine.OnEarlyEnd {
        switch consume self.state {
        case .open(var calls):
            let result = calls.endedEarly(callID)
            self = Self(.open(calls))
            return result
        case .draining(var calls):
            let result = calls.endedEarly(callID)
            self = Self(.draining(calls))
            return result
        case .awaitingSettings:
            preconditionFailure("call \(callID) ends before the settings")
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a handler has returned or thrown, or that the call was not let in.
    ///
    /// - Precondition: `startCall` was returned for the call, and this was not called for it yet.
    package mutating func handlerReturned(
        _ callID: UInt32
    ) -> ServerCallMachine.OnHandlerReturned {
        switch consume self.state {
        case .open(var calls):
            let result = calls.handlerReturned(callID)
            self = Self(.open(calls))
            return result
        case .draining(var calls):
            let result = calls.handlerReturned(callID)
            self = Self(.draining(calls))
            return result
        case .awaitingSettings:
            preconditionFailure("call \(callID) ends before the settings")
        case .closed:
            self = Self(.closed)
            return .sendNothing
        }
    }

    /// Records that the server shall take no more calls.
    package mutating func drainRequested() -> OnDrain {
        switch consume self.state {
        case .awaitingSettings:
            self = Self(.closed)
            return .sendDrain(lastCallID: 0)
        case .open(let calls):
            let lastCallID = calls.lastCallID
            self = Self(.draining(calls))
            return .sendDrain(lastCallID: lastCallID)
        case .draining(let calls):
            self = Self(.draining(calls))
            return .ignore
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Asks to send a ping.
    ///
    /// - Returns: Whether to write it; `false` while one is unanswered, and unless open.
    package mutating func pingRequested(_ payload: UInt64) -> Bool {
        switch consume self.state {
        case .open(var calls):
            let isSent = calls.ping.requested(payload)
            self = Self(.open(calls))
            return isSent
        case .draining(var calls):
            let isSent = calls.ping.requested(payload)
            self = Self(.draining(calls))
            return isSent
        case .awaitingSettings(let settings):
            self = Self(.awaitingSettings(settings))
            return false
        case .closed:
            self = Self(.closed)
            return false
        }
    }

    /// Records that the connection is gone.
    package mutating func connectionClosed() {
        self = Self(.closed)
    }
}
