import RPCWire
import Testing

/// Every state of a call on the server against every event.
struct ServerCallMachineTests {
    enum TargetState: CaseIterable, Sendable {
        case open
        case halfClosed
        case answered
        case cancelled
    }

    private static func make(_ target: TargetState) -> ServerCallMachine {
        var call = ServerCallMachine(
            isLastRequest: target == .halfClosed,
            sendWindowBytes: 100,
            receiveWindowBytes: 100
        )
        switch target {
        case .open, .halfClosed: break
        case .answered: #expect(call.endedEarly() == .sendStatus)
        case .cancelled: #expect(call.cancelReceived() == .cancelHandler)
        }
        return call
    }

    @Test(arguments: TargetState.allCases)
    func messageReceived(target: TargetState) {
        let expected: ServerCallMachine.OnMessage =
            switch target {
            case .open: .deliver
            case .halfClosed: .close(.unexpectedFrame)
            case .answered, .cancelled: .ignore
            }
        for isLast in [false, true] {
            var call = Self.make(target)
            #expect(call.messageReceived(cost: 20, isLast: isLast) == expected)
            #expect(call.unreadBytes == (target == .open ? 20 : 0))
        }
    }

    @Test func lastMessageHalfCloses() {
        var call = Self.make(.open)
        #expect(call.messageReceived(cost: 20, isLast: true) == .deliver)
        #expect(call.messageReceived(cost: 20, isLast: false) == .close(.unexpectedFrame))
    }

    @Test func messagePastTheWindowCloses() {
        var call = Self.make(.open)
        #expect(call.messageReceived(cost: 100, isLast: false) == .deliver)
        #expect(call.messageReceived(cost: 12, isLast: false) == .close(.windowExceeded))
    }

    @Test(arguments: TargetState.allCases)
    func endReceived(target: TargetState) {
        let expected: ServerCallMachine.OnEnd =
            switch target {
            case .open: .endRequests
            case .halfClosed: .close(.unexpectedFrame)
            case .answered, .cancelled: .ignore
            }
        var call = Self.make(target)
        #expect(call.endReceived() == expected)
        if target == .open { #expect(call.endReceived() == .close(.unexpectedFrame)) }
    }

    @Test(arguments: TargetState.allCases)
    func cancelReceived(target: TargetState) {
        let expected: ServerCallMachine.OnCancel =
            switch target {
            case .open, .halfClosed: .cancelHandler
            case .answered, .cancelled: .ignore
            }
        var call = Self.make(target)
        #expect(call.cancelReceived() == expected)
        #expect(call.cancelReceived() == .ignore)
        #expect(call.handlerReturned() == .sendNothing)
    }

    @Test(arguments: TargetState.allCases)
    func windowReceived(target: TargetState) {
        let isLive = target == .open || target == .halfClosed
        var call = Self.make(target)
        #expect(call.windowReceived(1) == (isLive ? .resumeWriter : .ignore))
        #expect(call.windowReceived(0) == (isLive ? .close(.windowOverflow) : .ignore))
        #expect(call.windowReceived(.max) == (isLive ? .close(.windowOverflow) : .ignore))
    }

    @Test(arguments: TargetState.allCases)
    func messageWriteRequested(target: TargetState) {
        let isLive = target == .open || target == .halfClosed
        var call = Self.make(target)
        #expect(
            call.messageWriteRequested(cost: 20, connectionIsOpen: false)
                == (isLive ? .wait : .gone)
        )
        #expect(
            call.messageWriteRequested(cost: 200, connectionIsOpen: true)
                == (isLive ? .send : .gone)
        )
        #expect(
            call.messageWriteRequested(cost: 1, connectionIsOpen: true) == (isLive ? .wait : .gone)
        )
        guard isLive else { return }
        #expect(call.windowReceived(101) == .resumeWriter)
        #expect(call.messageWriteRequested(cost: 1, connectionIsOpen: true) == .send)
    }

    @Test(arguments: TargetState.allCases)
    func messagesRead(target: TargetState) {
        var call = ServerCallMachine(
            isLastRequest: false,
            sendWindowBytes: 100,
            receiveWindowBytes: 100
        )
        #expect(call.messageReceived(cost: 80, isLast: target == .halfClosed) == .deliver)
        switch target {
        case .open, .halfClosed: break
        case .answered: #expect(call.endedEarly() == .sendStatus)
        case .cancelled: #expect(call.cancelReceived() == .cancelHandler)
        }
        #expect(call.unreadBytes == 80)
        // Only a caller that may still send has a use for a grant.
        #expect(call.messagesRead(cost: 60) == (target == .open ? 60 : nil))
        #expect(call.unreadBytes == 20)
    }

    @Test(arguments: TargetState.allCases)
    func endedEarly(target: TargetState) {
        let isLive = target == .open || target == .halfClosed
        var call = Self.make(target)
        #expect(call.endedEarly() == (isLive ? .sendStatus : .ignore))
        #expect(call.endedEarly() == .ignore)
        #expect(call.handlerReturned() == .sendNothing)
    }

    @Test(arguments: TargetState.allCases)
    func handlerReturned(target: TargetState) {
        let isLive = target == .open || target == .halfClosed
        let call = Self.make(target)
        #expect(call.handlerReturned() == (isLive ? .sendEnd : .sendNothing))
    }
}
