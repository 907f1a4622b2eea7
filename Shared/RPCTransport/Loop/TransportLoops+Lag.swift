internal import NIOCore
internal import Primitives

extension TransportLoops {
    /// Measures again and again how late each loop runs what is due, until the loops end.
    ///
    /// - Parameters:
    ///   - interval: How often per loop.
    ///   - report: Is told, on the loop, by how much a timer was late.
    package func watchLag(
        every interval: Duration,
        report: @escaping @Sendable (Duration) -> Void
    ) {
        for loop in loops {
            Self.watchLag(of: loop.eventLoop, .microseconds(interval.microseconds), report)
        }
    }

    private static func watchLag(
        of loop: any EventLoop,
        _ interval: TimeAmount,
        _ report: @escaping @Sendable (Duration) -> Void
    ) {
        let due = NIODeadline.now() + interval
        loop.scheduleTask(deadline: due) {
            report(.nanoseconds((NIODeadline.now() - due).nanoseconds))
            watchLag(of: loop, interval, report)
        }
    }
}
