// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// When something is bought next.
    package struct NextPurchase: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.NextPurchase"

        /// By this day it has happened with probability one half.
        package var day: String
        /// Four in five such purchases happen between these days.
        package var earliest: String
        package var latest: String
        /// The share of such waits that would have ended by now.
        package var overdue: Double

        /// The message with every field at its default.
        package init() {
            self.day = ""
            self.earliest = ""
            self.latest = ""
            self.overdue = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            day: String = "",
            earliest: String = "",
            latest: String = "",
            overdue: Double = 0
        ) {
            self.day = day
            self.earliest = earliest
            self.latest = latest
            self.overdue = overdue
        }
    }
}

extension RecommendationsV1.NextPurchase {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__NextPurchase()
        huitou__recommendations__v1__next_purchase__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__NextPurchase>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__NextPurchase>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__NextPurchase>) {
        self.init(
            day: CField.string(c.pointee.day),
            earliest: CField.string(c.pointee.earliest),
            latest: CField.string(c.pointee.latest),
            overdue: c.pointee.overdue
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__NextPurchase> {
        let c = arena.allocate(Huitou__Recommendations__V1__NextPurchase.self)
        huitou__recommendations__v1__next_purchase__init(c)
        if !day.isEmpty { c.pointee.day = arena.string(day) }
        if !earliest.isEmpty { c.pointee.earliest = arena.string(earliest) }
        if !latest.isEmpty { c.pointee.latest = arena.string(latest) }
        c.pointee.overdue = overdue
        return c
    }
}
