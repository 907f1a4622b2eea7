// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ReverseRequest`.
    package struct ReverseRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.ReverseRequest"

        /// As in EarnRequest.
        package var memberID: Int64
        package var organisation: String
        package var reasonCode: String
        package var at: Int64
        package var idempotencyKey: String
        /// The entry (Entry.entry_id); of a transfer the giver's.
        package var entryID: Int64
        /// How much of it, from 1 to what is left; 0 for all that is left. What repaid a debt, or was owed,
        /// counts as given or taken.
        package var amount: Int64
        /// Where points is set to need a second person for refunds (refunds.second_person_above) and the whole
        /// entry moved more: an approval of identity's SENSITIVE_ACT_REFUND about the member, with the
        /// reference "entry <entry_id>". Does not belong to what a repeat is recognised by.
        package var approvalID: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.entryID = 0
            self.amount = 0
            self.approvalID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            organisation: String = "",
            reasonCode: String = "",
            at: Int64 = 0,
            idempotencyKey: String = "",
            entryID: Int64 = 0,
            amount: Int64 = 0,
            approvalID: Int64 = 0
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.entryID = entryID
            self.amount = amount
            self.approvalID = approvalID
        }
    }
}

extension PointsV1.ReverseRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ReverseRequest()
        huitou__points__v1__reverse_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ReverseRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ReverseRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ReverseRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            entryID: c.pointee.entry_id,
            amount: c.pointee.amount,
            approvalID: c.pointee.approval_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ReverseRequest> {
        let c = arena.allocate(Huitou__Points__V1__ReverseRequest.self)
        huitou__points__v1__reverse_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.entry_id = entryID
        c.pointee.amount = amount
        c.pointee.approval_id = approvalID
        return c
    }
}
