internal import NIOCore
internal import NIOPosix
internal import Primitives
internal import RPCCore
internal import Synchronization

/// Keeps the addresses of a service's names fresh.
///
/// Names are looked up on threads that may block, all at the same time; what one of them brings is
/// used at once, whatever becomes of the others.
// Unchecked: everything mutable is touched on the loop's thread only, but for the Mutex.
final class AddressResolver: LoopTimers.Target, @unchecked Sendable {
    /// What whoever uses the addresses is told.
    enum News: Sendable {
        case changed(AddressBook.Change)
        /// A name was not found; addresses that are known stay in use.
        case failed(String)
    }

    private let loop: TransportLoop
    private let clock: any MonotonicClock
    private let random: @Sendable () -> UInt64
    private let lookUp: HostLookUp
    /// `nil` once it is closed.
    private var tell: (@Sendable (News) -> Void)?
    private var book: AddressBook
    private var machine: ResolutionMachine
    private var timer: LoopTimers.Handle?
    private var pendingCount = 0
    private var problem: String?
    /// The way back from the threads that look up; closed before the loops end.
    private let isOpen = Mutex(true)

    /// Describes how names are looked up; nothing happens before `start`.
    init(
        book: AddressBook,
        limits: ResolutionMachine.Limits,
        loop: TransportLoop,
        clock: any MonotonicClock,
        random: @escaping @Sendable () -> UInt64,
        lookUp: @escaping HostLookUp,
        tell: @escaping @Sendable (News) -> Void
    ) {
        self.book = book
        self.loop = loop
        self.clock = clock
        self.random = random
        self.lookUp = lookUp
        self.tell = tell
        machine = ResolutionMachine(limits: limits)
    }

    /// Looks up for the first time, if nobody has asked before; from any loop.
    func start() {
        loop.executor.run { self.carryOut(self.machine.startRequested()) }
    }

    /// Looks up again soon; from any loop.
    func connectionFailed() {
        loop.executor.run {
            self.carryOut(self.machine.connectionFailed(now: self.clock.now))
        }
    }

    /// Ends it, and forgets what is being looked up; on the loop.
    func close() {
        machine.closeRequested()
        if let timer { loop.timers.cancel(timer) }
        timer = nil
        tell = nil
        isOpen.withLock { $0 = false }
    }

    func timerWentOff() {
        timer = nil
        carryOut(machine.timerWentOff(now: clock.now))
    }

    private func carryOut(_ action: ResolutionMachine.Action) {
        switch action {
        case .ignore:
            break
        case .wait(let time):
            if let timer { loop.timers.cancel(timer) }
            timer = loop.timers.set(self, inMicroseconds: UInt64(max(0, time.microseconds)))
        case .lookUp:
            pendingCount = book.names.count
            problem = nil
            for name in book.names { begin(name) }
        }
    }

    private func begin(_ name: String) {
        let lookUp = lookUp
        NIOThreadPool.singleton.submit { state in
            let result: Result<[String], HostLookUpError>
            if case .active = state {
                do throws(HostLookUpError) {
                    result = .success(try lookUp(name))
                } catch {
                    result = .failure(error)
                }
            } else {
                result = .failure(HostLookUpError("the process ends"))
            }
            // Under the lock, so that nothing is scheduled on a loop that may have ended.
            self.isOpen.withLock { isOpen in
                guard isOpen else { return }
                self.loop.executor.run { self.ended(name, result) }
            }
        }
    }

    private func ended(_ name: String, _ result: Result<[String], HostLookUpError>) {
        switch result {
        case .success(let addresses):
            if let change = book.update([name: addresses]) { tell?(.changed(change)) }
        case .failure(let error):
            problem = "\(name): \(error.message)"
        }
        pendingCount -= 1
        guard pendingCount == 0 else { return }
        if let problem {
            tell?(.failed(problem))
            carryOut(machine.lookUpFailed(now: clock.now, random: random()))
        } else {
            carryOut(machine.lookUpSucceeded(now: clock.now))
        }
    }
}
