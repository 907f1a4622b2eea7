// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

extension IdentityV1 {
    /// What of an acquisition is counted by.
    package enum AcquisitionField: CaseIterable, Hashable, Sendable {
        /// `ACQUISITION_FIELD_UNSPECIFIED`.
        case unspecified
        /// `ACQUISITION_FIELD_CHANNEL`.
        case channel
        /// `ACQUISITION_FIELD_CAMPAIGN`.
        case campaign
        /// `ACQUISITION_FIELD_STORE`.
        case store
        /// `ACQUISITION_FIELD_GUIDE`.
        case guide
        /// `ACQUISITION_FIELD_QR_PARAMETER`.
        case qrParameter
        /// `ACQUISITION_FIELD_FORWARDED_BY`.
        case forwardedBy
        /// A number that this version of the schema does not name.
        case unrecognized(Int32)

        /// The values that this version of the schema names.
        package static let allCases: [AcquisitionField] = [
            .unspecified,
            .channel,
            .campaign,
            .store,
            .guide,
            .qrParameter,
            .forwardedBy
        ]

        /// The value of a number.
        package init(rawValue: Int32) {
            switch rawValue {
            case 0: self = .unspecified
            case 1: self = .channel
            case 2: self = .campaign
            case 3: self = .store
            case 4: self = .guide
            case 5: self = .qrParameter
            case 6: self = .forwardedBy
            default: self = .unrecognized(rawValue)
            }
        }

        /// The number on the wire.
        package var rawValue: Int32 {
            switch self {
            case .unspecified: 0
            case .channel: 1
            case .campaign: 2
            case .store: 3
            case .guide: 4
            case .qrParameter: 5
            case .forwardedBy: 6
            case .unrecognized(let number): number
            }
        }
    }
}
