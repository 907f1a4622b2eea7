// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.ContactRefusal`.
    package enum ContactRefusal: CaseIterable, Hashable, Sendable {
        /// `CONTACT_REFUSAL_UNSPECIFIED`.
        case unspecified
        /// The member is frozen or gone.
        case notActive
        /// The member has never agreed.
        case notGiven
        /// The member does not agree any more.
        case withdrawn
        /// Not at this hour.
        case quietHours
        /// Often enough for a day.
        case dayCap
        /// Often enough for a week.
        case weekCap
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [ContactRefusal] = [
            .unspecified,
            .notActive,
            .notGiven,
            .withdrawn,
            .quietHours,
            .dayCap,
            .weekCap
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .notActive
            case 2: self = .notGiven
            case 3: self = .withdrawn
            case 4: self = .quietHours
            case 5: self = .dayCap
            case 6: self = .weekCap
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .notActive: 1
            case .notGiven: 2
            case .withdrawn: 3
            case .quietHours: 4
            case .dayCap: 5
            case .weekCap: 6
            case .unrecognized(let number): number
            }
        }
    }
}
