// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.AccountPoints`.
    package struct AccountPoints: JSONMessage {
        package static let messageName = "huitou.points.v1.AccountPoints"

        /// members (all together), or a system account: issued, redeemed, expired, loss, ...
        package var account: String
        package var points: Int64
        /// What is counted: points.
        package var currency: String

        /// The message with every field at its default.
        package init() {
            self.account = ""
            self.points = 0
            self.currency = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            account: String = "",
            points: Int64 = 0,
            currency: String = ""
        ) {
            self.account = account
            self.points = points
            self.currency = currency
        }
    }
}

extension PointsV1.AccountPoints {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__AccountPoints()
        huitou__points__v1__account_points__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__AccountPoints>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__AccountPoints>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__AccountPoints>) {
        self.init(
            account: CField.string(c.pointee.account),
            points: c.pointee.points,
            currency: CField.string(c.pointee.currency)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__AccountPoints> {
        let c = arena.allocate(Huitou__Points__V1__AccountPoints.self)
        huitou__points__v1__account_points__init(c)
        if !account.isEmpty { c.pointee.account = arena.string(account) }
        c.pointee.points = points
        if !currency.isEmpty { c.pointee.currency = arena.string(currency) }
        return c
    }
}
