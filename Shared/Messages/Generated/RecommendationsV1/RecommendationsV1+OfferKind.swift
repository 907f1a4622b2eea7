// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.OfferKind`.
    package enum OfferKind: CaseIterable, Hashable, Sendable {
        /// `OFFER_KIND_UNSPECIFIED`.
        case unspecified
        /// So much off an order with something in scope.
        case amount
        /// So much of a hundred off what is in scope, up to benefit_max_fen.
        case percent
        /// So much off where what is in scope costs at least the threshold.
        case threshold
        /// Something that comes with an order.
        case gift
        /// A reward for points.
        case pointsReward
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [OfferKind] = [
            .unspecified,
            .amount,
            .percent,
            .threshold,
            .gift,
            .pointsReward
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .amount
            case 2: self = .percent
            case 3: self = .threshold
            case 4: self = .gift
            case 5: self = .pointsReward
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .amount: 1
            case .percent: 2
            case .threshold: 3
            case .gift: 4
            case .pointsReward: 5
            case .unrecognized(let number): number
            }
        }
    }
}
