import RPCWire
import Testing

/// Every state of both connections' machines against every event that is not a frame, the forbidden
/// ones too; what frames do in every state stands in the tests of each machine.
struct ConnectionMatrixTests {
    enum State: String, CaseIterable, Codable, Sendable {
        case awaiting
        case open
        case draining
        case closed
    }

    /// One event in one state, and what comes of it: an answer, or `trap`.
    struct Cell: Codable, Sendable, CustomTestStringConvertible {
        let state: State
        let event: String
        let expected: String
        var testDescription: String { "\(event) while \(state)" }
    }

    /// One row per event, one column per state in the order of `State.allCases`.
    private static func cells(_ table: String) -> [Cell] {
        table.split(separator: "\n").flatMap { line -> [Cell] in
            let words = line.split(separator: "|").map {
                String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            precondition(words.count == 1 + State.allCases.count, "\(line) has not all states")
            return zip(State.allCases, words.dropFirst()).map { state, expected in
                Cell(state: state, event: words[0], expected: expected)
            }
        }
    }

    private static let settings = WireSettings(
        callsMax: 4,
        callWindowBytes: 16_384,
        connectionWindowBytes: 16_384
    )

    /// The answer as a word: `send`, `true`, `nil`, `sendDrain(lastCallID: 3)`.
    private static func word<Value>(_ value: Value) -> String {
        let text = "\(value)"
        return text.hasPrefix("Optional(") ? String(text.dropFirst(9).dropLast()) : text
    }
}

extension ConnectionMatrixTests {
    /// Call 1 runs and has 20 bytes unread, call 2 is over, call 9 was never there.
    static let serverCells = cells(
        """
        settings decoded   | ready | trap  | trap  | ignore
        write on call 1    | trap  | send  | send  | gone
        write on call 2    | trap  | trap  | trap  | gone
        write on call 9    | trap  | trap  | trap  | gone
        read on call 1     | trap  | nil   | nil   | nil
        read on call 2     | trap  | trap  | trap  | nil
        read more          | trap  | trap  | trap  | nil
        deadline of call 1 | trap  | sendStatus | sendStatus | ignore
        deadline of call 2 | trap  | ignore | ignore | ignore
        call 1 returned    | trap  | sendEnd | sendEnd | sendNothing
        call 2 returned    | trap  | trap  | trap  | sendNothing
        grant              | nil   | nil   | nil   | nil
        drain              | sendDrain(lastCallID: 0) | sendDrain(lastCallID: 2) | ignore | ignore
        ping               | false | true  | true  | false
        calls in flight    | 0     | 1     | 1     | 0
        is drained         | false | false | false | true
        violation          | close | close | close | ignore
        closed             | true  | true  | true  | true
        """
    )

    private static func server(_ state: State) -> ServerConnectionMachine {
        var machine = ServerConnectionMachine(settings: settings)
        if state == .awaiting { return machine }
        _ = machine.frameReceived(SampleFrame.settings.frame)
        _ = machine.settingsDecoded(settings)
        _ = machine.frameReceived(SampleFrame.request(1, isLast: false).frame)
        _ = machine.frameReceived(SampleFrame.message(1).frame)
        _ = machine.frameReceived(SampleFrame.request(2).frame)
        _ = machine.handlerReturned(2)
        if state == .draining { _ = machine.drainRequested() }
        if state == .closed { machine.connectionClosed() }
        return machine
    }

    /// Lets an event happen to the server's machine in a state.
    static func serverAnswer(_ cell: Cell) -> String {
        var machine = server(cell.state)
        switch cell.event {
        case "settings decoded": return word(machine.settingsDecoded(settings))
        case "write on call 1": return word(machine.messageWriteRequested(1, payloadByteCount: 8))
        case "write on call 2": return word(machine.messageWriteRequested(2, payloadByteCount: 8))
        case "write on call 9": return word(machine.messageWriteRequested(9, payloadByteCount: 8))
        case "read on call 1": return word(machine.messagesRead(1, cost: 20))
        case "read on call 2": return word(machine.messagesRead(2, cost: 20))
        case "read more": return word(machine.messagesRead(1, cost: 21))
        case "deadline of call 1": return word(machine.endedEarly(1))
        case "deadline of call 2": return word(machine.endedEarly(2))
        case "call 1 returned": return word(machine.handlerReturned(1))
        case "call 2 returned": return word(machine.handlerReturned(2))
        case "grant": return word(machine.takeConnectionGrant())
        case "drain": return word(machine.drainRequested())
        case "ping": return word(machine.pingRequested(9))
        case "calls in flight": return word(machine.callsInFlight)
        case "is drained": return word(machine.isDrained)
        case "violation": return String(word(machine.violated(.badDrain)).prefix { $0 != "(" })
        case "closed":
            machine.connectionClosed()
            return word(machine.isDrained)
        default: return "no such event"
        }
    }

