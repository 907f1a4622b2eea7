/// Tracks one call on the client, from its request to its end.
///
/// The machine does no IO. A call whose end has arrived, or that was given up, has no machine any
/// more; frames that still come for it are dropped by the connection.
///
/// Kinds of invalid event: a message on a unary call concerns that call alone and rejects it; a
/// message past the window closes the connection; writing after the end is ours and traps.
package struct ClientCallMachine: ~Copyable {
    /// How many messages the server may send.
    package enum Responses: Hashable, Sendable {
        /// One, in a response frame.
        case one
        /// Any number.
        case many
    }

    /// What to do with a message of the server.
    package enum OnMessage: Hashable, Sendable {
        /// Hand it to the reader.
        case deliver
        /// Fail the call and write a cancel frame: it may have one response only.
        case reject
        /// Close the connection.
        case close(WireViolation)
    }

    /// What to do when the server takes more.
    package enum OnWindow: Hashable, Sendable {
        /// Let the writer try again.
        case resumeWriter
        /// Nothing: all is written.
        case ignore
        /// Close the connection.
        case close(WireViolation)
    }

    /// Whether a message of the caller may be written.
    package enum OnWrite: Hashable, Sendable {
        /// Write it; it is booked.
        case send
        /// Wait for a window.
        case wait
        /// The call is over.
        case gone
    }

    private struct Reading {
        let responses: Responses
        var window: ReceiveWindow
    }

    private enum State: ~Copyable {
        /// The caller may write messages. Can transition to: `sent`.
        case sending(Reading, SendWindow)
        /// The caller has written everything.
        case sent(Reading)
    }

    private var state: State

    private init(_ state: consuming State) { self.state = state }

    /// Creates the machine of a call whose request is about to be written.
    ///
    /// - Parameters:
    ///   - responses: How many messages the server may send.
    ///   - isLastRequest: Whether the request is the only message of the caller.
    ///   - sendWindowBytes: What the server's settings grant per call.
    ///   - receiveWindowBytes: What our settings grant per call.
    package init(
        responses: Responses,
        isLastRequest: Bool,
        sendWindowBytes: UInt32,
        receiveWindowBytes: UInt32
    ) {
        let reading = Reading(
            responses: responses,
            window: ReceiveWindow(bytes: receiveWindowBytes)
        )
        self.init(
            isLastRequest
                ? .sent(reading) : .sending(reading, SendWindow(bytes: sendWindowBytes))
        )
    }

    /// Bytes of messages that have arrived and were not read.
    package var unreadBytes: Int64 {
        switch state {
        case .sending(let reading, _): reading.window.unread
        case .sent(let reading): reading.window.unread
        }
    }

    /// Records a message of the server.
    ///
    /// - Parameter cost: What it costs in windows.
    /// - Returns: What to do with it.
    package mutating func messageReceived(cost: UInt32) -> OnMessage {
        switch consume self.state {
        case .sending(var reading, let window):
            let result = Self.receive(&reading, cost)
            self = Self(.sending(reading, window))
            return result
        case .sent(var reading):
            let result = Self.receive(&reading, cost)
            self = Self(.sent(reading))
            return result
        }
    }

    /// Records that the server takes more bytes of messages.
    package mutating func windowReceived(_ increment: UInt32) -> OnWindow {
        switch consume self.state {
        case .sending(let reading, var window):
            do throws(WireViolation) {
                try window.granted(increment)
            } catch {
                self = Self(.sending(reading, window))
                return .close(error)
            }
            self = Self(.sending(reading, window))
            return .resumeWriter
        case .sent(let reading):
            self = Self(.sent(reading))
            return .ignore
        }
    }

    /// Asks to write a further message of the caller.
    ///
    /// - Precondition: The caller has not ended its messages.
    /// - Parameters:
    ///   - cost: What it costs in windows.
    ///   - connectionIsOpen: Whether the connection's window is open.
    /// - Returns: Whether it may be written.
    package mutating func messageWriteRequested(cost: UInt32, connectionIsOpen: Bool) -> OnWrite {
        switch consume self.state {
        case .sending(let reading, var window):
            guard connectionIsOpen, window.isOpen else {
                self = Self(.sending(reading, window))
                return .wait
            }
            window.sent(cost)
            self = Self(.sending(reading, window))
            return .send
        case .sent:
            preconditionFailure("a message was written after the last one")
        }
    }

    /// Records that the caller writes no more messages.
    ///
    /// - Precondition: It has not said so before.
    package mutating func endRequested() {
        switch consume self.state {
        case .sending(let reading, _): self = Self(.sent(reading))
        case .sent: preconditionFailure("the messages were ended twice")
        }
    }

    /// Records that the reader has taken messages.
    ///
    /// - Parameter cost: What they cost in windows.
    /// - Returns: How much more the server may send, to be written as a window frame.
    package mutating func messagesRead(cost: Int64) -> UInt32? {
        switch consume self.state {
        case .sending(var reading, let window):
            reading.window.consumed(cost)
            let grant = reading.window.takeGrant()
            self = Self(.sending(reading, window))
            return grant
        case .sent(var reading):
            reading.window.consumed(cost)
            let grant = reading.window.takeGrant()
            self = Self(.sent(reading))
            return grant
        }
    }

    private static func receive(_ reading: inout Reading, _ cost: UInt32) -> OnMessage {
        guard reading.responses == .many else { return .reject }
        do throws(WireViolation) {
            try reading.window.received(cost)
            return .deliver
        } catch {
            return .close(error)
        }
    }
}
