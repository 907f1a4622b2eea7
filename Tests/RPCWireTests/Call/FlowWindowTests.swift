import RPCWire
import Testing

/// Credit for bytes of messages, on both ends.
struct FlowWindowTests {
    @Test func messageLargerThanTheWindowGoesOutOnce() throws {
        var window = SendWindow(bytes: 10)
        #expect(window.isOpen)
        window.sent(25)
        #expect(window.bytes == -15)
        #expect(!window.isOpen)
        try window.granted(15)
        #expect(!window.isOpen)
        try window.granted(1)
        #expect(window.isOpen)
    }

    @Test func grantOfNothingIsAViolation() {
        var window = SendWindow(bytes: 10)
        #expect(throws: WireViolation.windowOverflow) { try window.granted(0) }
    }

    @Test func grantMustNotPassTheLargestWindow() throws {
        var window = SendWindow(bytes: 10)
        try window.granted(2_147_483_637)
        #expect(window.bytes == SendWindow.bytesMax)
        #expect(throws: WireViolation.windowOverflow) { try window.granted(1) }
        #expect(window.bytes == SendWindow.bytesMax)
    }

    @Test func sendingIntoAClosedWindowIsADefect() async {
        await #expect(processExitsWith: .failure) {
            var window = SendWindow(bytes: 1)
            window.sent(1)
            window.sent(1)
        }
    }

    @Test func peerMayNotSendIntoAClosedWindow() throws {
        var window = ReceiveWindow(bytes: 100)
        try window.received(99)
        try window.received(500)
        #expect(throws: WireViolation.windowExceeded) { try window.received(1) }
    }

    @Test func grantIsHeldBackUntilItIsWorthAFrame() throws {
        var window = ReceiveWindow(bytes: 100)
        try window.received(80)
        #expect(window.unread == 80)
        window.consumed(49)
        #expect(window.takeGrant() == nil)
        window.consumed(1)
        #expect(window.takeGrant() == 50)
        #expect(window.takeGrant() == nil)
        #expect(window.unread == 30)
        try window.received(70)
        #expect(throws: WireViolation.windowExceeded) { try window.received(1) }
    }

    /// Whatever the sizes, neither end gets stuck, and both count alike.
    @Test(arguments: [UInt32(1), 7, 50, 99, 100, 101, 1_000])
    func bothEndsAgree(cost: UInt32) throws {
        var sender = SendWindow(bytes: 100)
        var receiver = ReceiveWindow(bytes: 100)
        for _ in 0..<500 {
            while sender.isOpen {
                sender.sent(cost)
                try receiver.received(cost)
            }
            receiver.consumed(receiver.unread)
            let taken = receiver.takeGrant()
            let grant = try #require(taken)
            try sender.granted(grant)
            #expect(sender.isOpen)
        }
    }

    @Test func readingMoreThanArrivedIsADefect() async {
        await #expect(processExitsWith: .failure) {
            var window = ReceiveWindow(bytes: 100)
            window.consumed(1)
        }
    }

    @Test func emptyMessagesCostTheirHeader() {
        #expect(FrameHeader(.message, callID: 1).windowCost == 12)
        #expect(FrameHeader(.message, callID: 1, payloadByteCount: 8).windowCost == 20)
    }
}
