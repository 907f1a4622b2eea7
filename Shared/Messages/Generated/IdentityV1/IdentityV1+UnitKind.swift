// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.UnitKind`.
    package enum UnitKind: CaseIterable, Hashable, Sendable {
        /// `UNIT_KIND_UNSPECIFIED`.
        case unspecified
        /// The first step of a path; made by an operator.
        case headquarters
        /// `UNIT_KIND_BRAND`.
        case brand
        /// `UNIT_KIND_DIVISION`.
        case division
        /// `UNIT_KIND_REGION`.
        case region
        /// Nothing lies below it.
        case store
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [UnitKind] = [
            .unspecified,
            .headquarters,
            .brand,
            .division,
            .region,
            .store
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .headquarters
            case 2: self = .brand
            case 3: self = .division
            case 4: self = .region
            case 5: self = .store
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .headquarters: 1
            case .brand: 2
            case .division: 3
            case .region: 4
            case .store: 5
            case .unrecognized(let number): number
            }
        }
    }
}
