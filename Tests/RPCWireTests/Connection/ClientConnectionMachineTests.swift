import RPCWire
import Testing

/// Every state of a connection on the client against every event.
struct ClientConnectionMachineTests {
    typealias OnFrame = ClientConnectionMachine.OnFrame

    enum TargetState: CaseIterable, Sendable {
        case awaitingSettings
        case open
        case draining
        case closed
    }

    private static let settings = WireSettings(
        callsMax: 4,
        callWindowBytes: 16_384,
        connectionWindowBytes: 32_768
    )

    /// In `open` and `draining`: call 1 takes one response, call 2 many, call 3 sends, 4 is over.
    private static func make(_ target: TargetState) -> ClientConnectionMachine {
        var machine = ClientConnectionMachine(settings: settings)
        if target == .awaitingSettings { return machine }
        #expect(machine.frameReceived(SampleFrame.settings.frame) == .decodeSettings)
        #expect(machine.settingsDecoded(settings) == .ready)
        #expect(machine.callRequested(responses: .one) == .send(1))
        #expect(machine.callRequested(responses: .many) == .send(2))
        #expect(machine.callRequested(responses: .many, isLastRequest: false) == .send(3))
        #expect(machine.callRequested(responses: .one) == .send(4))
        #expect(machine.frameReceived(SampleFrame.response(4).frame) == .deliverResponse(4))
        switch target {
        case .awaitingSettings, .open: break
        case .draining: #expect(machine.drainDecoded(lastCallID: 4) == .failNotStarted([]))
        case .closed: #expect(machine.connectionClosed().sorted() == [1, 2, 3])
        }
        return machine
    }

    /// What an open or draining connection does with each frame.
    static let openTable: [(SampleFrame, OnFrame)] = [
        (.settings, .close(.settingsRepeated)),
        (.request(5), .close(.unexpectedFrame)),
        (.end(1), .close(.unexpectedFrame)),
        (.cancel(1), .close(.unexpectedFrame)),
        (.message(1), .rejectCall(1)),
        (.message(2), .deliverMessage(2)),
        (.message(2, flags: .endOfRequests), .close(.badFlags)),
        (.message(3), .deliverMessage(3)),
        (.message(4), .ignore),
        (.message(5), .close(.badCallID)),
        (.response(1), .deliverResponse(1)),
        (.response(2), .deliverResponse(2)),
        (.response(4), .ignore),
        (.response(5), .close(.badCallID)),
        (.status(1), .endCall(1, isNotStarted: false)),
        (.status(2, flags: .notStarted), .endCall(2, isNotStarted: true)),
        (.status(4), .ignore),
        (.status(5), .close(.badCallID)),
        (.window(0), .resumeWriters),
        (.window(0, 0), .close(.windowOverflow)),
        (.window(0, .max), .close(.windowOverflow)),
        (.window(1), .ignore),
        (.window(3), .resumeWriter(3)),
        (.window(3, 0), .close(.windowOverflow)),
        (.window(4), .ignore),
        (.window(5), .close(.badCallID)),
        (.ping, .answerPing(9)),
        (.pong, .close(.unexpectedFrame)),
        (.drain, .decodeDrain),
    ]

    @Test func tableHasEveryType() {
        #expect(Set(Self.openTable.map(\.0.frame.header.type)) == Set(FrameType.allCases))
    }

    @Test(arguments: TargetState.allCases)
    func frameReceived(target: TargetState) {
        for (sample, whenOpen) in Self.openTable {
            let expected: OnFrame =
                switch target {
                case .awaitingSettings:
                    switch sample.frame.header.type {
                    case .settings: .decodeSettings
                    case .drain: .decodeDrain
                    default: .close(.settingsExpected)
                    }
                case .open, .draining: whenOpen
                case .closed: .ignore
                }
            var machine = Self.make(target)
            #expect(machine.frameReceived(sample.frame) == expected, "\(sample.testDescription)")
            if case .close = expected {
                #expect(machine.frameReceived(SampleFrame.ping.frame) == .ignore)
                #expect(machine.isDrained == true)
            }
        }
    }

    @Test(arguments: TargetState.allCases)
    func violated(target: TargetState) {
        var machine = Self.make(target)
        #expect(machine.violated(.badDrain) == (target == .closed ? .ignore : .close(.badDrain)))
        #expect(machine.violated(.badDrain) == .ignore)
    }

    @Test(arguments: TargetState.allCases)
    func callRequested(target: TargetState) {
        let expected: ClientConnectionMachine.OnCall =
            switch target {
            case .awaitingSettings: .notReady
            case .open: .send(5)
            case .draining, .closed: .noMore
            }
        var machine = Self.make(target)
        #expect(machine.callRequested(responses: .one) == expected)
        guard target == .open else { return }
        #expect(machine.callRequested(responses: .one) == .full)
        #expect(machine.callCancelled(5) == .sendCancel)
        #expect(machine.callRequested(responses: .one) == .send(6))
    }

    @Test(arguments: TargetState.allCases)
    func callCancelled(target: TargetState) {
        let isLive = target == .open || target == .draining
        var machine = Self.make(target)
        #expect(machine.callCancelled(1) == (isLive ? .sendCancel : .ignore))
        #expect(machine.callCancelled(1) == .ignore)
        #expect(machine.callCancelled(4) == .ignore)
        guard isLive else { return }
        // What was under way when the caller gave up is dropped.
        #expect(machine.frameReceived(SampleFrame.response(1).frame) == .ignore)
    }

