// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/requirements.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// Requirements that would have to go together: without all of them something fits, without fewer of
    /// them nothing.
    package struct Relaxation: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Relaxation"

        /// Places in the request, from 0, ascending.
        package var requirements: [UInt32]
        package var textEn: String
        package var textZh: String
        /// How many products fit then.
        package var total: UInt64
        /// The best 3 of them; their reasons name what they do fit.
        package var items: [RecommendationsV1.FoundProduct]
        /// Smaller changes of the same requirements that let something in already, at most 3.
        package var adjustments: [RecommendationsV1.Adjustment]

        /// The message with every field at its default.
        package init() {
            self.requirements = []
            self.textEn = ""
            self.textZh = ""
            self.total = 0
            self.items = []
            self.adjustments = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            requirements: [UInt32] = [],
            textEn: String = "",
            textZh: String = "",
            total: UInt64 = 0,
            items: [RecommendationsV1.FoundProduct] = [],
            adjustments: [RecommendationsV1.Adjustment] = []
        ) {
            self.requirements = requirements
            self.textEn = textEn
            self.textZh = textZh
            self.total = total
            self.items = items
            self.adjustments = adjustments
        }
    }
}

extension RecommendationsV1.Relaxation {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Relaxation()
        huitou__recommendations__v1__relaxation__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Relaxation>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__Relaxation>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Relaxation>) {
        self.init(
            requirements: CField.array(c.pointee.n_requirements, c.pointee.requirements) { $0 },
            textEn: CField.string(c.pointee.text_en),
            textZh: CField.string(c.pointee.text_zh),
            total: c.pointee.total,
            items: CField.pointees(c.pointee.n_items, c.pointee.items) { RecommendationsV1.FoundProduct($0) },
            adjustments: CField.pointees(c.pointee.n_adjustments, c.pointee.adjustments) { RecommendationsV1.Adjustment($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Relaxation> {
        let c = arena.allocate(Huitou__Recommendations__V1__Relaxation.self)
        huitou__recommendations__v1__relaxation__init(c)
        (c.pointee.n_requirements, c.pointee.requirements) = arena.array(requirements) {
            $0
        }
        if !textEn.isEmpty { c.pointee.text_en = arena.string(textEn) }
        if !textZh.isEmpty { c.pointee.text_zh = arena.string(textZh) }
        c.pointee.total = total
        (c.pointee.n_items, c.pointee.items) = arena.array(items) {
            $0.makeC(arena)
        }
        (c.pointee.n_adjustments, c.pointee.adjustments) = arena.array(adjustments) {
            $0.makeC(arena)
        }
        return c
    }
}
