import RPCTransport
import Testing

/// Which address is out, for how long, and how it comes back.
@Suite struct OutlierDetectorTests {
    static let start = ContinuousClock.now
    static let addresses = (1...4).map { ResolvedAddress(ip: "10.0.0.\($0)", port: 7402) }
    static var a: ResolvedAddress { addresses[0] }

    static func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    static func detector(_ count: Int = 4, percent: Int = 50) -> OutlierDetector {
        var limits = OutlierDetector.Limits()
        limits.failuresMax = 3
        limits.ejectionTimeMin = .seconds(1)
        limits.ejectionTimeMax = .seconds(8)
        limits.ejectedPercentMax = percent
        var detector = OutlierDetector(limits: limits)
        for address in addresses.prefix(count) { detector.added(address) }
        return detector
    }

    /// Brings an address out, at a moment.
    @discardableResult
    static func eject(
        _ detector: inout OutlierDetector,
        _ address: ResolvedAddress = a,
        _ seconds: Int = 0
    ) -> OutlierDetector.OnFailure {
        var last = OutlierDetector.OnFailure.ignore
        for _ in 0..<3 { last = detector.failed(address, now: at(seconds)) }
        return last
    }

    enum State: CaseIterable { case unknown, well, failing, ejected, due, onTrial, removed }

    static func make(_ state: State) -> OutlierDetector {
        var detector = detector()
        switch state {
        case .unknown: detector = self.detector(0)
        case .well: break
        case .failing: _ = detector.failed(a, now: at(0))
        case .ejected: eject(&detector, a, 8)
        case .due: eject(&detector)
        case .onTrial:
            eject(&detector)
            detector.trialBegan(a)
        case .removed: _ = detector.removed(a)
        }
        return detector
    }

    @Test(arguments: State.allCases)
    func failureInEveryState(state: State) {
        var detector = Self.make(state)
        let result = detector.failed(Self.a, now: Self.at(8))
        #expect(result == (state == .onTrial ? .eject(.seconds(2)) : .ignore))
        let isOut = [.ejected, .due, .onTrial].contains(state)
        #expect(detector.ejectedCount == (isOut ? 1 : 0))
        #expect(detector.isTroubled(Self.a) == ![.unknown, .removed].contains(state))
    }

    @Test(arguments: State.allCases)
    func successInEveryState(state: State) {
        var detector = Self.make(state)
        let result = detector.succeeded(Self.a)
        #expect(result == (state == .onTrial ? .restore : .ignore))
        let isOut = [.ejected, .due].contains(state)
        #expect(detector.ejectedCount == (isOut ? 1 : 0))
        #expect(detector.isTroubled(Self.a) == isOut)
    }

    @Test(arguments: State.allCases)
    func noVerdictInEveryState(state: State) {
        var detector = Self.make(state)
        #expect(detector.undecided(Self.a, now: Self.at(8)) == (state == .onTrial))
        let isDue = [.due, .onTrial].contains(state)
        #expect(detector.trialsDue(now: Self.at(8)) == (isDue ? [Self.a] : []))
    }

    @Test(arguments: State.allCases)
    func addingAgainForgetsNothing(state: State) {
        var detector = Self.make(state)
        let before = detector.ejectedCount
        detector.added(Self.a)
        #expect(detector.ejectedCount == before)
    }

    @Test(arguments: State.allCases)
    func trialInEveryState(state: State) async {
        let detector = Self.make(state)
        let isDue = detector.trialsDue(now: Self.at(8)) == [Self.a]
        #expect(isDue == (state == .due))
        guard isDue else { return }
        var due = detector
        due.trialBegan(Self.a)
        #expect(due.trialsDue(now: Self.at(100)).isEmpty)
        #expect(due.ejectedCount == 1)
        #expect(due.succeeded(Self.a) == .restore)
    }

    @Test func trialOfAnAddressThatIsWellTraps() async {
        await #expect(processExitsWith: .failure) {
            var detector = OutlierDetectorTests.detector()
            detector.trialBegan(OutlierDetectorTests.a)
        }
    }

    @Test func onlyFailuresInARowCount() {
        var detector = Self.detector()
        for _ in 0..<100 {
            #expect(detector.failed(Self.a, now: Self.at(0)) == .ignore)
            #expect(detector.failed(Self.a, now: Self.at(0)) == .ignore)
            #expect(detector.succeeded(Self.a) == .ignore)
        }
        #expect(Self.eject(&detector) == .eject(.seconds(1)))
    }

    @Test func theTimeGrowsUpToABoundAndIsForgotten() {
        var detector = Self.detector()
        var times = [Self.eject(&detector)]
        for seconds in [1, 3, 7, 15, 23] {
            #expect(detector.trialsDue(now: Self.at(seconds) - .nanoseconds(1)).isEmpty)
            #expect(detector.trialsDue(now: Self.at(seconds)) == [Self.a])
            detector.trialBegan(Self.a)
            times.append(detector.failed(Self.a, now: Self.at(seconds)))
        }
        #expect(times == [1, 2, 4, 8, 8, 8].map { .eject(.seconds($0)) })
        detector.trialBegan(Self.a)
        #expect(detector.succeeded(Self.a) == .restore)
        // The last ejection was at 23 s; twice the longest time later it is forgotten.
        var soon = detector
        #expect(Self.eject(&soon, Self.a, 38) == .eject(.seconds(8)))
        #expect(Self.eject(&detector, Self.a, 39) == .eject(.seconds(1)))
    }

    @Test func theNextTrialIsThatOfTheFirstToBeDue() {
        var detector = Self.detector()
        #expect(detector.timeToNextTrial(now: Self.at(0)) == nil)
        Self.eject(&detector, Self.addresses[1], 3)
        Self.eject(&detector, Self.addresses[0], 1)
        #expect(detector.timeToNextTrial(now: Self.at(1)) == .seconds(1))
        // The first one is due already.
        #expect(detector.timeToNextTrial(now: Self.at(2)) == .seconds(2))
        #expect(detector.timeToNextTrial(now: Self.at(4)) == nil)
    }

    @Test(arguments: [(1, 50, 0), (2, 50, 1), (3, 50, 1), (4, 50, 2), (4, 0, 0), (3, 100, 3)])
    func neverMoreThanTheShare(count: Int, percent: Int, out: Int) {
        var detector = Self.detector(count, percent: percent)
        #expect(detector.ejectedMax == out)
        for address in Self.addresses.prefix(count) { Self.eject(&detector, address) }
        #expect(detector.ejectedCount == out)
    }

    @Test func whoeverCouldNotBeTakenOutIsOnceThereIsRoom() {
        var detector = Self.detector(2)
        Self.eject(&detector, Self.addresses[0])
        #expect(Self.eject(&detector, Self.addresses[1]) == .ignore)
        detector.trialBegan(Self.addresses[0])
        #expect(detector.succeeded(Self.addresses[0]) == .restore)
        #expect(detector.failed(Self.addresses[1], now: Self.at(2)) == .eject(.seconds(1)))
    }

    @Test func addressesComeBackWhereTooFewWouldBeLeft() {
        var detector = Self.detector()
        Self.eject(&detector, Self.addresses[1], 0)
        Self.eject(&detector, Self.addresses[0], 1)
        #expect(detector.removed(Self.addresses[3]) == [Self.addresses[1]])
        #expect(detector.removed(Self.addresses[2]) == [])
        #expect(detector.removed(Self.addresses[1]) == [Self.addresses[0]])
        #expect(detector.ejectedCount == 0)
    }
}
