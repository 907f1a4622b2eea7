/// Tracks one connection on the client: settings, calls in flight, windows, drain.
///
/// The machine does no IO and reads no clock. The shell writes our settings first of all, hands in
/// every frame, and carries out what it gets back. When `isDrained` turns true after an event, the
/// shell closes the connection.
///
/// Kinds of invalid event: what the peer may not send closes the connection with a reason word;
/// frames for calls that are over are harmless and dropped; writing on a call that has ended its
/// messages is ours and traps.
package struct ClientConnectionMachine: ~Copyable {
    /// What to do with a frame.
    package enum OnFrame: Hashable, Sendable {
        /// Decode the payload as `Settings` and hand its numbers to `settingsDecoded`.
        case decodeSettings
        /// Decode the message and end the call with success; the call is over.
        case deliverResponse(UInt32)
        /// Hand the message to the call's reader.
        case deliverMessage(UInt32)
        /// Decode the status and end the call with it; the call is over.
        ///
        /// With `isNotStarted` the call is safe to make again. Code 0 is an error on a unary call.
        case endCall(UInt32, isNotStarted: Bool)
        /// Fail the call as `internalError`, write a cancel frame: a second response on a unary
        /// call. The call is over.
        case rejectCall(UInt32)
        /// Let the call's waiting writer try again.
        case resumeWriter(UInt32)
        /// Let the waiting writers of all calls try again.
        case resumeWriters
        /// Write a ping with flag `acknowledgement` and this payload.
        case answerPing(UInt64)
        /// The peer lives.
        case pingAnswered
        /// Decode the payload as `Drain` and hand its call id to `drainDecoded`.
        case decodeDrain
        /// Nothing.
        case ignore
        /// Write a drain frame with this reason, close, fail all calls as `unavailable`.
        case close(WireViolation)
    }

    /// What to do when the peer's settings are known.
    package enum OnSettings: Hashable, Sendable {
        /// Calls may be made.
        case ready
        /// Nothing: the connection is closed.
        case ignore
    }

    /// What to do when the peer takes no more calls.
    package enum OnDrain: Hashable, Sendable {
        /// Make no more calls here; these were not started, are over, and may be made elsewhere.
        case failNotStarted([UInt32])
        /// Nothing: the connection is closed.
        case ignore
        /// Write a drain frame with this reason, close, fail all calls as `unavailable`.
        case close(WireViolation)
    }

    /// Whether a call can be made.
    package enum OnCall: Hashable, Sendable {
        /// Write its request with this id.
        case send(UInt32)
        /// Wait for the peer's settings.
        case notReady
        /// Wait for the end of a call, or use another connection.
        case full
        /// Use another connection: this one drains, is closed, or has used up its ids.
        case noMore
    }

    /// What to do when the caller gives a call up.
    package enum OnCancel: Hashable, Sendable {
        /// Write a cancel frame; the call is over.
        case sendCancel
        /// Nothing: the call is over already.
        case ignore
    }

    private enum State: ~Copyable {
        /// Waits for the peer's settings. Can transition to: `open`, `closed`.
        case awaitingSettings(WireSettings)
        /// Makes calls. Can transition to: `draining`, `closed`.
        case open(ClientCalls)
        /// Waits for the calls in flight. Can transition to: `closed`.
        case draining(ClientCalls)
        /// No longer reads or writes. Terminal.
        case closed
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of a connection that has just been made.
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

    /// How many calls wait for their end.
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
            // A server that has no place for us may say so instead of settings.
            switch header.type {
            case .settings:
                self = Self(.awaitingSettings(settings))
                return .decodeSettings
            case .drain:
                self = Self(.awaitingSettings(settings))
                return .decodeDrain
            default:
                self = Self(.closed)
                return .close(.settingsExpected)
            }
        case .open(var calls):
            let result = calls.frameReceived(header, payload)
            if case .close = result {
                self = Self(.closed)
            } else {
                self = Self(.open(calls))
            }
            return result
        case .draining(var calls):
            let result = calls.frameReceived(header, payload)
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
            self = Self(.open(ClientCalls(own: settings, peer: peer)))
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

    /// Records the last accepted call of the peer's drain frame, as `decodeDrain` asked for.
    package mutating func drainDecoded(lastCallID: UInt32) -> OnDrain {
        switch consume self.state {
        case .awaitingSettings:
            self = Self(.closed)
            return .failNotStarted([])
        case .open(var calls):
            let notStarted = calls.removeNotStarted(after: lastCallID)
            self = Self(.draining(calls))
            return .failNotStarted(notStarted)
        case .draining(var calls):
            guard lastCallID <= calls.acceptedMax else {
                self = Self(.closed)
                return .close(.badDrain)
            }
            let notStarted = calls.removeNotStarted(after: lastCallID)
            self = Self(.draining(calls))
            return .failNotStarted(notStarted)
        case .closed:
            self = Self(.closed)
            return .ignore
        }
    }

    /// Records that a payload of the peer cannot be decoded or that its header is wrong.
    ///
    /// - Returns: `close`, or `ignore` on a closed connection.
    package mutating func violated(_ violation: WireViolation) -> OnFrame {
        let wasClosed: Bool
        switch consume self.state {
        case .awaitingSettings: wasClosed = false
        case .open: wasClosed = false
        case .draining: wasClosed = false
        case .closed: wasClosed = true
        }
        self = Self(.closed)
        return wasClosed ? .ignore : .close(violation)
    }

    /// Asks to make a call.
    ///
    /// - Parameters:
    ///   - responses: How many messages the server may send.
    ///   - isLastRequest: Whether the request is the only message of the caller.
    /// - Returns: The call's id, or why not.
    package mutating func callRequested(
        responses: ClientCallMachine.Responses,
        isLastRequest: Bool = true
    ) -> OnCall {
        switch consume self.state {
        case .awaitingSettings(let settings):
            self = Self(.awaitingSettings(settings))
            return .notReady
        case .open(var calls):
            let result = calls.callRequested(responses, isLastRequest: isLastRequest)
            if case .noMore = result {
                self = Self(.draining(calls))
            } else {
                self = Self(.open(calls))
            }
            return result
        case .draining(let calls):
            self = Self(.draining(calls))
            return .noMore
        case .closed:
            self = Self(.closed)
            return .noMore
        }
    }

    /// Records that the caller gives a call up, or that its time has run out.
    package mutating func callCancelled(_ callID: UInt32) -> OnCancel {
        removeCall(callID) ? .sendCancel : .ignore
    }

    /// Records that a call's request could not be encoded and was never written.
    package mutating func callAbandoned(_ callID: UInt32) {
        _ = removeCall(callID)
    }

    private mutating func removeCall(_ callID: UInt32) -> Bool {
        switch consume self.state {
        case .awaitingSettings(let settings):
            self = Self(.awaitingSettings(settings))
            return false
        case .open(var calls):
            let wasInFlight = calls.remove(callID)
            self = Self(.open(calls))
            return wasInFlight
        case .draining(var calls):
            let wasInFlight = calls.remove(callID)
            self = Self(.draining(calls))
            return wasInFlight
        case .closed:
            self = Self(.closed)
            return false
        }
    }

    /// Asks to write a further message of a caller.
    ///
    /// - Precondition: The call has not ended its messages.
    /// - Parameters:
    ///   - callID: The call.
    ///   - payloadByteCount: The length of the encoded message.
    /// - Returns: Whether it may be written.
    package mutating func messageWriteRequested(
        _ callID: UInt32,
        payloadByteCount: Int
    ) -> ClientCallMachine.OnWrite {
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

    /// Records that a caller writes no more messages.
    ///
    /// - Returns: Whether to write an end frame; `false` where the call is over.
    package mutating func endRequested(_ callID: UInt32) -> Bool {
        switch consume self.state {
        case .open(var calls):
            let isInFlight = calls.endRequested(callID)
            self = Self(.open(calls))
            return isInFlight
        case .draining(var calls):
            let isInFlight = calls.endRequested(callID)
            self = Self(.draining(calls))
            return isInFlight
        case .awaitingSettings:
            preconditionFailure("call \(callID) ends before the settings")
        case .closed:
            self = Self(.closed)
            return false
        }
    }

    /// Records that a reader has taken messages; those of calls that are over need not be told.
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
        case .awaitingSettings(let settings):
            self = Self(.awaitingSettings(settings))
            return nil
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

    /// Records that this side makes no more calls, to close the connection after those in flight.
    ///
    /// - Returns: Whether to write a drain frame, which names call 0.
    package mutating func drainRequested() -> Bool {
        switch consume self.state {
        case .awaitingSettings:
            self = Self(.closed)
            return false
        case .open(let calls):
            self = Self(.draining(calls))
            return true
        case .draining(let calls):
            self = Self(.draining(calls))
            return false
        case .closed:
            self = Self(.closed)
            return false
        }
    }

    /// Records that the connection is gone.
    ///
    /// - Returns: The calls in flight, to be failed as `unavailable`.
    package mutating func connectionClosed() -> [UInt32] {
        let callIDs: [UInt32]
        switch consume self.state {
        case .awaitingSettings: callIDs = []
        case .open(let calls): callIDs = calls.callIDs
        case .draining(let calls): callIDs = calls.callIDs
        case .closed: callIDs = []
        }
        self = Self(.closed)
        return callIDs
    }
}
