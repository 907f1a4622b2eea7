// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/training.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.TrainingState`.
    package enum TrainingState: CaseIterable, Hashable, Sendable {
        /// None since the process began.
        case unspecified
        /// `TRAINING_STATE_RUNNING`.
        case running
        /// What was learned is stored and served, and members are scored.
        case done
        /// `TRAINING_STATE_CANCELLED`.
        case cancelled
        /// text says why.
        case failed
        /// There is not enough to learn from: text says what is missing.
        case tooLittleData
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [TrainingState] = [
            .unspecified,
            .running,
            .done,
            .cancelled,
            .failed,
            .tooLittleData
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .running
            case 2: self = .done
            case 3: self = .cancelled
            case 4: self = .failed
            case 5: self = .tooLittleData
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .running: 1
            case .done: 2
            case .cancelled: 3
            case .failed: 4
            case .tooLittleData: 5
            case .unrecognized(let number): number
            }
        }
    }
}
