// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.TransferRequest`.
    package struct TransferRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.TransferRequest"

        /// Who gives; the rest as in EarnRequest.
        package var memberID: Int64
        package var organisation: String
        package var reasonCode: String
        package var at: Int64
        package var idempotencyKey: String
        /// The code of one of the program's currencies: points.
        package var currency: String
        /// How much, from 1 to 10^12.
        package var amount: Int64
        /// Who receives.
        package var receiverID: Int64
        /// Where the currency has step_up_above and more is asked for: the proof that identity gave a moment
        /// ago (StepUp, ResolveMemberCode). Does not belong to what a repeat is recognised by.
        package var stepUpProof: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.currency = ""
            self.amount = 0
            self.receiverID = 0
            self.stepUpProof = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            organisation: String = "",
            reasonCode: String = "",
            at: Int64 = 0,
            idempotencyKey: String = "",
            currency: String = "",
            amount: Int64 = 0,
            receiverID: Int64 = 0,
            stepUpProof: String = ""
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.currency = currency
            self.amount = amount
            self.receiverID = receiverID
            self.stepUpProof = stepUpProof
        }
    }
}

extension PointsV1.TransferRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__TransferRequest()
        huitou__points__v1__transfer_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__TransferRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__TransferRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__TransferRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            currency: CField.string(c.pointee.currency),
            amount: c.pointee.amount,
            receiverID: c.pointee.receiver_id,
            stepUpProof: CField.string(c.pointee.step_up_proof)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__TransferRequest> {
        let c = arena.allocate(Huitou__Points__V1__TransferRequest.self)
        huitou__points__v1__transfer_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.amount = amount
        c.pointee.receiver_id = receiverID
        if !stepUpProof.isEmpty { c.pointee.step_up_proof = arena.string(stepUpProof) }
        return c
    }
}
