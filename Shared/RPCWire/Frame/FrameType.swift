/// What a frame is about; the numbers are those on the wire.
package enum FrameType: UInt8, CaseIterable, Hashable, Sendable {
    /// The first frame of each side: `huitou.rpc.v1.Settings`.
    case settings = 1
    /// Opens a call: header length, `huitou.rpc.v1.RequestHeader`, first message.
    case request = 2
    /// One further message of a streaming call.
    case message = 3
    /// The caller sends no more messages. No payload.
    case end = 4
    /// The last message of a successful call, which is over.
    case response = 5
    /// How the call ended: `huitou.rpc.v1.Status`. The call is over.
    case status = 6
    /// The caller gives the call up. No payload.
    case cancel = 7
    /// More bytes of messages may be sent: a 32-bit number.
    case window = 8
    /// Asks for, or gives, a sign of life: eight bytes.
    case ping = 9
    /// The sender takes no more calls: `huitou.rpc.v1.Drain`.
    case drain = 10
}

extension FrameType {
    /// The flags that a frame of this type may carry.
    package var flagsAllowed: FrameFlags {
        switch self {
        case .request, .message: .endOfRequests
        case .response: .endOfCall
        case .status: .notStarted
        case .ping: .acknowledgement
        case .settings, .end, .cancel, .window, .drain: []
        }
    }

    /// The flags that a frame of this type must carry.
    package var flagsRequired: FrameFlags {
        self == .response ? .endOfCall : []
    }

    /// Whether the frame belongs to a call and so carries its id.
    ///
    /// `nil` where both occur: a window may be the connection's or a call's.
    package var belongsToCall: Bool? {
        switch self {
        case .request, .message, .end, .response, .status, .cancel: true
        case .settings, .ping, .drain: false
        case .window: nil
        }
    }

    /// The payload lengths that a frame of this type may have, in bytes.
    ///
    /// - Parameter frameBytesMax: The longest payload that the receiver announced.
    /// - Returns: From the shortest to the longest.
    package func payloadByteCounts(frameBytesMax: UInt32) -> ClosedRange<UInt32> {
        switch self {
        case .request: 4...frameBytesMax
        case .message, .response: 0...frameBytesMax
        case .settings, .status: 0...min(frameBytesMax, 65_536)
        case .drain: 0...1_024
        case .end, .cancel: 0...0
        case .window: 4...4
        case .ping: 8...8
        }
    }
}

/// Marks on a frame; the bits are those on the wire.
package struct FrameFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// On requests and messages of a caller: no more messages follow from it.
    package static let endOfRequests = FrameFlags(rawValue: 0x01)
    /// On responses: the call is over and its status is OK.
    package static let endOfCall = FrameFlags(rawValue: 0x02)
    /// On pings: the answer to one.
    package static let acknowledgement = FrameFlags(rawValue: 0x04)
    /// On a status: the call was refused before it was started, and is safe to make again.
    package static let notStarted = FrameFlags(rawValue: 0x08)
}
