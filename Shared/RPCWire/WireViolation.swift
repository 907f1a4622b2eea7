/// How a peer broke the protocol; the connection is closed for it.
///
/// The raw value is the reason word that the drain frame carries, and that logs show.
package enum WireViolation: String, Error, CaseIterable, Hashable, Sendable {
    /// A payload longer than announced as acceptable, or than its type allows.
    case frameTooLarge = "frame_too_large"
    /// A payload shorter than its type demands.
    case frameTooShort = "frame_too_short"
    /// A frame type that this version does not know.
    case unknownType = "unknown_type"
    /// A flag that the type does not allow, or one missing that it demands.
    case badFlags = "bad_flags"
    /// Reserved bits that are not zero.
    case reservedBits = "reserved_bits"
    /// A call id where none belongs, none where one does, or one that was never opened.
    case badCallID = "bad_call_id"
    /// A request whose id is not above all earlier ones.
    case callIDNotGrowing = "call_id_not_growing"
    /// Another frame before the settings.
    case settingsExpected = "settings_expected"
    /// Settings a second time.
    case settingsRepeated = "settings_repeated"
    /// Settings that cannot be decoded or lie outside the allowed ranges.
    case badSettings = "bad_settings"
    /// A frame that only the other side may send, or not now.
    case unexpectedFrame = "unexpected_frame"
    /// More bytes of messages than were granted.
    case windowExceeded = "window_exceeded"
    /// A grant of zero, or one that takes the window past 2³¹ − 1.
    case windowOverflow = "window_overflow"
    /// A drain frame that cannot be decoded or takes back an earlier one.
    case badDrain = "bad_drain"
}

extension WireViolation: CustomStringConvertible {
    package var description: String { rawValue }
}
