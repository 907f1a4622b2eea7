// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.BackTestTask`.
    package enum BackTestTask: CaseIterable, Hashable, Sendable {
        /// `BACK_TEST_TASK_UNSPECIFIED`.
        case unspecified
        /// What a member buys on its next day with a purchase, known or new.
        case nextBasket
        /// What a member buys within 30 days that it never bought before.
        case discovery
        /// Whether a member buys within horizon_days.
        case purchase
        /// Whether a member spends within 30 days less than half of a third of what it spent in the 90 days
        /// before.
        case spendDrop
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [BackTestTask] = [
            .unspecified,
            .nextBasket,
            .discovery,
            .purchase,
            .spendDrop
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .nextBasket
            case 2: self = .discovery
            case 3: self = .purchase
            case 4: self = .spendDrop
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .nextBasket: 1
            case .discovery: 2
            case .purchase: 3
            case .spendDrop: 4
            case .unrecognized(let number): number
            }
        }
    }
}
