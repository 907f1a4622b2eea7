// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.ReferralState`.
    package enum ReferralState: CaseIterable, Hashable, Sendable {
        /// `REFERRAL_STATE_UNSPECIFIED`.
        case unspecified
        /// The new member has said who invited it.
        case claimed
        /// It has paid its first order, which may still come back.
        case ordered
        /// The order's return window is over; the reward is being booked.
        case qualified
        /// `REFERRAL_STATE_REWARDED`.
        case rewarded
        /// The order came back: the reward is being taken back.
        case undoing
        /// `REFERRAL_STATE_UNDONE`.
        case undone
        /// It earns nothing; the reason says why.
        case refused
        /// It would have earned something, but the campaign had nothing left.
        case outOfBudget
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [ReferralState] = [
            .unspecified,
            .claimed,
            .ordered,
            .qualified,
            .rewarded,
            .undoing,
            .undone,
            .refused,
            .outOfBudget
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .claimed
            case 2: self = .ordered
            case 3: self = .qualified
            case 4: self = .rewarded
            case 5: self = .undoing
            case 6: self = .undone
            case 7: self = .refused
            case 8: self = .outOfBudget
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .claimed: 1
            case .ordered: 2
            case .qualified: 3
            case .rewarded: 4
            case .undoing: 5
            case .undone: 6
            case .refused: 7
            case .outOfBudget: 8
            case .unrecognized(let number): number
            }
        }
    }
}
