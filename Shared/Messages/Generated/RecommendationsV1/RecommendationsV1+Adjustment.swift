// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// Changes of requirements, none of which can be smaller without leaving nothing.
    package struct Adjustment: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Adjustment"

        package var changes: [RecommendationsV1.RequirementChange]
        package var textEn: String
        package var textZh: String
        /// How many products fit then.
        package var total: UInt64
        /// The best 3 of them.
        package var items: [RecommendationsV1.FoundProduct]

        /// The message with every field at its default.
        package init() {
            self.changes = []
            self.textEn = ""
            self.textZh = ""
            self.total = 0
            self.items = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            changes: [RecommendationsV1.RequirementChange] = [],
            textEn: String = "",
            textZh: String = "",
            total: UInt64 = 0,
            items: [RecommendationsV1.FoundProduct] = []
        ) {
            self.changes = changes
            self.textEn = textEn
            self.textZh = textZh
            self.total = total
            self.items = items
        }
    }
}

extension RecommendationsV1.Adjustment {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Adjustment()
        huitou__recommendations__v1__adjustment__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Adjustment>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Adjustment>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Adjustment>) {
        self.init(
            changes: CField.pointees(c.pointee.n_changes, c.pointee.changes) { RecommendationsV1.RequirementChange($0) },
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh),
            total: c.pointee.total,
            items: CField.pointees(c.pointee.n_items, c.pointee.items) { RecommendationsV1.FoundProduct($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Adjustment> {
        let c = arena.allocate(Huitou__Recommendations__V1__Adjustment.self)
        huitou__recommendations__v1__adjustment__init(c)
        (c.pointee.n_changes, c.pointee.changes) = arena.array(changes) {
            $0.makeC(arena)
        }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        c.pointee.total = total
        (c.pointee.n_items, c.pointee.items) = arena.array(items) {
            $0.makeC(arena)
        }
        return c
    }
}
