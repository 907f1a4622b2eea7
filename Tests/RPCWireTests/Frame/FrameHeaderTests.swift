import NIOCore
import RPCWire
import Testing

/// The twelve bytes before every payload.
struct FrameHeaderTests {
    private func decode(_ bytes: [UInt8], frameBytesMax: UInt32 = 100) throws -> FrameHeader {
        try bytes.withUnsafeBytes { buffer in
            try FrameHeader(decoding: buffer, frameBytesMax: frameBytesMax)
        }
    }

    private func encode(_ header: FrameHeader) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xEE, count: FrameHeader.byteCount)
        bytes.withUnsafeMutableBytes { buffer in
            if let address = buffer.baseAddress { header.encode(to: address) }
        }
        return bytes
    }

    private func violation(_ bytes: [UInt8], frameBytesMax: UInt32 = 100) -> WireViolation? {
        do {
            _ = try decode(bytes, frameBytesMax: frameBytesMax)
            return nil
        } catch {
            return error as? WireViolation
        }
    }

    @Test func layoutIsAsDocumented() throws {
        let bytes: [UInt8] = [0, 0, 0, 0x50, 2, 1, 0, 0, 0x01, 0x02, 0x03, 0x04]
        let header = FrameHeader(
            .request,
            flags: .endOfRequests,
            callID: 0x0102_0304,
            payloadByteCount: 0x50
        )
        #expect(encode(header) == bytes)
        #expect(try decode(bytes) == header)
    }

    @Test(arguments: FrameType.allCases)
    func everyTypeSurvivesTheRoundTrip(type: FrameType) throws {
        for callID: UInt32 in type.belongsToCall.map({ $0 ? [1, .max] : [0] }) ?? [0, 1, .max] {
            let range = type.payloadByteCounts(frameBytesMax: 16_777_216)
            for length in [range.lowerBound, range.upperBound] {
                for flags in [type.flagsRequired, type.flagsAllowed] {
                    let header = FrameHeader(
                        type,
                        flags: flags,
                        callID: callID,
                        payloadByteCount: length
                    )
                    #expect(try decode(encode(header), frameBytesMax: 16_777_216) == header)
                }
            }
        }
    }

    @Test(arguments: FrameType.allCases)
    func payloadLengthIsHeldAgainstTheTypesRange(type: FrameType) {
        let range = type.payloadByteCounts(frameBytesMax: 70_000)
        let callID: UInt32 = type.belongsToCall == false ? 0 : 1
        func header(_ length: UInt32) -> [UInt8] {
            let flags = type.flagsRequired
            return encode(
                FrameHeader(type, flags: flags, callID: callID, payloadByteCount: length)
            )
        }
        #expect(violation(header(range.upperBound + 1), frameBytesMax: 70_000) == .frameTooLarge)
        #expect(violation(header(.max), frameBytesMax: 70_000) == .frameTooLarge)
        if range.lowerBound > 0 {
            let short = header(range.lowerBound - 1)
            #expect(violation(short, frameBytesMax: 70_000) == .frameTooShort)
        }
    }

    @Test(arguments: [0, 11, 12, 128, 255] as [UInt8])
    func unknownTypeIsRefused(type: UInt8) {
        #expect(violation([0, 0, 0, 0, type, 0, 0, 0, 0, 0, 0, 1]) == .unknownType)
    }

    @Test(arguments: FrameType.allCases)
    func everyFlagThatTheTypeDoesNotAllowIsRefused(type: FrameType) {
        let callID: UInt32 = type.belongsToCall == false ? 0 : 1
        let length = type.payloadByteCounts(frameBytesMax: 100).lowerBound
        for bit in 0..<8 {
            let flag = FrameFlags(rawValue: 1 << bit)
            let flags = type.flagsRequired.union(flag)
            let header = FrameHeader(type, flags: flags, callID: callID, payloadByteCount: length)
            let isAllowed = type.flagsAllowed.contains(flag)
            #expect(violation(encode(header)) == (isAllowed ? nil : .badFlags))
        }
    }

    @Test func responseWithoutEndOfCallIsRefused() {
        #expect(violation(encode(FrameHeader(.response, callID: 1))) == .badFlags)
    }

    @Test(arguments: 0..<16)
    func everyReservedBitMustBeZero(bit: Int) {
        var bytes = encode(FrameHeader(.cancel, callID: 1))
        bytes[6 + bit / 8] = 1 << (bit % 8)
        #expect(violation(bytes) == .reservedBits)
    }

    @Test(arguments: FrameType.allCases)
    func callIDStandsWhereItBelongs(type: FrameType) {
        guard let belongsToCall = type.belongsToCall else { return }
        let header = FrameHeader(
            type,
            flags: type.flagsRequired,
            callID: belongsToCall ? 0 : 1,
            payloadByteCount: type.payloadByteCounts(frameBytesMax: 100).lowerBound
        )
        #expect(violation(encode(header)) == .badCallID)
    }
}
