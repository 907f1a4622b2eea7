internal import NIOCore

/// The deadlines of one event loop, on a coarse wheel: late by up to two ticks, never early.
///
/// A timer of the event loop per call would cost more than the call. Used on the loop only.
final class LoopTimers {
    /// Something that is told when its time has come.
    protocol Target: AnyObject {
        /// The time of a timer has come; it is no longer set.
        func timerWentOff()
    }

    typealias Handle = TimerWheel<any Target>.Handle

    /// The length of a tick.
    static let tickNanoseconds: UInt64 = 10_000_000

    private unowned let executor: LoopExecutor
    // Unchecked: the wheel calls nothing that could come back here.
    @exclusivity(unchecked) private var wheel: TimerWheel<any Target>
    private var isArmed = false

    init(executor: LoopExecutor) {
        self.executor = executor
        wheel = TimerWheel(tick: NIODeadline.now().uptimeNanoseconds / Self.tickNanoseconds)
    }

    /// Has a target told when this much time has passed.
    func set(_ target: any Target, inMicroseconds microseconds: UInt64) -> Handle {
        let nanoseconds = microseconds.multipliedReportingOverflow(by: 1_000)
        let delay = nanoseconds.overflow ? UInt64.max : nanoseconds.partialValue
        let now = NIODeadline.now().uptimeNanoseconds
        let due = now.addingReportingOverflow(delay)
        let moment = due.overflow ? UInt64.max : due.partialValue
        let handle = wheel.insert(target, at: moment / Self.tickNanoseconds + 1)
        arm()
        return handle
    }

    /// Cancels a timer; one that went off already is no matter.
    func cancel(_ handle: Handle) {
        wheel.cancel(handle)
    }

    private func arm() {
        guard !isArmed else { return }
        isArmed = true
        let delay = TimeAmount.nanoseconds(Int64(Self.tickNanoseconds))
        executor.eventLoop.assumeIsolated().scheduleTask(in: delay) {
            self.isArmed = false
            self.advance()
        }
    }

    private func advance() {
        let tick = NIODeadline.now().uptimeNanoseconds / Self.tickNanoseconds
        let due = wheel.advance(to: tick)
        if !due.isEmpty {
            executor.batch {
                for target in due { target.timerWentOff() }
            }
        }
        if !wheel.isEmpty { arm() }
    }
}
