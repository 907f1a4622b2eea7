/// Tracks one call on the server, from its request to the return of its handler.
///
/// The machine does no IO. A call stays in flight until its handler has returned, even when the
/// caller gave up or was answered long ago: what runs is what counts against the limits.
///
/// Kinds of invalid event: a second end frame is the peer's violation and closes the connection;
/// frames after the caller gave up or was answered are harmless and dropped; answering a call twice
/// is ours and traps.
package struct ServerCallMachine: ~Copyable {
    /// What to do with a message of the caller.
    package enum OnMessage: Hashable, Sendable {
        /// Hand it to the handler.
        case deliver
        /// Drop it: the call is over for the caller or for us.
        case ignore
        /// Close the connection.
        case close(WireViolation)
    }

    /// What to do when the caller sends no more messages.
    package enum OnEnd: Hashable, Sendable {
        /// Tell the handler.
        case endRequests
        /// Nothing: the call is over for the caller or for us.
        case ignore
        /// Close the connection.
        case close(WireViolation)
    }

    /// What to do when the caller gives up.
    package enum OnCancel: Hashable, Sendable {
        /// Cancel the handler.
        case cancelHandler
        /// Nothing: it is cancelled already.
        case ignore
    }

    /// What to do when the caller takes more.
    package enum OnWindow: Hashable, Sendable {
        /// Let the handler's writer try again.
        case resumeWriter
        /// Nothing: nothing may be written any more.
        case ignore
        /// Close the connection.
        case close(WireViolation)
    }

    /// Whether a message of the handler may be written.
    package enum OnWrite: Hashable, Sendable {
        /// Write it; it is booked.
        case send
        /// Wait for a window.
        case wait
        /// Nobody reads any more.
        case gone
    }

    /// What to do when the call is ended before its handler has returned.
    package enum OnEarlyEnd: Hashable, Sendable {
        /// Write the status, cancel the handler.
        case sendStatus
        /// Nothing: the call is over for the caller.
        case ignore
    }

    /// What to do when the handler has returned.
    package enum OnHandlerReturned: Hashable, Sendable {
        /// Write the response or the status.
        case sendEnd
        /// Nothing: the call is over for the caller.
        case sendNothing
    }

    private struct Windows {
        var send: SendWindow
        var receive: ReceiveWindow
    }

    private enum State: ~Copyable {
        /// The caller may send messages. Can transition to: `halfClosed`, `answered`, `cancelled`.
        case open(Windows)
        /// The caller has sent everything. Can transition to: `answered`, `cancelled`.
        case halfClosed(Windows)
        /// The caller has its status, the handler still runs. Can transition to: `cancelled`.
        case answered(unread: Int64)
        /// The caller gave up, the handler still runs.
        case cancelled(unread: Int64)
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of a call whose request has arrived.
    ///
    /// - Parameters:
    ///   - isLastRequest: Whether the caller sends no further message.
    ///   - sendWindowBytes: What the caller's settings grant per call.
    ///   - receiveWindowBytes: What our settings grant per call.
    package init(isLastRequest: Bool, sendWindowBytes: UInt32, receiveWindowBytes: UInt32) {
        let windows = Windows(
            send: SendWindow(bytes: sendWindowBytes),
            receive: ReceiveWindow(bytes: receiveWindowBytes)
        )
        self.init(isLastRequest ? .halfClosed(windows) : .open(windows))
    }

    /// Bytes of messages that have arrived and were not read.
    package var unreadBytes: Int64 {
        switch state {
        case .open(let windows): windows.receive.unread
        case .halfClosed(let windows): windows.receive.unread
        case .answered(let unread): unread
        case .cancelled(let unread): unread
        }
    }

    /// Records a message of the caller.
    ///
    /// - Parameters:
    ///   - cost: What it costs in windows.
    ///   - isLast: Whether it is the last one.
    /// - Returns: What to do with it.
    package mutating func messageReceived(cost: UInt32, isLast: Bool) -> OnMessage {
        switch consume self.state {
        case .open(var windows):
            do throws(WireViolation) {
                try windows.receive.received(cost)
            } catch {
                self = Self(.open(windows))
                return .close(error)
            }
            self = Self(isLast ? .halfClosed(windows) : .open(windows))
            return .deliver
        case .halfClosed(let windows):
            self = Self(.halfClosed(windows))
            return .close(.unexpectedFrame)
        case .answered(let unread):
            self = Self(.answered(unread: unread))
            return .ignore
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        }
    }

    /// Records that the caller sends no more messages.
    package mutating func endReceived() -> OnEnd {
        switch consume self.state {
        case .open(let windows):
            self = Self(.halfClosed(windows))
            return .endRequests
        case .halfClosed(let windows):
            self = Self(.halfClosed(windows))
            return .close(.unexpectedFrame)
        case .answered(let unread):
            self = Self(.answered(unread: unread))
            return .ignore
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        }
    }

    /// Records that the caller gives up.
    package mutating func cancelReceived() -> OnCancel {
        switch consume self.state {
        case .open(let windows):
            self = Self(.cancelled(unread: windows.receive.unread))
            return .cancelHandler
        case .halfClosed(let windows):
            self = Self(.cancelled(unread: windows.receive.unread))
            return .cancelHandler
        case .answered(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        }
    }

    /// Records that the caller takes more bytes of messages.
    package mutating func windowReceived(_ increment: UInt32) -> OnWindow {
        switch consume self.state {
        case .open(var windows):
            let result = Self.grant(&windows, increment)
            self = Self(.open(windows))
            return result
        case .halfClosed(var windows):
            let result = Self.grant(&windows, increment)
            self = Self(.halfClosed(windows))
            return result
        case .answered(let unread):
            self = Self(.answered(unread: unread))
            return .ignore
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        }
    }

    /// Asks to write a message of the handler.
    ///
    /// - Parameters:
    ///   - cost: What it costs in windows.
    ///   - connectionIsOpen: Whether the connection's window is open.
    /// - Returns: Whether it may be written.
    package mutating func messageWriteRequested(cost: UInt32, connectionIsOpen: Bool) -> OnWrite {
        switch consume self.state {
        case .open(var windows):
            let result = Self.write(&windows, cost, connectionIsOpen)
            self = Self(.open(windows))
            return result
        case .halfClosed(var windows):
            let result = Self.write(&windows, cost, connectionIsOpen)
            self = Self(.halfClosed(windows))
            return result
        case .answered(let unread):
            self = Self(.answered(unread: unread))
            return .gone
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .gone
        }
    }

    /// Records that the handler has read messages.
    ///
    /// - Parameter cost: What they cost in windows.
    /// - Returns: How much more the caller may send, to be written as a window frame.
    package mutating func messagesRead(cost: Int64) -> UInt32? {
        switch consume self.state {
        case .open(var windows):
            windows.receive.consumed(cost)
            let grant = windows.receive.takeGrant()
            self = Self(.open(windows))
            return grant
        case .halfClosed(var windows):
            windows.receive.consumed(cost)
            self = Self(.halfClosed(windows))
            return nil
        case .answered(let unread):
            self = Self(.answered(unread: unread - cost))
            return nil
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread - cost))
            return nil
        }
    }

    /// Records that the call is ended before its handler has returned: its time has run out, or the
    /// server goes away.
    package mutating func endedEarly() -> OnEarlyEnd {
        switch consume self.state {
        case .open(let windows):
            self = Self(.answered(unread: windows.receive.unread))
            return .sendStatus
        case .halfClosed(let windows):
            self = Self(.answered(unread: windows.receive.unread))
            return .sendStatus
        case .answered(let unread):
            self = Self(.answered(unread: unread))
            return .ignore
        case .cancelled(let unread):
            self = Self(.cancelled(unread: unread))
            return .ignore
        }
    }

    /// Records that the handler has returned, or threw; the call is over.
    package consuming func handlerReturned() -> OnHandlerReturned {
        switch state {
        case .open: .sendEnd
        case .halfClosed: .sendEnd
        case .answered: .sendNothing
        case .cancelled: .sendNothing
        }
    }

    private static func grant(_ windows: inout Windows, _ increment: UInt32) -> OnWindow {
        do throws(WireViolation) {
            try windows.send.granted(increment)
            return .resumeWriter
        } catch {
            return .close(error)
        }
    }

    private static func write(
        _ windows: inout Windows,
        _ cost: UInt32,
        _ connectionIsOpen: Bool
    ) -> OnWrite {
        guard connectionIsOpen, windows.send.isOpen else { return .wait }
        windows.send.sent(cost)
        return .send
    }
}
