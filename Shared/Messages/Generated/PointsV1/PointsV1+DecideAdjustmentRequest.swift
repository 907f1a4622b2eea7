// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.DecideAdjustmentRequest`.
    package struct DecideAdjustmentRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.DecideAdjustmentRequest"

        /// As in EarnRequest.
        package var memberID: Int64
        package var organisation: String
        package var reasonCode: String
        package var at: Int64
        package var idempotencyKey: String
        /// The entry that proposes it (Entry.entry_id).
        package var proposalID: Int64
        /// True to book the adjustment, false to reject it.
        package var approve: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.proposalID = 0
            self.approve = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            organisation: String = "",
            reasonCode: String = "",
            at: Int64 = 0,
            idempotencyKey: String = "",
            proposalID: Int64 = 0,
            approve: Bool = false
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.proposalID = proposalID
            self.approve = approve
        }
    }
}

extension PointsV1.DecideAdjustmentRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__DecideAdjustmentRequest()
        huitou__points__v1__decide_adjustment_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__DecideAdjustmentRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__DecideAdjustmentRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__DecideAdjustmentRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            proposalID: c.pointee.proposal_id,
            approve: c.pointee.approve != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__DecideAdjustmentRequest> {
        let c = arena.allocate(Huitou__Points__V1__DecideAdjustmentRequest.self)
        huitou__points__v1__decide_adjustment_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.proposal_id = proposalID
        c.pointee.approve = approve ? 1 : 0
        return c
    }
}
