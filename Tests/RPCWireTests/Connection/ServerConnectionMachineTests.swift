import RPCWire
import Testing

/// Every state of a connection on the server against every event.
struct ServerConnectionMachineTests {
    typealias OnFrame = ServerConnectionMachine.OnFrame

    enum TargetState: CaseIterable, Sendable {
        case awaitingSettings
        case open
        case draining
        case closed
    }

    private static let settings = WireSettings(
        callsMax: 3,
        callWindowBytes: 16_384,
        connectionWindowBytes: 32_768
    )

    /// In `open` and `draining`: call 1 takes messages, call 2 has all of them, call 3 is over.
    private static func make(_ target: TargetState) -> ServerConnectionMachine {
        var machine = ServerConnectionMachine(settings: settings)
        if target == .awaitingSettings { return machine }
        #expect(machine.frameReceived(SampleFrame.settings.frame) == .decodeSettings)
        #expect(machine.settingsDecoded(settings) == .ready)
        #expect(start(&machine, .request(1, isLast: false)) == 1)
        #expect(start(&machine, .request(2)) == 2)
        #expect(start(&machine, .request(3)) == 3)
        #expect(machine.handlerReturned(3) == .sendEnd)
        switch target {
        case .awaitingSettings, .open: break
        case .draining: #expect(machine.drainRequested() == .sendDrain(lastCallID: 3))
        case .closed: machine.connectionClosed()
        }
        return machine
    }

    private static func start(
        _ machine: inout ServerConnectionMachine,
        _ request: SampleFrame
    ) -> UInt32? {
        switch machine.frameReceived(request.frame) {
        case .startCall(let callID, _): callID
        default: nil
        }
    }

    /// What an open connection does with each frame.
    static let openTable: [(SampleFrame, OnFrame)] = [
        (.settings, .close(.settingsRepeated, lastCallID: 3)),
        (.request(4), .startCall(4, isLastRequest: true)),
        (.request(4, isLast: false), .startCall(4, isLastRequest: false)),
        (.request(.max), .startCall(.max, isLastRequest: true)),
        (.request(3), .close(.callIDNotGrowing, lastCallID: 3)),
        (.request(1), .close(.callIDNotGrowing, lastCallID: 3)),
        (.message(1), .deliverMessage(1, isLast: false)),
        (.message(1, flags: .endOfRequests), .deliverMessage(1, isLast: true)),
        (.message(2), .close(.unexpectedFrame, lastCallID: 3)),
        (.message(3), .ignore),
        (.message(4), .close(.badCallID, lastCallID: 3)),
        (.end(1), .endRequests(1)),
        (.end(2), .close(.unexpectedFrame, lastCallID: 3)),
        (.end(3), .ignore),
        (.end(4), .close(.badCallID, lastCallID: 3)),
        (.response(1), .close(.unexpectedFrame, lastCallID: 3)),
        (.status(1), .close(.unexpectedFrame, lastCallID: 3)),
        (.cancel(1), .cancelHandler(1)),
        (.cancel(2), .cancelHandler(2)),
        (.cancel(3), .ignore),
        (.cancel(4), .close(.badCallID, lastCallID: 3)),
        (.window(0), .resumeWriters),
        (.window(0, 0), .close(.windowOverflow, lastCallID: 3)),
        (.window(0, .max), .close(.windowOverflow, lastCallID: 3)),
        (.window(1), .resumeWriter(1)),
        (.window(2), .resumeWriter(2)),
        (.window(2, 0), .close(.windowOverflow, lastCallID: 3)),
        (.window(3), .ignore),
        (.window(4), .close(.badCallID, lastCallID: 3)),
        (.ping, .answerPing(9)),
        (.pong, .close(.unexpectedFrame, lastCallID: 3)),
        (.drain, .peerDrained),
    ]

    /// Where a draining connection differs: what the drain frame announced is dropped.
    static let drainingTable: [String: OnFrame] = Dictionary(
        uniqueKeysWithValues: [
            SampleFrame.request(4), .request(4, isLast: false), .request(.max), .message(4),
            .end(4), .cancel(4), .window(4),
        ].map { ($0.testDescription, OnFrame.ignore) }
    )

