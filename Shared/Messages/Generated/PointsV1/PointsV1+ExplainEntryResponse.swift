// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ExplainEntryResponse`.
    package struct ExplainEntryResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.ExplainEntryResponse"

        package var entry: PointsV1.Entry?
        /// SHA-256 over the hash of previous_entry_id's record, that of the record before in the same lane, and
        /// this one's bytes: 32 bytes.
        package var hash: [UInt8]
        /// The member's entry before it; 0 for the first.
        package var previousEntryID: Int64
        /// How much of it was taken back since.
        package var reversed: Int64
        /// The order that it books or takes back, if the caller may see it.
        package var order: PointsV1.Order?
        /// The entries that granted the lots that it changes, and the one that it takes back or decides on, by id; those
        /// that the caller may see.
        package var sources: [PointsV1.Entry]

        /// The message with every field at its default.
        package init() {
            self.entry = nil
            self.hash = []
            self.previousEntryID = 0
            self.reversed = 0
            self.order = nil
            self.sources = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entry: PointsV1.Entry? = nil,
            hash: [UInt8] = [],
            previousEntryID: Int64 = 0,
            reversed: Int64 = 0,
            order: PointsV1.Order? = nil,
            sources: [PointsV1.Entry] = []
        ) {
            self.entry = entry
            self.hash = hash
            self.previousEntryID = previousEntryID
            self.reversed = reversed
            self.order = order
            self.sources = sources
        }
    }
}

extension PointsV1.ExplainEntryResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ExplainEntryResponse()
        huitou__points__v1__explain_entry_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ExplainEntryResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ExplainEntryResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ExplainEntryResponse>) {
        self.init(
            entry: c.pointee.entry.map { PointsV1.Entry($0) },
            hash: CField.bytes(c.pointee.hash),
            previousEntryID: c.pointee.previous_entry_id,
            reversed: c.pointee.reversed,
            order: c.pointee._order_case.rawValue == 5 ? PointsV1.Order(c.pointee.order) : nil,
            sources: CField.pointees(c.pointee.n_sources, c.pointee.sources) { PointsV1.Entry($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ExplainEntryResponse> {
        let c = arena.allocate(Huitou__Points__V1__ExplainEntryResponse.self)
        huitou__points__v1__explain_entry_response__init(c)
        if let value = entry { c.pointee.entry = value.makeC(arena) }
        c.pointee.hash = arena.bytes(hash)
        c.pointee.previous_entry_id = previousEntryID
        c.pointee.reversed = reversed
        if let value = order {
            c.pointee._order_case = .init(rawValue: 5)
            c.pointee.order = value.makeC(arena)
        }
        (c.pointee.n_sources, c.pointee.sources) = arena.array(sources) {
            $0.makeC(arena)
        }
        return c
    }
}
