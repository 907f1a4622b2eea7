// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PurchaseProbability`.
    package struct PurchaseProbability: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PurchaseProbability"

        package var days: UInt32
        package var probability: Double
        /// Whether it was trained and calibrated on answers; else it is what two models of lifetimes say.
        package var calibrated: Bool

        /// The message with every field at its default.
        package init() {
            self.days = 0
            self.probability = 0
            self.calibrated = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            days: UInt32 = 0,
            probability: Double = 0,
            calibrated: Bool = false
        ) {
            self.days = days
            self.probability = probability
            self.calibrated = calibrated
        }
    }
}

extension RecommendationsV1.PurchaseProbability {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PurchaseProbability()
        huitou__recommendations__v1__purchase_probability__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PurchaseProbability>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PurchaseProbability>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PurchaseProbability>) {
        self.init(
            days: c.pointee.days,
            probability: c.pointee.probability,
            calibrated: c.pointee.calibrated != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PurchaseProbability> {
        let c = arena.allocate(Huitou__Recommendations__V1__PurchaseProbability.self)
        huitou__recommendations__v1__purchase_probability__init(c)
        c.pointee.days = days
        c.pointee.probability = probability
        c.pointee.calibrated = calibrated ? 1 : 0
        return c
    }
}