    @Test(arguments: serverCells)
    func server(cell: Cell) async {
        guard cell.expected == "trap" else {
            #expect(Self.serverAnswer(cell) == cell.expected)
            return
        }
        await #expect(processExitsWith: .failure) { [cell] in
            _ = ConnectionMatrixTests.serverAnswer(cell)
        }
    }
}

extension ConnectionMatrixTests {
    /// Call 1 sends and has 20 bytes unread, call 2 has sent all, call 3 is over.
    static let clientCells = cells(
        """
        settings decoded | ready | trap  | trap  | ignore
        drain decoded    | failNotStarted([]) | failNotStarted([2]) | failNotStarted([2]) | ignore
        call             | notReady | send(4) | noMore | noMore
        cancel call 1    | ignore | sendCancel | sendCancel | ignore
        cancel call 3    | ignore | ignore | ignore | ignore
        write on call 1  | trap  | send  | send  | gone
        write on call 2  | trap  | trap  | trap  | gone
        write on call 3  | trap  | gone  | gone  | gone
        end call 1       | trap  | true  | true  | false
        end call 2       | trap  | trap  | trap  | false
        end call 3       | trap  | false | false | false
        read on call 1   | nil   | nil   | nil   | nil
        read on call 3   | nil   | nil   | nil   | nil
        read more        | nil   | trap  | trap  | nil
        abandon call 1   | 0     | 1     | 1     | 0
        grant            | nil   | nil   | nil   | nil
        drain            | false | true  | false | false
        ping             | false | true  | true  | false
        calls in flight  | 0     | 2     | 2     | 0
        is drained       | false | false | false | true
        violation        | close | close | close | ignore
        closed           | []    | [1, 2] | [1, 2] | []
        """
    )

    private static func client(_ state: State) -> ClientConnectionMachine {
        var machine = ClientConnectionMachine(settings: settings)
        if state == .awaiting { return machine }
        _ = machine.frameReceived(SampleFrame.settings.frame)
        _ = machine.settingsDecoded(settings)
        _ = machine.callRequested(responses: .many, isLastRequest: false)
        _ = machine.frameReceived(SampleFrame.message(1).frame)
        _ = machine.callRequested(responses: .one)
        _ = machine.callRequested(responses: .one)
        _ = machine.frameReceived(SampleFrame.response(3).frame)
        if state == .draining { _ = machine.drainRequested() }
        if state == .closed { _ = machine.connectionClosed() }
        return machine
    }

    /// Lets an event happen to the client's machine in a state.
    static func clientAnswer(_ cell: Cell) -> String {
        var machine = client(cell.state)
        switch cell.event {
        case "settings decoded": return word(machine.settingsDecoded(settings))
        case "drain decoded": return word(machine.drainDecoded(lastCallID: 1))
        case "call": return word(machine.callRequested(responses: .one))
        case "cancel call 1": return word(machine.callCancelled(1))
        case "cancel call 3": return word(machine.callCancelled(3))
        case "write on call 1": return word(machine.messageWriteRequested(1, payloadByteCount: 8))
        case "write on call 2": return word(machine.messageWriteRequested(2, payloadByteCount: 8))
        case "write on call 3": return word(machine.messageWriteRequested(3, payloadByteCount: 8))
        case "end call 1": return word(machine.endRequested(1))
        case "end call 2": return word(machine.endRequested(2))
        case "end call 3": return word(machine.endRequested(3))
        case "read on call 1": return word(machine.messagesRead(1, cost: 20))
        case "read on call 3": return word(machine.messagesRead(3, cost: 20))
        case "read more": return word(machine.messagesRead(1, cost: 21))
        case "abandon call 1":
            machine.callAbandoned(1)
            return word(machine.callsInFlight)
        case "grant": return word(machine.takeConnectionGrant())
        case "drain": return word(machine.drainRequested())
        case "ping": return word(machine.pingRequested(9))
        case "calls in flight": return word(machine.callsInFlight)
        case "is drained": return word(machine.isDrained)
        case "violation": return String(word(machine.violated(.badDrain)).prefix { $0 != "(" })
        case "closed": return word(machine.connectionClosed().sorted())
        default: return "no such event"
        }
    }

    @Test(arguments: clientCells)
    func client(cell: Cell) async {
        guard cell.expected == "trap" else {
            #expect(Self.clientAnswer(cell) == cell.expected)
            return
        }
        await #expect(processExitsWith: .failure) { [cell] in
            _ = ConnectionMatrixTests.clientAnswer(cell)
        }
    }
}
