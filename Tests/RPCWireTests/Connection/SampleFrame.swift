import NIOCore
import RPCWire
import Testing

/// One frame for tests, with a name for their output.
struct SampleFrame: Sendable, CustomTestStringConvertible {
    let frame: Frame
    let testDescription: String

    init(
        _ type: FrameType,
        _ callID: UInt32 = 0,
        flags: FrameFlags = [],
        payload: [UInt8] = []
    ) {
        let header = FrameHeader(
            type,
            flags: flags,
            callID: callID,
            payloadByteCount: UInt32(payload.count)
        )
        frame = Frame(header: header, payload: ByteBuffer(bytes: payload))
        testDescription = "\(type) \(callID) flags \(flags.rawValue)"
    }

    static let settings = SampleFrame(.settings)
    static let drain = SampleFrame(.drain)
    static let ping = SampleFrame(.ping, payload: [0, 0, 0, 0, 0, 0, 0, 9])
    static let pong = SampleFrame(
        .ping,
        flags: .acknowledgement,
        payload: [0, 0, 0, 0, 0, 0, 0, 9]
    )

    static func request(_ callID: UInt32, isLast: Bool = true) -> SampleFrame {
        SampleFrame(
            .request,
            callID,
            flags: isLast ? .endOfRequests : [],
            payload: [0, 0, 0, 0]
        )
    }

    static func message(
        _ callID: UInt32,
        byteCount: Int = 8,
        flags: FrameFlags = []
    ) -> SampleFrame {
        SampleFrame(
            .message,
            callID,
            flags: flags,
            payload: [UInt8](repeating: 0, count: byteCount)
        )
    }

    static func end(_ callID: UInt32) -> SampleFrame { SampleFrame(.end, callID) }
    static func cancel(_ callID: UInt32) -> SampleFrame { SampleFrame(.cancel, callID) }
    static func response(_ callID: UInt32) -> SampleFrame {
        SampleFrame(.response, callID, flags: .endOfCall)
    }
    static func status(_ callID: UInt32, flags: FrameFlags = []) -> SampleFrame {
        SampleFrame(.status, callID, flags: flags)
    }
    static func window(_ callID: UInt32, _ increment: UInt32 = 1) -> SampleFrame {
        var buffer = ByteBuffer()
        buffer.writeInteger(increment)
        return SampleFrame(.window, callID, payload: Array(buffer.readableBytesView))
    }
}
