// swift-format-ignore-file
// Made by protos/generate from huitou/test/v1/coding.proto. Do not edit.

extension TestV1 {
    /// An enum with a negative number and a gap.
    package enum Sign: CaseIterable, Hashable, Sendable {
        /// `SIGN_UNSPECIFIED`.
        case unspecified
        /// `SIGN_MINUS`.
        case minus
        /// `SIGN_PLUS`.
        case plus
        /// `SIGN_LARGE`.
        case large
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [Sign] = [
            .unspecified,
            .minus,
            .plus,
            .large
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case -1: self = .minus
            case 1: self = .plus
            case 2147483647: self = .large
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .minus: -1
            case .plus: 1
            case .large: 2147483647
            case .unrecognized(let number): number
            }
        }
    }
}
