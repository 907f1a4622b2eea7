// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.EarnRequest`.
    package struct EarnRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.EarnRequest"

        /// Whose account. A member that was merged into another means that one.
        package var memberID: Int64
        /// Where it happens, within the caller's part of the organisation: acme/retail/north/store-12.
        package var organisation: String
        /// Why: one of the standard reasons, or of the program's own.
        package var reasonCode: String
        /// When it happened, from 1990 to a day ahead of the ledger's clock; 0 for the time of booking.
        package var at: Int64
        /// The client's name for the command; with caller and member its identity: 1 to 64 printable ASCII
        /// characters without space.
        package var idempotencyKey: String
        /// The code of one of the program's currencies: points.
        package var currency: String
        /// How much, from 1 to 10^12.
        package var amount: Int64
        /// From when on it can be spent, 1990 to 9999; 0 as the currency's rules say.
        package var activatesAt: Int64
        /// Until when it can be spent, after activates_at and after now, to 9999; 0 as the currency's rules
        /// say.
        package var expiresAt: Int64
        /// The rule that gives it, with its version: 1 to 64 printable ASCII characters without space; empty
        /// for none.
        package var ruleVersion: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.organisation = ""
            self.reasonCode = ""
            self.at = 0
            self.idempotencyKey = ""
            self.currency = ""
            self.amount = 0
            self.activatesAt = 0
            self.expiresAt = 0
            self.ruleVersion = ""
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
            activatesAt: Int64 = 0,
            expiresAt: Int64 = 0,
            ruleVersion: String = ""
        ) {
            self.memberID = memberID
            self.organisation = organisation
            self.reasonCode = reasonCode
            self.at = at
            self.idempotencyKey = idempotencyKey
            self.currency = currency
            self.amount = amount
            self.activatesAt = activatesAt
            self.expiresAt = expiresAt
            self.ruleVersion = ruleVersion
        }
    }
}

extension PointsV1.EarnRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__EarnRequest()
        huitou__points__v1__earn_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__EarnRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__EarnRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__EarnRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            reasonCode: CField.string(c.pointee.reason_code),
            at: c.pointee.at,
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            currency: CField.string(c.pointee.currency),
            amount: c.pointee.amount,
            activatesAt: c.pointee.activates_at,
            expiresAt: c.pointee.expires_at,
            ruleVersion: CField.string(c.pointee.rule_version)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__EarnRequest> {
        let c = arena.allocate(Huitou__Points__V1__EarnRequest.self)
        huitou__points__v1__earn_request__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !reasonCode.isEmpty { c.pointee.reason_code = arena.string(reasonCode) }
        c.pointee.at = at
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        c.pointee.amount = amount
        c.pointee.activates_at = activatesAt
        c.pointee.expires_at = expiresAt
        if !ruleVersion.isEmpty { c.pointee.rule_version = arena.string(ruleVersion) }
        return c
    }
}
