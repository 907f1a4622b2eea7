/// What one side of a connection takes from the other: the numbers of `huitou.rpc.v1.Settings`.
package struct WireSettings: Hashable, Sendable {
    /// The longest frame payload, in bytes.
    package let frameBytesMax: UInt32
    /// The most calls served at once on one connection.
    package let callsMax: UInt32
    /// Bytes of messages that are taken per call before more are granted.
    package let callWindowBytes: UInt32
    /// Bytes of messages that are taken per connection before more are granted.
    package let connectionWindowBytes: UInt32

    /// The payload lengths that a side may announce as its longest.
    package static let frameBytesRange: ClosedRange<UInt32> = 65_536...16_777_216
    /// The numbers of calls that a side may announce.
    package static let callsRange: ClosedRange<UInt32> = 1...65_536
    /// The windows that a side may announce.
    package static let windowBytesRange: ClosedRange<UInt32> = 16_384...1_073_741_824

    /// What counts where a side does not say.
    package static let standard = WireSettings()

    /// Our own settings.
    ///
    /// - Precondition: Every number lies in its range.
    package init(
        frameBytesMax: UInt32 = 1_048_576,
        callsMax: UInt32 = 1_024,
        callWindowBytes: UInt32 = 262_144,
        connectionWindowBytes: UInt32 = 4_194_304
    ) {
        precondition(Self.frameBytesRange.contains(frameBytesMax), "frame: \(frameBytesMax)")
        precondition(Self.callsRange.contains(callsMax), "calls: \(callsMax)")
        precondition(Self.windowBytesRange.contains(callWindowBytes), "call: \(callWindowBytes)")
        precondition(
            Self.windowBytesRange.contains(connectionWindowBytes),
            "connection: \(connectionWindowBytes)"
        )
        self.frameBytesMax = frameBytesMax
        self.callsMax = callsMax
        self.callWindowBytes = callWindowBytes
        self.connectionWindowBytes = connectionWindowBytes
    }

    /// Takes the numbers that a peer sent; 0 stands for the standard.
    ///
    /// - Throws: `badSettings` where a number lies outside its range.
    package init(
        peerFrameBytesMax: UInt32,
        callsMax: UInt32,
        callWindowBytes: UInt32,
        connectionWindowBytes: UInt32
    ) throws(WireViolation) {
        let standard = Self.standard
        self.frameBytesMax = try Self.checked(
            peerFrameBytesMax,
            Self.frameBytesRange,
            standard.frameBytesMax
        )
        self.callsMax = try Self.checked(callsMax, Self.callsRange, standard.callsMax)
        self.callWindowBytes = try Self.checked(
            callWindowBytes,
            Self.windowBytesRange,
            standard.callWindowBytes
        )
        self.connectionWindowBytes = try Self.checked(
            connectionWindowBytes,
            Self.windowBytesRange,
            standard.connectionWindowBytes
        )
    }

    private static func checked(
        _ value: UInt32,
        _ range: ClosedRange<UInt32>,
        _ standard: UInt32
    ) throws(WireViolation) -> UInt32 {
        if value == 0 { return standard }
        guard range.contains(value) else { throw .badSettings }
        return value
    }
}
