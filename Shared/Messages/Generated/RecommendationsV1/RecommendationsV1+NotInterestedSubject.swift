// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.NotInterestedSubject`.
    package enum NotInterestedSubject: CaseIterable, Hashable, Sendable {
        /// `NOT_INTERESTED_SUBJECT_UNSPECIFIED`.
        case unspecified
        /// `NOT_INTERESTED_SUBJECT_PRODUCT`.
        case product
        /// `NOT_INTERESTED_SUBJECT_CATEGORY`.
        case category
        /// `NOT_INTERESTED_SUBJECT_BRAND`.
        case brand
        /// `NOT_INTERESTED_SUBJECT_DEPARTMENT`.
        case department
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [NotInterestedSubject] = [
            .unspecified,
            .product,
            .category,
            .brand,
            .department
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .product
            case 2: self = .category
            case 3: self = .brand
            case 4: self = .department
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .product: 1
            case .category: 2
            case .brand: 3
            case .department: 4
            case .unrecognized(let number): number
            }
        }
    }
}
