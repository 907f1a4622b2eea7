// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.AccountAmount`.
    package struct AccountAmount: JSONMessage {
        package static let messageName = "huitou.points.v1.AccountAmount"

        /// members (all together), or a system account: issued, redeemed, expired, loss, debt, bonus,
        /// adjusted, transit, clearing/<store>, ...
        package var account: String
        package var amount: Int64
        package var currency: String

        /// The message with every field at its default.
        package init() {
            self.account = ""
            self.amount = 0
            self.currency = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            account: String = "",
            amount: Int64 = 0,
            currency: String = ""
        ) {
            self.account = account
            self.amount = amount
            self.currency = currency
        }
    }
}

extension PointsV1.AccountAmount {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__AccountAmount()
        huitou__points__v1__account_amount__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__AccountAmount>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__AccountAmount>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__AccountAmount>) {
        self.init(
            account: CField.string(c.pointee.account),
            amount: c.pointee.amount,
            currency: CField.string(c.pointee.currency)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__AccountAmount> {
        let c = arena.allocate(Huitou__Points__V1__AccountAmount.self)
        huitou__points__v1__account_amount__init(c)
        if !account.isEmpty { c.pointee.account = arena.string(account) }
        c.pointee.amount = amount
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        return c
    }
}
