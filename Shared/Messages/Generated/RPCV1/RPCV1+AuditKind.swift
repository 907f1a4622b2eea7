// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

extension RPCV1 {
    /// `huitou.rpc.v1.AuditKind`.
    package enum AuditKind: CaseIterable, Hashable, Sendable {
        /// `AUDIT_KIND_UNSPECIFIED`.
        case unspecified
        /// Somebody has called a method.
        case action
        /// Somebody was shown personal data unmasked.
        case read
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [AuditKind] = [
            .unspecified,
            .action,
            .read
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .action
            case 2: self = .read
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .action: 1
            case .read: 2
            case .unrecognized(let number): number
            }
        }
    }
}
