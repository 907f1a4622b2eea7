/// How many bytes of messages this side may still send, on a call or on a connection.
///
/// A message may go out while the window is above zero, whatever its length, so that a message
/// larger than the window cannot get stuck; the window may end below zero by one message.
package struct SendWindow: Hashable, Sendable {
    /// What is left; at most 2³¹ − 1, below zero after a large message.
    package private(set) var bytes: Int64

    /// The largest window.
    package static let bytesMax: Int64 = 2_147_483_647

    /// Starts with what the peer's settings grant.
    package init(bytes: UInt32) {
        self.bytes = Int64(bytes)
    }

    /// Whether a message may be sent.
    package var isOpen: Bool { bytes > 0 }

    /// Books a message that is sent.
    ///
    /// - Precondition: The window is open.
    package mutating func sent(_ cost: UInt32) {
        precondition(isOpen, "a message was sent into a window of \(bytes)")
        bytes -= Int64(cost)
    }

    /// Adds what the peer grants.
    ///
    /// - Throws: `windowOverflow` for nothing, and past 2³¹ − 1.
    package mutating func granted(_ increment: UInt32) throws(WireViolation) {
        guard increment > 0, bytes + Int64(increment) <= Self.bytesMax else {
            throw .windowOverflow
        }
        bytes += Int64(increment)
    }
}

/// How many bytes of messages the peer may still send, on a call or on a connection.
package struct ReceiveWindow: Hashable, Sendable {
    /// What the peer has left.
    private var bytes: Int64
    /// What has been read and not yet granted again.
    private var read: Int64 = 0
    /// What has arrived and was not yet read.
    package private(set) var unread: Int64 = 0
    /// From which amount on it is worth a frame to grant again: half of the window.
    private let grantMin: Int64

    /// Starts with what our settings grant.
    package init(bytes: UInt32) {
        self.bytes = Int64(bytes)
        grantMin = max(1, Int64(bytes) / 2)
    }

    /// Books a message that has arrived.
    ///
    /// - Throws: `windowExceeded` where the peer's window was not open.
    package mutating func received(_ cost: UInt32) throws(WireViolation) {
        guard bytes > 0 else { throw .windowExceeded }
        bytes -= Int64(cost)
        unread += Int64(cost)
    }

    /// Books messages that were read, or dropped, and so need no memory any more.
    ///
    /// - Precondition: No more than has arrived.
    package mutating func consumed(_ cost: Int64) {
        precondition(cost <= unread, "\(cost) bytes read of \(unread)")
        unread -= cost
        read += cost
    }

    /// What to grant the peer now; `nil` while it is not worth a frame.
    package mutating func takeGrant() -> UInt32? {
        guard read >= grantMin else { return nil }
        let increment = UInt32(read)
        bytes += read
        read = 0
        return increment
    }
}

extension FrameHeader {
    /// What a message frame costs in windows: its whole length, so that empty messages cost too.
    package var windowCost: UInt32 { UInt32(Self.byteCount) + payloadByteCount }
}
