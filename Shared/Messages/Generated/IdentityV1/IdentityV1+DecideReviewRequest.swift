// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/merges.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.DecideReviewRequest`.
    package struct DecideReviewRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.DecideReviewRequest"

        /// `huitou.identity.v1.DecideReviewRequest.Decision`.
        package enum Decision: CaseIterable, Hashable, Sendable {
            /// `DECISION_UNSPECIFIED`.
            case unspecified
            /// `DECISION_MERGE`.
            case merge
            /// `DECISION_KEEP_APART`.
            case keepApart
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Decision] = [
                .unspecified,
                .merge,
                .keepApart
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .merge
                case 2: self = .keepApart
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .merge: 1
                case .keepApart: 2
                case .unrecognized(let number): number
                }
            }
        }

        package var reviewID: Int64
        package var decision: IdentityV1.DecideReviewRequest.Decision
        /// Of a merge: who remains; 0 for the one that registered first.
        package var survivorID: Int64
        package var organisation: String
        package var reason: String
        package var idempotencyKey: String
        /// Of a merge, as in MergeMembersRequest; 0 where the two are kept apart.
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.reviewID = 0
            self.decision = .unspecified
            self.survivorID = 0
            self.organisation = ""
            self.reason = ""
            self.idempotencyKey = ""
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            reviewID: Int64 = 0,
            decision: IdentityV1.DecideReviewRequest.Decision = .unspecified,
            survivorID: Int64 = 0,
            organisation: String = "",
            reason: String = "",
            idempotencyKey: String = "",
            approvalID: Int64 = 0
        ) {
            self.reviewID = reviewID
            self.decision = decision
            self.survivorID = survivorID
            self.organisation = organisation
            self.reason = reason
            self.idempotencyKey = idempotencyKey
            self.approvalID = approvalID
        }
    }
}

extension IdentityV1.DecideReviewRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__DecideReviewRequest()
        huitou__identity__v1__decide_review_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__DecideReviewRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__DecideReviewRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__DecideReviewRequest>) {
        self.init(
            reviewID: c.pointee.review_id,
            decision: IdentityV1.DecideReviewRequest.Decision(rawValue: Int32(truncatingIfNeeded: c.pointee.decision.rawValue)),
            survivorID: c.pointee.survivor_id,
            organisation: CField.string(c.pointee.organisation),
            reason: CField.string(c.pointee.reason),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__DecideReviewRequest> {
        let c = arena.allocate(Huitou__Identity__V1__DecideReviewRequest.self)
        huitou__identity__v1__decide_review_request__init(c)
        c.pointee.review_id = reviewID
        c.pointee.decision = .init(rawValue: .init(truncatingIfNeeded: decision.rawValue))
        c.pointee.survivor_id = survivorID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.approval_id = approvalID
        return c
    }
}
