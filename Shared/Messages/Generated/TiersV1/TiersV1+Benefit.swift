// swift-format-ignore-file
// Made by protos/generate from huitou/tiers/v1/tiers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension TiersV1 {
    /// `huitou.tiers.v1.Benefit`.
    package struct Benefit: JSONMessage {
        package static let messageName = "huitou.tiers.v1.Benefit"

        package var code: String
        package var nameEn: String
        package var nameZh: String

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.nameEn = ""
            self.nameZh = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            nameEn: String = "",
            nameZh: String = ""
        ) {
            self.code = code
            self.nameEn = nameEn
            self.nameZh = nameZh
        }
    }
}

extension TiersV1.Benefit {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Tiers__V1__Benefit()
        huitou__tiers__v1__benefit__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Tiers__V1__Benefit>) in Self(c)
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
            (c: UnsafePointer<Huitou__Tiers__V1__Benefit>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Tiers__V1__Benefit>) {
        self.init(
            code: CField.string(c.pointee.code),
            nameEn: CField.string(c.pointee.name_en),
            nameZh: CField.string(c.pointee.name_zh)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Tiers__V1__Benefit> {
        let c = arena.allocate(Huitou__Tiers__V1__Benefit.self)
        huitou__tiers__v1__benefit__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !nameEn.isEmpty { c.pointee.name_en = arena.string(nameEn) }
        if !nameZh.isEmpty { c.pointee.name_zh = arena.string(nameZh) }
        return c
    }
}