    @Test func tableHasEveryType() {
        #expect(Set(Self.openTable.map(\.0.frame.header.type)) == Set(FrameType.allCases))
    }

    @Test(arguments: TargetState.allCases)
    func frameReceived(target: TargetState) {
        for (sample, whenOpen) in Self.openTable {
            let expected: OnFrame =
                switch target {
                case .awaitingSettings:
                    sample.frame.header.type == .settings
                        ? .decodeSettings : .close(.settingsExpected, lastCallID: 0)
                case .open: whenOpen
                case .draining: Self.drainingTable[sample.testDescription] ?? whenOpen
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
        let expected: OnFrame =
            switch target {
            case .awaitingSettings: .close(.badSettings, lastCallID: 0)
            case .open, .draining: .close(.badSettings, lastCallID: 3)
            case .closed: .ignore
            }
        #expect(machine.violated(.badSettings) == expected)
        #expect(machine.violated(.badSettings) == .ignore)
    }

    @Test(arguments: TargetState.allCases)
    func drainRequested(target: TargetState) {
        var machine = Self.make(target)
        let expected: ServerConnectionMachine.OnDrain =
            switch target {
            case .awaitingSettings: .sendDrain(lastCallID: 0)
            case .open: .sendDrain(lastCallID: 3)
            case .draining, .closed: .ignore
            }
        #expect(machine.drainRequested() == expected)
        #expect(machine.drainRequested() == .ignore)
        let isLive = target == .open || target == .draining
        #expect(machine.isDrained == !isLive)
        guard isLive else { return }
        #expect(machine.handlerReturned(1) == .sendEnd)
        #expect(machine.isDrained == false)
        #expect(machine.handlerReturned(2) == .sendEnd)
        #expect(machine.isDrained == true)
    }

    @Test(arguments: TargetState.allCases)
    func pingRequested(target: TargetState) {
        var machine = Self.make(target)
        let isLive = target == .open || target == .draining
        #expect(machine.pingRequested(9) == isLive)
        #expect(machine.pingRequested(10) == false)
        guard isLive else { return }
        #expect(machine.frameReceived(SampleFrame.pong.frame) == .pingAnswered)
        #expect(machine.pingRequested(9) == true)
        let wrong = SampleFrame(
            .ping,
            flags: .acknowledgement,
            payload: .init(repeating: 0, count: 8)
        )
        let result = machine.frameReceived(wrong.frame)
        #expect(result == .close(.unexpectedFrame, lastCallID: 3))
    }

    @Test(arguments: [TargetState.open, .draining, .closed])
    func callEvents(target: TargetState) {
        let isLive = target != .closed
        var machine = Self.make(target)
        #expect(machine.callsInFlight == (isLive ? 2 : 0))
        #expect((machine.peerSettings == nil) == !isLive)
        let write = machine.messageWriteRequested(2, payloadByteCount: 8)
        #expect(write == (isLive ? .send : .gone))
        #expect(machine.messagesRead(2, cost: 0) == nil)
        #expect(machine.takeConnectionGrant() == nil)
        #expect(machine.endedEarly(2) == (isLive ? .sendStatus : .ignore))
        #expect(machine.endedEarly(3) == .ignore)
        #expect(machine.messageWriteRequested(2, payloadByteCount: 8) == .gone)
        #expect(machine.handlerReturned(2) == .sendNothing)
    }

    @Test func settingsOnAClosedConnectionAreDropped() {
        var machine = Self.make(.closed)
        #expect(machine.settingsDecoded(.standard) == .ignore)
    }

    @Test func oursAreDefects() async {
        await #expect(processExitsWith: .failure) {
            var machine = ServerConnectionMachine(settings: .standard)
            _ = machine.handlerReturned(1)
        }
        await #expect(processExitsWith: .failure) {
            var machine = ServerConnectionMachine(settings: .standard)
            _ = machine.settingsDecoded(.standard)
            _ = machine.settingsDecoded(.standard)
        }
        await #expect(processExitsWith: .failure) {
            var machine = ServerConnectionMachine(settings: .standard)
            _ = machine.settingsDecoded(.standard)
            _ = machine.handlerReturned(1)
        }
    }

    @Test func callsOverTheLimitAreRefusedUntilAHandlerReturns() {
        var machine = Self.make(.open)
        #expect(Self.start(&machine, .request(4)) == 4)
        #expect(machine.frameReceived(SampleFrame.request(5).frame) == .refuseCall(5))
        // A caller that gives up does not free the place: its handler still runs.
        #expect(machine.frameReceived(SampleFrame.cancel(4).frame) == .cancelHandler(4))
        #expect(machine.frameReceived(SampleFrame.request(6).frame) == .refuseCall(6))
        #expect(machine.handlerReturned(4) == .sendNothing)
        #expect(Self.start(&machine, .request(7)) == 7)
        // Refused calls were seen: frames for them are dropped, their ids are used up.
        #expect(machine.frameReceived(SampleFrame.cancel(6).frame) == .ignore)
        #expect(machine.drainRequested() == .sendDrain(lastCallID: 7))
    }

    @Test func responsesStopAtTheWindowOfTheCallAndOfTheConnection() {
        var machine = Self.make(.open)
        let message = 8_192 - 12
        for _ in 0..<2 {
            #expect(machine.messageWriteRequested(1, payloadByteCount: message) == .send)
        }
        #expect(machine.messageWriteRequested(1, payloadByteCount: 0) == .wait)
        for _ in 0..<2 {
            #expect(machine.messageWriteRequested(2, payloadByteCount: message) == .send)
        }
        // The call has room again, the connection has not.
        #expect(machine.frameReceived(SampleFrame.window(1, 100).frame) == .resumeWriter(1))
        #expect(machine.messageWriteRequested(1, payloadByteCount: 0) == .wait)
        #expect(machine.frameReceived(SampleFrame.window(0, 100).frame) == .resumeWriters)
        #expect(machine.messageWriteRequested(1, payloadByteCount: 0) == .send)
        #expect(machine.messageWriteRequested(2, payloadByteCount: 0) == .wait)
    }

    @Test func requestsAreGrantedAgainOnceTheyAreRead() {
        var machine = Self.make(.open)
        let message = SampleFrame.message(1, byteCount: 16_384 - 12).frame
        #expect(machine.frameReceived(message) == .deliverMessage(1, isLast: false))
        #expect(machine.takeConnectionGrant() == nil)
        #expect(machine.messagesRead(1, cost: 16_384) == 16_384)
        #expect(machine.takeConnectionGrant() == 16_384)
        #expect(machine.frameReceived(message) == .deliverMessage(1, isLast: false))
        let past = SampleFrame.message(1).frame
        #expect(machine.frameReceived(past) == .close(.windowExceeded, lastCallID: 3))
    }

    /// Neither dropped messages nor those that a handler never read may use up the connection.
    @Test func whatNobodyReadsIsGrantedToTheConnection() {
        var machine = Self.make(.open)
        let size = 16_384 - 12
        #expect(machine.frameReceived(SampleFrame.message(3, byteCount: size).frame) == .ignore)
        #expect(machine.takeConnectionGrant() == 16_384)
        let unread = SampleFrame.message(1, byteCount: size).frame
        #expect(machine.frameReceived(unread) == .deliverMessage(1, isLast: false))
        #expect(machine.takeConnectionGrant() == nil)
        #expect(machine.handlerReturned(1) == .sendEnd)
        #expect(machine.takeConnectionGrant() == 16_384)
    }

    @Test func peerThatDrainsIsServedToTheEnd() {
        var machine = Self.make(.open)
        #expect(machine.frameReceived(SampleFrame.drain.frame) == .peerDrained)
        #expect(machine.handlerReturned(1) == .sendEnd)
        #expect(machine.handlerReturned(2) == .sendEnd)
        #expect(machine.isDrained == true)
    }
}