    @Test(arguments: TargetState.allCases)
    func drainDecoded(target: TargetState) {
        let expected: ClientConnectionMachine.OnDrain =
            switch target {
            case .awaitingSettings: .failNotStarted([])
            case .open, .draining: .failNotStarted([2, 3])
            case .closed: .ignore
            }
        var machine = Self.make(target)
        #expect(machine.drainDecoded(lastCallID: 1) == expected)
        let isLive = target == .open || target == .draining
        #expect(machine.isDrained == !isLive)
        guard isLive else { return }
        #expect(machine.callRequested(responses: .one) == .noMore)
        #expect(machine.frameReceived(SampleFrame.response(1).frame) == .deliverResponse(1))
        #expect(machine.isDrained == true)
        // A later drain frame may only take back less.
        #expect(machine.drainDecoded(lastCallID: 0) == .failNotStarted([]))
        #expect(machine.drainDecoded(lastCallID: 1) == .close(.badDrain))
    }

    @Test(arguments: TargetState.allCases)
    func drainRequested(target: TargetState) {
        var machine = Self.make(target)
        #expect(machine.drainRequested() == (target == .open))
        #expect(machine.drainRequested() == false)
        #expect(machine.callRequested(responses: .one) == .noMore)
        // The server may drain after that as well.
        guard target == .open else { return }
        #expect(machine.drainDecoded(lastCallID: 4) == .failNotStarted([]))
    }

    @Test(arguments: TargetState.allCases)
    func pingRequested(target: TargetState) {
        let isLive = target == .open || target == .draining
        var machine = Self.make(target)
        #expect(machine.pingRequested(9) == isLive)
        #expect(machine.pingRequested(9) == false)
        guard isLive else { return }
        #expect(machine.frameReceived(SampleFrame.pong.frame) == .pingAnswered)
        #expect(machine.pingRequested(9) == true)
    }

    @Test(arguments: TargetState.allCases)
    func connectionClosed(target: TargetState) {
        let isLive = target == .open || target == .draining
        var machine = Self.make(target)
        #expect(machine.callsInFlight == (isLive ? 3 : 0))
        #expect((machine.peerSettings == nil) == !isLive)
        #expect(machine.connectionClosed().sorted() == (isLive ? [1, 2, 3] : []))
        #expect(machine.connectionClosed() == [])
        #expect(machine.isDrained == true)
    }

    @Test(arguments: [TargetState.open, .draining, .closed])
    func writerEvents(target: TargetState) {
        let isLive = target != .closed
        var machine = Self.make(target)
        let message = 32_768 - 12
        let write = machine.messageWriteRequested(3, payloadByteCount: message)
        #expect(write == (isLive ? .send : .gone))
        let next = machine.messageWriteRequested(3, payloadByteCount: 0)
        #expect(next == (isLive ? .wait : .gone))
        #expect(machine.messageWriteRequested(4, payloadByteCount: 0) == .gone)
        #expect(machine.endRequested(3) == isLive)
        #expect(machine.endRequested(4) == false)
        #expect(machine.messagesRead(4, cost: 100) == nil)
        #expect(machine.takeConnectionGrant() == nil)
    }

    @Test func requestThatWasNeverWrittenLeavesNoTrace() {
        var machine = Self.make(.open)
        #expect(machine.callRequested(responses: .one) == .send(5))
        machine.callAbandoned(5)
        #expect(machine.callsInFlight == 3)
        #expect(machine.callCancelled(5) == .ignore)
        #expect(machine.callRequested(responses: .one) == .send(6))
    }

    @Test func settingsOnAClosedConnectionAreDropped() {
        var machine = Self.make(.closed)
        #expect(machine.settingsDecoded(.standard) == .ignore)
    }

    @Test func settingsTwiceAreADefect() async {
        await #expect(processExitsWith: .failure) {
            var machine = ClientConnectionMachine(settings: .standard)
            _ = machine.settingsDecoded(.standard)
            _ = machine.settingsDecoded(.standard)
        }
    }

    @Test func responsesAreGrantedAgainOnceTheyAreRead() {
        var machine = Self.make(.open)
        let message = SampleFrame.message(2, byteCount: 16_384 - 12).frame
        #expect(machine.frameReceived(message) == .deliverMessage(2))
        #expect(machine.frameReceived(SampleFrame.message(3).frame) == .deliverMessage(3))
        #expect(machine.messagesRead(2, cost: 16_384) == 16_384)
        #expect(machine.takeConnectionGrant() == 16_384)
        #expect(machine.frameReceived(message) == .deliverMessage(2))
        #expect(machine.frameReceived(SampleFrame.message(2).frame) == .close(.windowExceeded))
    }

    /// Neither dropped messages nor those that a reader left may use up the connection.
    @Test func whatNobodyReadsIsGrantedToTheConnection() {
        var machine = Self.make(.open)
        let size = 16_384 - 12
        #expect(machine.frameReceived(SampleFrame.message(4, byteCount: size).frame) == .ignore)
        #expect(machine.takeConnectionGrant() == 16_384)
        let rejected = SampleFrame.message(1, byteCount: size).frame
        #expect(machine.frameReceived(rejected) == .rejectCall(1))
        #expect(machine.takeConnectionGrant() == 16_384)
        let unread = SampleFrame.message(2, byteCount: size).frame
        #expect(machine.frameReceived(unread) == .deliverMessage(2))
        #expect(machine.takeConnectionGrant() == nil)
        #expect(
            machine.frameReceived(SampleFrame.status(2).frame) == .endCall(2, isNotStarted: false)
        )
        #expect(machine.takeConnectionGrant() == 16_384)
        // The reader comes late; nothing is granted twice.
        #expect(machine.messagesRead(2, cost: 16_384) == nil)
        #expect(machine.takeConnectionGrant() == nil)
    }
}
