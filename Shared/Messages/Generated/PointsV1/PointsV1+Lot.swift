// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.Lot`.
    package struct Lot: JSONMessage {
        package static let messageName = "huitou.points.v1.Lot"

        package var lotNumber: Int64
        package var granted: Int64
        package var remaining: Int64
        package var activatesAt: Int64
        /// 0: never.
        package var expiresAt: Int64
        package var issuer: String
        package var ruleVersion: String

        /// The message with every field at its default.
        package init() {
            self.lotNumber = 0
            self.granted = 0
            self.remaining = 0
            self.activatesAt = 0
            self.expiresAt = 0
            self.issuer = ""
            self.ruleVersion = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            lotNumber: Int64 = 0,
            granted: Int64 = 0,
            remaining: Int64 = 0,
            activatesAt: Int64 = 0,
            expiresAt: Int64 = 0,
            issuer: String = "",
            ruleVersion: String = ""
        ) {
            self.lotNumber = lotNumber
            self.granted = granted
            self.remaining = remaining
            self.activatesAt = activatesAt
            self.expiresAt = expiresAt
            self.issuer = issuer
            self.ruleVersion = ruleVersion
        }
    }
}

extension PointsV1.Lot {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__Lot()
        huitou__points__v1__lot__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__Lot>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__Lot>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__Lot>) {
        self.init(
            lotNumber: c.pointee.lot_number,
            granted: c.pointee.granted,
            remaining: c.pointee.remaining,
            activatesAt: c.pointee.activates_at,
            expiresAt: c.pointee.expires_at,
            issuer: CField.string(c.pointee.issuer),
            ruleVersion: CField.string(c.pointee.rule_version)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__Lot> {
        let c = arena.allocate(Huitou__Points__V1__Lot.self)
        huitou__points__v1__lot__init(c)
        c.pointee.lot_number = lotNumber
        c.pointee.granted = granted
        c.pointee.remaining = remaining
        c.pointee.activates_at = activatesAt
        c.pointee.expires_at = expiresAt
        if !issuer.isEmpty { c.pointee.issuer = arena.string(issuer) }
        if !ruleVersion.isEmpty { c.pointee.rule_version = arena.string(ruleVersion) }
        return c
    }
}
