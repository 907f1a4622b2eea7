import RPCWire
import Testing

/// Every state of a call on the client against every event.
struct ClientCallMachineTests {
    enum TargetState: CaseIterable, Sendable {
        case sending
        case sent
    }

    private static func make(
        _ target: TargetState,
        _ responses: ClientCallMachine.Responses = .many
    ) -> ClientCallMachine {
        ClientCallMachine(
            responses: responses,
            isLastRequest: target == .sent,
            sendWindowBytes: 100,
            receiveWindowBytes: 100
        )
    }

    @Test(arguments: TargetState.allCases)
    func messageReceived(target: TargetState) {
        var call = Self.make(target)
        #expect(call.messageReceived(cost: 60) == .deliver)
        #expect(call.messageReceived(cost: 60) == .deliver)
        #expect(call.unreadBytes == 120)
        #expect(call.messageReceived(cost: 12) == .close(.windowExceeded))
    }

    @Test(arguments: TargetState.allCases)
    func messageOnACallOfOneResponseIsRejected(target: TargetState) {
        var call = Self.make(target, .one)
        #expect(call.messageReceived(cost: 60) == .reject)
        #expect(call.unreadBytes == 0)
    }

    @Test(arguments: TargetState.allCases)
    func messagesRead(target: TargetState) {
        var call = Self.make(target)
        #expect(call.messageReceived(cost: 60) == .deliver)
        #expect(call.messagesRead(cost: 49) == nil)
        #expect(call.messagesRead(cost: 11) == 60)
        #expect(call.unreadBytes == 0)
    }

    @Test func windowReceived() {
        var sending = Self.make(.sending)
        #expect(sending.windowReceived(1) == .resumeWriter)
        #expect(sending.windowReceived(0) == .close(.windowOverflow))
        #expect(sending.windowReceived(.max) == .close(.windowOverflow))
        var sent = Self.make(.sent)
        #expect(sent.windowReceived(1) == .ignore)
        #expect(sent.windowReceived(0) == .ignore)
    }

    @Test func messageWriteRequested() {
        var call = Self.make(.sending)
        #expect(call.messageWriteRequested(cost: 12, connectionIsOpen: false) == .wait)
        #expect(call.messageWriteRequested(cost: 200, connectionIsOpen: true) == .send)
        #expect(call.messageWriteRequested(cost: 12, connectionIsOpen: true) == .wait)
        #expect(call.windowReceived(101) == .resumeWriter)
        #expect(call.messageWriteRequested(cost: 12, connectionIsOpen: true) == .send)
    }

    @Test func endRequested() {
        var call = Self.make(.sending)
        #expect(call.messageReceived(cost: 30) == .deliver)
        call.endRequested()
        // Whoever writes no more needs no window; what was read goes on being counted.
        #expect(call.windowReceived(1) == .ignore)
        #expect(call.unreadBytes == 30)
        #expect(call.messagesRead(cost: 30) == nil)
    }

    @Test func readingMoreThanArrivedIsADefect() async {
        for isLastRequest in [false, true] {
            await #expect(processExitsWith: .failure) { [isLastRequest = isLastRequest as Bool] in
                var call = ClientCallMachine(
                    responses: .many,
                    isLastRequest: isLastRequest,
                    sendWindowBytes: 100,
                    receiveWindowBytes: 100
                )
                _ = call.messagesRead(cost: 1)
            }
        }
    }

    @Test func writingAfterTheEndIsADefect() async {
        await #expect(processExitsWith: .failure) {
            var call = ClientCallMachine(
                responses: .many,
                isLastRequest: false,
                sendWindowBytes: 100,
                receiveWindowBytes: 100
            )
            call.endRequested()
            _ = call.messageWriteRequested(cost: 12, connectionIsOpen: true)
        }
        await #expect(processExitsWith: .failure) {
            var call = ClientCallMachine(
                responses: .many,
                isLastRequest: true,
                sendWindowBytes: 100,
                receiveWindowBytes: 100
            )
            call.endRequested()
        }
    }
}
