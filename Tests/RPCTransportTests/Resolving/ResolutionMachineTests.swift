import Primitives
import RPCTransport
import Testing

/// When names are looked up: all states and events.
@Suite struct ResolutionMachineTests {
    typealias Machine = ResolutionMachine
    static let start = ContinuousClock.now

    static func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    enum State: CaseIterable { case idle, lookingUp, found, notFound, closed }

    /// A machine whose look-up, if there was one, ended at 0 ms.
    static func make(_ state: State) -> Machine {
        var machine = Machine(
            limits: Machine.Limits(
                interval: .seconds(30),
                pauseMin: .seconds(1),
                backoff: Backoff(first: .milliseconds(200), longest: .milliseconds(800))
            )
        )
        if state == .idle { return machine }
        _ = machine.startRequested()
        switch state {
        case .idle, .lookingUp: break
        case .found: _ = machine.lookUpSucceeded(now: at(0))
        case .notFound: _ = machine.lookUpFailed(now: at(0), random: 0)
        case .closed: machine.closeRequested()
        }
        return machine
    }

    @Test(arguments: State.allCases)
    func start(state: State) {
        var machine = Self.make(state)
        #expect(machine.startRequested() == (state == .idle ? .lookUp : .ignore))
    }

    @Test(arguments: State.allCases)
    func failedConnection(state: State) {
        var machine = Self.make(state)
        let result = machine.connectionFailed(now: Self.at(400))
        #expect(result == (state == .found ? .wait(.milliseconds(600)) : .ignore))
        #expect(machine.connectionFailed(now: Self.at(500)) == .ignore)
    }

    @Test(arguments: [State.lookingUp, .closed])
    func success(state: State) {
        var machine = Self.make(state)
        let result = machine.lookUpSucceeded(now: Self.at(0))
        #expect(result == (state == .lookingUp ? .wait(.seconds(30)) : .ignore))
    }

    @Test(arguments: [State.lookingUp, .closed])
    func failure(state: State) {
        var machine = Self.make(state)
        let result = machine.lookUpFailed(now: Self.at(0), random: 0)
        #expect(result == (state == .lookingUp ? .wait(.milliseconds(100)) : .ignore))
    }

    @Test(arguments: State.allCases)
    func timer(state: State) {
        var machine = Self.make(state)
        let isWaiting = state == .found || state == .notFound
        #expect(machine.timerWentOff(now: Self.at(30_000)) == (isWaiting ? .lookUp : .ignore))
    }

    @Test func outcomesThatNobodyAskedForTrap() async {
        await #expect(processExitsWith: .failure) {
            var machine = ResolutionMachineTests.make(.idle)
            _ = machine.lookUpSucceeded(now: ResolutionMachineTests.start)
        }
        await #expect(processExitsWith: .failure) {
            var machine = ResolutionMachineTests.make(.found)
            _ = machine.lookUpFailed(now: ResolutionMachineTests.start, random: 0)
        }
    }

    @Test func anEarlyTimerWaitsForTheRest() {
        var machine = Self.make(.found)
        #expect(machine.timerWentOff(now: Self.at(29_900)) == .wait(.milliseconds(100)))
        #expect(machine.timerWentOff(now: Self.at(30_000)) == .lookUp)
    }

    @Test func aFailedConnectionBringsTheNextLookUpForward() {
        var machine = Self.make(.found)
        #expect(machine.connectionFailed(now: Self.at(5_000)) == .wait(.zero))
        #expect(machine.timerWentOff(now: Self.at(5_000)) == .lookUp)
        #expect(machine.lookUpSucceeded(now: Self.at(5_100)) == .wait(.seconds(30)))
    }

    @Test func whatFailsDuringALookUpIsFollowedByAnother() {
        var machine = Self.make(.lookingUp)
        _ = machine.connectionFailed(now: Self.at(0))
        #expect(machine.lookUpSucceeded(now: Self.at(10)) == .wait(.seconds(1)))
    }

    @Test func pausesGrowWhileANameIsNotFound() {
        var machine = Self.make(.lookingUp)
        var pauses: [Machine.Action] = []
        for round in 0..<5 {
            pauses.append(machine.lookUpFailed(now: Self.at(round * 1_000), random: 0))
            // The pause is not cut short: the resolver is what is failing.
            #expect(machine.connectionFailed(now: Self.at(round * 1_000)) == .ignore)
            #expect(machine.timerWentOff(now: Self.at(round * 1_000 + 999)) == .lookUp)
        }
        #expect(pauses == [100, 200, 400, 400, 400].map { .wait(.milliseconds($0)) })
    }
}
