package import Primitives

/// How far the training of this process is, or how its last one ended.
package struct TrainingStatus: Hashable, Sendable {
    /// What it is doing.
    package enum State: Hashable, Sendable {
        /// None since the process began.
        case none
        /// Learning.
        case running
        /// What was learned is stored and served.
        case done
        /// Ended from outside.
        case cancelled
        /// An error ended it.
        case failed
        /// There is not enough to learn from.
        case tooLittleData
    }

    /// What it is doing.
    package internal(set) var state = State.none
    /// 0 to 100.
    package internal(set) var percent = 0
    /// What is done right now, or how it ended.
    package internal(set) var text = ""
    /// When it began.
    package internal(set) var startedAt: Timestamp?
    /// When it ended.
    package internal(set) var endedAt: Timestamp?
    /// The version of the models that it made.
    package internal(set) var version: Int64?

    /// Takes over how it ended.
    mutating func take(_ outcome: Result<TrainingOutcome, any Error>, at moment: Timestamp) {
        endedAt = moment
        switch outcome {
        case .success(.done(let version, let text)):
            state = .done
            percent = 100
            self.text = text
            self.version = version
        case .success(.tooLittle(let lack)):
            state = .tooLittleData
            text = lack
        case .success(.cancelled):
            state = .cancelled
            text = "was cancelled"
        case .failure(let error):
            state = .failed
            text = "\(error)"
        }
    }
}
