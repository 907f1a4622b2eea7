// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.LotChange`.
    package struct LotChange: JSONMessage {
        package static let messageName = "huitou.points.v1.LotChange"

        /// The number of the entry that made the lot.
        package var lotNumber: Int64
        package var points: Int64

        /// The message with every field at its default.
        package init() {
            self.lotNumber = 0
            self.points = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            lotNumber: Int64 = 0,
            points: Int64 = 0
        ) {
            self.lotNumber = lotNumber
            self.points = points
        }
    }
}

extension PointsV1.LotChange {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__LotChange()
        huitou__points__v1__lot_change__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__LotChange>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__LotChange>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__LotChange>) {
        self.init(
            lotNumber: c.pointee.lot_number,
            points: c.pointee.points
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__LotChange> {
        let c = arena.allocate(Huitou__Points__V1__LotChange.self)
        huitou__points__v1__lot_change__init(c)
        c.pointee.lot_number = lotNumber
        c.pointee.points = points
        return c
    }
}
