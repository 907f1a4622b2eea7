// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// What a lot was granted with; never changes while the lot lives.
    package struct LotTerms: JSONMessage {
        package static let messageName = "huitou.points.v1.LotTerms"

        /// How much.
        package var granted: Int64
        /// From when on it can be spent.
        package var activatesAt: Int64
        /// When it lapses: spendable before, not at it. 0: never, or by idle_months.
        package var expiresAt: Int64
        /// It lapses at the end of the local day this many months after the member was last active in the
        /// currency (earned, burnt, captured, gave, received, or got it by merge or unmerge, by booked_at), or
        /// after activates_at where that is later; 0: never, or at expires_at.
        package var idleMonths: UInt32
        /// The store or partner that gave it.
        package var issuer: String
        /// The rule that gave it, with its version; empty where none did.
        package var ruleVersion: String

        /// The message with every field at its default.
        package init() {
            self.granted = 0
            self.activatesAt = 0
            self.expiresAt = 0
            self.idleMonths = 0
            self.issuer = ""
            self.ruleVersion = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            granted: Int64 = 0,
            activatesAt: Int64 = 0,
            expiresAt: Int64 = 0,
            idleMonths: UInt32 = 0,
            issuer: String = "",
            ruleVersion: String = ""
        ) {
            self.granted = granted
            self.activatesAt = activatesAt
            self.expiresAt = expiresAt
            self.idleMonths = idleMonths
            self.issuer = issuer
            self.ruleVersion = ruleVersion
        }
    }
}

extension PointsV1.LotTerms {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__LotTerms()
        huitou__points__v1__lot_terms__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__LotTerms>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__LotTerms>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__LotTerms>) {
        self.init(
            granted: c.pointee.granted,
            activatesAt: c.pointee.activates_at,
            expiresAt: c.pointee.expires_at,
            idleMonths: c.pointee.idle_months,
            issuer: CField.string(c.pointee.issuer),
            ruleVersion: CField.string(c.pointee.rule_version)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__LotTerms> {
        let c = arena.allocate(Huitou__Points__V1__LotTerms.self)
        huitou__points__v1__lot_terms__init(c)
        c.pointee.granted = granted
        c.pointee.activates_at = activatesAt
        c.pointee.expires_at = expiresAt
        c.pointee.idle_months = idleMonths
        if !issuer.isEmpty { c.pointee.issuer = arena.string(issuer) }
        if !ruleVersion.isEmpty { c.pointee.rule_version = arena.string(ruleVersion) }
        return c
    }
}
