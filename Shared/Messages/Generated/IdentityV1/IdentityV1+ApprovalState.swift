// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

extension IdentityV1 {
    /// `huitou.identity.v1.ApprovalState`.
    package enum ApprovalState: CaseIterable, Hashable, Sendable {
        /// `APPROVAL_STATE_UNSPECIFIED`.
        case unspecified
        /// `APPROVAL_STATE_PENDING`.
        case pending
        /// `APPROVAL_STATE_APPROVED`.
        case approved
        /// `APPROVAL_STATE_REFUSED`.
        case refused
        /// `APPROVAL_STATE_USED`.
        case used
        /// Not decided, or not used, in time.
        case expired
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [ApprovalState] = [
            .unspecified,
            .pending,
            .approved,
            .refused,
            .used,
            .expired
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .pending
            case 2: self = .approved
            case 3: self = .refused
            case 4: self = .used
            case 5: self = .expired
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .pending: 1
            case .approved: 2
            case .refused: 3
            case .used: 4
            case .expired: 5
            case .unrecognized(let number): number
            }
        }
    }
}
