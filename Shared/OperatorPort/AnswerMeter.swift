internal import NIOCore

/// Counts the answers of each second, so that nobody keeps the process busy by asking.
///
/// Used on the port's one thread only.
// Unchecked: touched on the port's event loop only.
final class AnswerMeter: @unchecked Sendable {
    private let answersPerSecondMax: Int
    private var second: UInt64 = 0
    private var answerCount = 0

    init(answersPerSecondMax: Int) {
        self.answersPerSecondMax = answersPerSecondMax
    }

    /// Whether one more may be given now.
    func takes(now: NIODeadline) -> Bool {
        let second = now.uptimeNanoseconds / 1_000_000_000
        if second != self.second {
            self.second = second
            answerCount = 0
        }
        answerCount += 1
        return answerCount <= answersPerSecondMax
    }
}
