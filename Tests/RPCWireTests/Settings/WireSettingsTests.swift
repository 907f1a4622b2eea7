import RPCWire
import Testing

/// The numbers that each side announces.
struct WireSettingsTests {
    private func peer(
        frame: UInt32 = 0,
        calls: UInt32 = 0,
        callWindow: UInt32 = 0,
        connectionWindow: UInt32 = 0
    ) throws -> WireSettings {
        try WireSettings(
            peerFrameBytesMax: frame,
            callsMax: calls,
            callWindowBytes: callWindow,
            connectionWindowBytes: connectionWindow
        )
    }

    @Test func whatIsNotSaidIsTheStandard() throws {
        #expect(try peer() == .standard)
    }

    @Test func endsOfTheRangesAreTaken() throws {
        let least = try peer(
            frame: 65_536,
            calls: 1,
            callWindow: 16_384,
            connectionWindow: 16_384
        )
        #expect(least.frameBytesMax == 65_536)
        #expect(least.callsMax == 1)
        let most = try peer(
            frame: 16_777_216,
            calls: 65_536,
            callWindow: 1 << 30,
            connectionWindow: 1 << 30
        )
        #expect(most.callWindowBytes == 1 << 30)
        #expect(most.connectionWindowBytes == 1 << 30)
    }

    @Test func numbersOutsideAreRefused() {
        #expect(throws: WireViolation.badSettings) { try peer(frame: 65_535) }
        #expect(throws: WireViolation.badSettings) { try peer(frame: 16_777_217) }
        #expect(throws: WireViolation.badSettings) { try peer(calls: 65_537) }
        #expect(throws: WireViolation.badSettings) { try peer(callWindow: 16_383) }
        #expect(throws: WireViolation.badSettings) { try peer(callWindow: (1 << 30) + 1) }
        #expect(throws: WireViolation.badSettings) { try peer(connectionWindow: 1) }
    }

    @Test func ourOwnNumbersOutsideAreADefect() async {
        await #expect(processExitsWith: .failure) { _ = WireSettings(frameBytesMax: 1) }
        await #expect(processExitsWith: .failure) { _ = WireSettings(callsMax: 0) }
    }
}
