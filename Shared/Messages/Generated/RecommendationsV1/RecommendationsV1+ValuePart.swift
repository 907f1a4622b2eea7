// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/offers.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ValuePart`.
    package struct ValuePart: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ValuePart"

        /// 1 to 10.
        package var part: UInt32
        package var members: UInt64
        package var sales: UInt64
        /// How far prices lie from those of the other sales of their groups once published offers are
        /// taken out, as a share of the shelf's price; below 0 where the part pays less.
        package var difference: Double
        /// One deviation of the difference.
        package var deviation: Double
        /// Beyond 4 deviations and a half of a hundred.
        package var flagged: Bool

        /// The message with every field at its default.
        package init() {
            self.part = 0
            self.members = 0
            self.sales = 0
            self.difference = 0
            self.deviation = 0
            self.flagged = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            part: UInt32 = 0,
            members: UInt64 = 0,
            sales: UInt64 = 0,
            difference: Double = 0,
            deviation: Double = 0,
            flagged: Bool = false
        ) {
            self.part = part
            self.members = members
            self.sales = sales
            self.difference = difference
            self.deviation = deviation
            self.flagged = flagged
        }
    }
}

extension RecommendationsV1.ValuePart {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ValuePart()
        huitou__recommendations__v1__value_part__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ValuePart>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ValuePart>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ValuePart>) {
        self.init(
            part: c.pointee.part,
            members: c.pointee.members,
            sales: c.pointee.sales,
            difference: c.pointee.difference,
            deviation: c.pointee.deviation,
            flagged: c.pointee.flagged != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ValuePart> {
        let c = arena.allocate(Huitou__Recommendations__V1__ValuePart.self)
        huitou__recommendations__v1__value_part__init(c)
        c.pointee.part = part
        c.pointee.members = members
        c.pointee.sales = sales
        c.pointee.difference = difference
        c.pointee.deviation = deviation
        c.pointee.flagged = flagged ? 1 : 0
        return c
    }
}
