import Primitives
import RPCTransport
import Testing

/// All states and events of the pool, and the stories that it exists for.
@Suite struct ConnectionPoolMachineTests {
    typealias Machine = ConnectionPoolMachine
    static let start = ContinuousClock.now

    static func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    static func machine(min: Int = 1, max: Int = 3) -> Machine {
        Machine(
            limits: Machine.Limits(
                connectionsMin: min,
                connectionsMax: max,
                lifeMin: .seconds(1),
                backoff: Backoff(first: .milliseconds(100), longest: .milliseconds(400))
            )
        )
    }

    enum State: CaseIterable {
        case idle, connecting, ready, pausing, draining, wornOut, closing, closed
    }

    /// A machine of which connection 0 is in a state, at 0 ms.
    static func make(_ state: State) -> Machine {
        var machine = machine()
        if state == .idle { return machine }
        _ = machine.startRequested()
        if state == .connecting { return machine }
        if state == .pausing {
            _ = machine.connectionEnded(0, now: at(0), random: 0)
            return machine
        }
        _ = machine.connectionReady(0, now: at(0))
        switch state {
        case .draining: _ = machine.connectionDrains(0, now: at(2_000), random: 0)
        case .wornOut: _ = machine.connectionWoreOut(0)
        case .closing: _ = machine.closeRequested()
        case .closed:
            _ = machine.closeRequested()
            _ = machine.connectionEnded(0, now: at(0), random: 0)
        case .idle, .connecting, .ready, .pausing: break
        }
        return machine
    }

    @Test(arguments: State.allCases)
    func start(state: State) {
        var machine = Self.make(state)
        #expect(machine.startRequested() == (state == .idle ? .connect([0]) : .ignore))
    }

    @Test(arguments: State.allCases)
    func missedPlace(state: State) {
        var machine = Self.make(state)
        let expected: Machine.Action =
            switch state {
            case .idle: .connect([0])
            case .ready: .connect([1])
            // One is on its way, or will be, or there shall be none.
            case .connecting, .pausing, .draining, .wornOut, .closing, .closed: .ignore
            }
        #expect(machine.placeMissed() == expected)
        #expect(machine.placeMissed() == .ignore)
    }

    @Test(arguments: State.allCases.filter { $0 != .idle })
    func ready(state: State) {
        var machine = Self.make(state)
        let result = machine.connectionReady(0, now: Self.at(0))
        #expect(result == (state == .connecting ? .use(retiring: []) : .close))
    }

    @Test(arguments: State.allCases.filter { $0 != .idle })
    func drain(state: State) {
        var machine = Self.make(state)
        let result = machine.connectionDrains(0, now: Self.at(3_000), random: 0)
        let expected: Machine.Action =
            switch state {
            case .ready: .connect([1])
            // Its replacement is on its way already.
            case .wornOut: .ignore
            case .connecting, .pausing, .draining, .closing, .closed, .idle: .ignore
            }
        #expect(result == expected)
    }

    @Test(arguments: State.allCases.filter { $0 != .idle })
    func wear(state: State) {
        var machine = Self.make(state)
        #expect(machine.connectionWoreOut(0) == (state == .ready ? .connect([1]) : .ignore))
        #expect(machine.connectionWoreOut(0) == .ignore)
    }

    @Test(arguments: State.allCases.filter { $0 != .idle })
    func end(state: State) {
        var machine = Self.make(state)
        let result = machine.connectionEnded(0, now: Self.at(3_000), random: 0)
        let expected: Machine.Action =
            switch state {
            case .connecting: .pause(.milliseconds(50))
            case .ready: .connect([1])
            case .closing: .finish
            case .pausing, .draining, .wornOut, .closed, .idle: .ignore
            }
        #expect(result == expected)
    }

    @Test(arguments: State.allCases)
    func endOfAPause(state: State) {
        var machine = Self.make(state)
        #expect(machine.pauseEnded() == (state == .pausing ? .connect([1]) : .ignore))
    }

    @Test(arguments: State.allCases)
    func close(state: State) {
        var machine = Self.make(state)
        let expected: Machine.OnClose =
            switch state {
            case .idle, .pausing: .finish
            case .connecting, .ready: .close([0])
            case .draining: .close([1, 0])
            case .wornOut: .close([1, 0])
            case .closing, .closed: .ignore
            }
        #expect(machine.closeRequested() == expected)
        #expect(machine.closeRequested() == .ignore)
    }

    @Test(arguments: State.allCases)
    func isConnecting(state: State) {
        let machine = Self.make(state)
        let expected = [State.connecting, .pausing, .draining, .wornOut].contains(state)
        #expect(machine.isConnecting == expected)
    }

