// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.Tier`.
    package struct Tier: JSONMessage {
        package static let messageName = "huitou.tiers.v1.Tier"

        /// ordinary, vip, black.
        package var code: String
        package var nameEn: String
        package var nameZh: String
        /// From 0 upwards.
        package var rank: UInt32
        /// Growth within the window that reaches it.
        package var growthMin: Int64
        package var benefits: [TiersV1.Benefit]

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.nameEn = ""
            self.nameZh = ""
            self.rank = 0
            self.growthMin = 0
            self.benefits = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            nameEn: String = "",
            nameZh: String = "",
            rank: UInt32 = 0,
            growthMin: Int64 = 0,
            benefits: [TiersV1.Benefit] = []
        ) {
            self.code = code
            self.nameEn = nameEn
            self.nameZh = nameZh
            self.rank = rank
            self.growthMin = growthMin
            self.benefits = benefits
        }
    }
}

extension TiersV1.Tier {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__Tier()
        huitou__tiers__v1__tier__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__Tier>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__Tier>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__Tier>) {
        self.init(
            code: CField.string(c.pointee.code),
            nameEn: CField.string(c.pointee.name_en),
            nameZh: CField.string(c.pointee.name_zh),
            rank: c.pointee.rank,
            growthMin: c.pointee.growth_min,
            benefits: CField.pointees(c.pointee.n_benefits, c.pointee.benefits) { TiersV1.Benefit($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__Tier> {
        let c = arena.allocate(Huitou__Tiers__V1__Tier.self)
        huitou__tiers__v1__tier__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !nameEn.isEmpty { c.pointee.name_en = arena.string(nameEn) }
        if !nameZh.isEmpty { c.pointee.name_zh = arena.string(nameZh) }
        c.pointee.rank = rank
        c.pointee.growth_min = growthMin
        (c.pointee.n_benefits, c.pointee.benefits) = arena.array(benefits) {
            $0.makeC(arena)
        }
        return c
    }
}
