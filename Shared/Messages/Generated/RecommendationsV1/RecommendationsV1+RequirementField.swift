// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RequirementField`.
    package enum RequirementField: CaseIterable, Hashable, Sendable {
        /// `REQUIREMENT_FIELD_UNSPECIFIED`.
        case unspecified
        /// An attribute, by its name. It may have several values.
        case attribute
        /// `REQUIREMENT_FIELD_CATEGORY`.
        case category
        /// `REQUIREMENT_FIELD_BRAND`.
        case brand
        /// `REQUIREMENT_FIELD_DEPARTMENT`.
        case department
        /// `REQUIREMENT_FIELD_TYPE`.
        case type
        /// `REQUIREMENT_FIELD_MAKER`.
        case maker
        /// IS only.
        case ownBrand
        /// AT_MOST, AT_LEAST, BETWEEN.
        case price
        /// IS and BETWEEN: the product is meant for that age, for all of those ages. A product for
        /// everybody is meant for every age.
        case ageMonths
        /// CONTAINS: in name, type, category, brand or text; 2 to 64 bytes.
        case text
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [RequirementField] = [
            .unspecified,
            .attribute,
            .category,
            .brand,
            .department,
            .type,
            .maker,
            .ownBrand,
            .price,
            .ageMonths,
            .text
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .attribute
            case 2: self = .category
            case 3: self = .brand
            case 4: self = .department
            case 5: self = .type
            case 6: self = .maker
            case 7: self = .ownBrand
            case 8: self = .price
            case 9: self = .ageMonths
            case 10: self = .text
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .attribute: 1
            case .category: 2
            case .brand: 3
            case .department: 4
            case .type: 5
            case .maker: 6
            case .ownBrand: 7
            case .price: 8
            case .ageMonths: 9
            case .text: 10
            case .unrecognized(let number): number
            }
        }
    }
}
