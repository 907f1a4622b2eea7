// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.BackTestState`.
    package enum BackTestState: CaseIterable, Hashable, Sendable {
        /// `BACK_TEST_STATE_UNSPECIFIED`.
        case unspecified
        /// `BACK_TEST_STATE_LEARNING`.
        case learning
        /// `BACK_TEST_STATE_READY`.
        case ready
        /// `BACK_TEST_STATE_FAILED`.
        case failed
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [BackTestState] = [
            .unspecified,
            .learning,
            .ready,
            .failed
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .learning
            case 2: self = .ready
            case 3: self = .failed
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .learning: 1
            case .ready: 2
            case .failed: 3
            case .unrecognized(let number): number
            }
        }
    }
}
