import NIOCore
import RPCWire

/// Reads events for a connection's machine out of bytes.
struct EventScript {
    enum Event {
        case frame(FrameType, FrameFlags, callID: UInt32, byteCount: Int)
        /// Something that this side does: which of six, and to which call.
        case local(UInt8, choice: UInt8)
    }

    /// Windows so small that scripts reach their ends.
    static let settings = WireSettings(
        callsMax: 4,
        callWindowBytes: 16_384,
        connectionWindowBytes: 16_384
    )

    private let bytes: [UInt8]
    private var index = 0
    /// The last number that was read, for window increments and pings.
    private(set) var number: UInt32 = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func byte() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func next() -> Event? {
        guard let kind = byte(), let first = byte() else { return nil }
        guard kind % 16 < 10 else { return .local(kind % 16 - 10, choice: first) }
        guard let type = FrameType(rawValue: kind % 16 + 1) else { return nil }
        let callID: UInt32 =
            switch first {
            case 255: .max
            case 254: 0
            default: UInt32(first % 8)
            }
        var flags = type.flagsRequired
        if kind >= 128 { flags.formUnion(type.flagsAllowed) }
        if kind & 0x70 == 0x70 { flags.formUnion(FrameFlags(rawValue: 0x80)) }
        let scale = Int(byte() ?? 0)
        number = scale == 255 ? .max : UInt32(scale) * 100
        let allowed = type.payloadByteCounts(frameBytesMax: 65_536)
        let byteCount = min(max(scale * 64, Int(allowed.lowerBound)), Int(allowed.upperBound))
        let belongs = type.belongsToCall
        // Mostly an id where one belongs; the header's own checks are another target's matter.
        let id = belongs == false && first != 253 ? 0 : belongs == true ? max(1, callID) : callID
        return .frame(type, flags, callID: id, byteCount: byteCount)
    }

    /// The frame as it comes off the wire, checked by the decoder.
    static func frame(
        _ type: FrameType,
        _ flags: FrameFlags,
        _ callID: UInt32,
        _ byteCount: Int,
        _ number: UInt32
    ) -> Result<Frame, WireViolation> {
        var buffer = ByteBuffer()
        buffer.writeFrame(type, flags: flags, callID: callID, payloadByteCount: byteCount) {
            address in
            address.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
            guard byteCount == 4 || byteCount == 8 else { return }
            address.storeBytes(of: number.bigEndian, as: UInt32.self)
        }
        return Result { () throws(WireViolation) in
            guard let frame = try buffer.readFrame(frameBytesMax: 65_536) else {
                throw .frameTooShort
            }
            return frame
        }
    }
}
