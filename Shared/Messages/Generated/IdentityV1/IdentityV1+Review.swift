// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Review`.
    package struct Review: JSONMessage {
        package static let messageName = "huitou.identity.v1.Review"

        /// `huitou.identity.v1.Review.Cause`.
        package enum Cause: CaseIterable, Hashable, Sendable {
            /// `CAUSE_UNSPECIFIED`.
            case unspecified
            /// One request named identities of both.
            case identitiesConflict
            /// Name, birthday and the last four digits of the phone are the same.
            case samePersonData
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Cause] = [
                .unspecified,
                .identitiesConflict,
                .samePersonData
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .identitiesConflict
                case 2: self = .samePersonData
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .identitiesConflict: 1
                case .samePersonData: 2
                case .unrecognized(let number): number
                }
            }
        }

        /// `huitou.identity.v1.Review.State`.
        package enum State: CaseIterable, Hashable, Sendable {
            /// `STATE_UNSPECIFIED`.
            case unspecified
            /// `STATE_OPEN`.
            case open
            /// `STATE_MERGED`.
            case merged
            /// `STATE_KEPT_APART`.
            case keptApart
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [State] = [
                .unspecified,
                .open,
                .merged,
                .keptApart
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .open
                case 2: self = .merged
                case 3: self = .keptApart
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .open: 1
                case .merged: 2
                case .keptApart: 3
                case .unrecognized(let number): number
                }
            }
        }

        package var reviewID: Int64
        package var firstID: Int64
        package var secondID: Int64
        package var cause: IdentityV1.Review.Cause
        package var state: IdentityV1.Review.State
        /// Where the doubt arose.
        package var organisation: String
        package var openedAt: Int64
        package var decidedAt: Int64
        package var decidedBy: String
        package var reason: String

        /// The message with every field at its default.
        package init() {
            self.reviewID = 0
            self.firstID = 0
            self.secondID = 0
            self.cause = .unspecified
            self.state = .unspecified
            self.organisation = ""
            self.openedAt = 0
            self.decidedAt = 0
            self.decidedBy = ""
            self.reason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            reviewID: Int64 = 0,
            firstID: Int64 = 0,
            secondID: Int64 = 0,
            cause: IdentityV1.Review.Cause = .unspecified,
            state: IdentityV1.Review.State = .unspecified,
            organisation: String = "",
            openedAt: Int64 = 0,
            decidedAt: Int64 = 0,
            decidedBy: String = "",
            reason: String = ""
        ) {
            self.reviewID = reviewID
            self.firstID = firstID
            self.secondID = secondID
            self.cause = cause
            self.state = state
            self.organisation = organisation
            self.openedAt = openedAt
            self.decidedAt = decidedAt
            self.decidedBy = decidedBy
            self.reason = reason
        }
    }
}

extension IdentityV1.Review {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Review()
        huitou__identity__v1__review__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Review>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Review>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Review>) {
        self.init(
            reviewID: c.pointee.review_id,
            firstID: c.pointee.first_id,
            secondID: c.pointee.second_id,
            cause: IdentityV1.Review.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue)),
            state: IdentityV1.Review.State(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            organisation: CField.string(c.pointee.organisation),
            openedAt: c.pointee.opened_at,
            decidedAt: c.pointee.decided_at,
            decidedBy: CField.string(c.pointee.decided_by),
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Review> {
        let c = arena.allocate(Huitou__Identity__V1__Review.self)
        huitou__identity__v1__review__init(c)
        c.pointee.review_id = reviewID
        c.pointee.first_id = firstID
        c.pointee.second_id = secondID
        c.pointee.cause = .init(rawValue: .init(truncatingIfNeeded: cause.rawValue))
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.opened_at = openedAt
        c.pointee.decided_at = decidedAt
        if !decidedBy.isEmpty { c.pointee.decided_by = arena.string(decidedBy) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