    @Test func connectionsOfOtherPoolsTrap() async {
        await #expect(processExitsWith: .failure) {
            var machine = ConnectionPoolMachineTests.make(.idle)
            _ = machine.connectionReady(0, now: ConnectionPoolMachineTests.start)
        }
        await #expect(processExitsWith: .failure) {
            var machine = ConnectionPoolMachineTests.make(.ready)
            _ = machine.connectionEnded(7, now: ConnectionPoolMachineTests.start, random: 0)
        }
    }

    @Test func asManyAsAreKeptAreMadeAtTheStart() {
        var machine = Self.machine(min: 3, max: 3)
        #expect(machine.startRequested() == .connect([0, 1, 2]))
        #expect(machine.connectionReady(1, now: Self.at(0)) == .use(retiring: []))
        #expect(machine.connectionReady(0, now: Self.at(0)) == .use(retiring: []))
        #expect(machine.connectionReady(2, now: Self.at(0)) == .use(retiring: []))
        #expect(machine.placeMissed() == .ignore)
        #expect(machine.connectionEnded(1, now: Self.at(2_000), random: 0) == .connect([3]))
    }

    @Test func furtherConnectionsAreMadeOneAtATimeUpToABound() {
        var machine = Self.make(.ready)
        #expect(machine.placeMissed() == .connect([1]))
        #expect(machine.placeMissed() == .ignore)
        _ = machine.connectionReady(1, now: Self.at(0))
        #expect(machine.placeMissed() == .connect([2]))
        _ = machine.connectionReady(2, now: Self.at(0))
        #expect(machine.placeMissed() == .ignore)
        // What was more than is always kept is not made up for before it is missed.
        #expect(machine.connectionEnded(2, now: Self.at(2_000), random: 0) == .ignore)
        #expect(machine.connectionEnded(1, now: Self.at(2_000), random: 0) == .ignore)
        #expect(machine.placeMissed() == .connect([3]))
    }

    @Test func pausesGrowUntilAnAttemptSucceeds() {
        var machine = Self.make(.connecting)
        var pauses: [Machine.Action] = []
        for id in 0..<5 {
            pauses.append(machine.connectionEnded(id, now: Self.at(0), random: 0))
            #expect(machine.placeMissed() == .ignore)
            #expect(machine.pauseEnded() == .connect([id + 1]))
        }
        #expect(pauses == [50, 100, 200, 200, 200].map { .pause(.milliseconds($0)) })
        _ = machine.connectionReady(5, now: Self.at(0))
        #expect(machine.connectionEnded(5, now: Self.at(1_000), random: 0) == .connect([6]))
        let pause = machine.connectionEnded(6, now: Self.at(1_000), random: 0)
        #expect(pause == .pause(.milliseconds(50)))
    }

    @Test func severalFailuresMakeOnePause() {
        var machine = Self.machine(min: 2)
        #expect(machine.startRequested() == .connect([0, 1]))
        #expect(machine.connectionEnded(0, now: Self.at(0), random: 0) != .ignore)
        #expect(machine.connectionEnded(1, now: Self.at(0), random: 0) == .ignore)
        #expect(machine.pauseEnded() == .connect([2, 3]))
    }

    @Test func connectionsThatDoNotLiveArePausedAfter() {
        var machine = Self.make(.ready)
        var pauses: [Machine.Action] = []
        for id in 0..<4 {
            pauses.append(
                id % 2 == 0
                    ? machine.connectionEnded(id, now: Self.at(999), random: 0)
                    : machine.connectionDrains(id, now: Self.at(999), random: 0)
            )
            #expect(machine.pauseEnded() == .connect([id + 1]))
            _ = machine.connectionReady(id + 1, now: Self.at(0))
        }
        #expect(pauses == [50, 100, 200, 200].map { .pause(.milliseconds($0)) })
        #expect(machine.connectionEnded(4, now: Self.at(1_000), random: 0) == .connect([5]))
    }

    @Test func aDrainedConnectionIsReplacedAtOnceAndEndsUnnoticed() {
        var machine = Self.make(.ready)
        #expect(machine.connectionDrains(0, now: Self.at(1_000), random: 0) == .connect([1]))
        #expect(machine.connectionReady(1, now: Self.at(1_000)) == .use(retiring: []))
        #expect(machine.connectionEnded(0, now: Self.at(5_000), random: 0) == .ignore)
    }

    @Test func aWornOutConnectionGoesWhenAnotherIsReady() {
        var machine = Self.make(.wornOut)
        #expect(machine.connectionReady(1, now: Self.at(0)) == .use(retiring: [0]))
        #expect(machine.connectionDrains(0, now: Self.at(5_000), random: 0) == .ignore)
        #expect(machine.connectionEnded(0, now: Self.at(5_000), random: 0) == .ignore)
        #expect(machine.placeMissed() == .connect([2]))
    }

    @Test func aReplacementThatFailsIsTriedAgain() {
        var machine = Self.make(.wornOut)
        #expect(machine.connectionEnded(1, now: Self.at(0), random: 0) == .pause(.milliseconds(50)))
        #expect(machine.pauseEnded() == .connect([2]))
        #expect(machine.connectionReady(2, now: Self.at(0)) == .use(retiring: [0]))
    }

    @Test func aConnectionThatWoreOutInAPauseIsReplacedAfterIt() {
        var machine = Self.make(.ready)
        _ = machine.placeMissed()
        _ = machine.connectionEnded(1, now: Self.at(0), random: 0)
        #expect(machine.connectionWoreOut(0) == .ignore)
        #expect(machine.pauseEnded() == .connect([2]))
        #expect(machine.connectionReady(2, now: Self.at(0)) == .use(retiring: [0]))
    }

    @Test func theLastConnectionToEndClosesThePool() {
        var machine = Self.machine(min: 2)
        _ = machine.startRequested()
        _ = machine.connectionReady(1, now: Self.at(0))
        #expect(machine.closeRequested() == .close([0, 1]))
        #expect(machine.connectionReady(0, now: Self.at(0)) == .close)
        #expect(machine.connectionEnded(1, now: Self.at(0), random: 0) == .ignore)
        #expect(machine.connectionEnded(0, now: Self.at(0), random: 0) == .finish)
        #expect(machine.connectionEnded(0, now: Self.at(0), random: 0) == .ignore)
    }
}
