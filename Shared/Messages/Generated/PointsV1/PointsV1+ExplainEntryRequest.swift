// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ExplainEntryRequest`.
    package struct ExplainEntryRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.ExplainEntryRequest"

        /// Entry.entry_id.
        package var entryID: Int64

        /// The message with every field at its default.
        package init() {
            self.entryID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entryID: Int64 = 0
        ) {
            self.entryID = entryID
        }
    }
}

extension PointsV1.ExplainEntryRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ExplainEntryRequest()
        huitou__points__v1__explain_entry_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ExplainEntryRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ExplainEntryRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ExplainEntryRequest>) {
        self.init(
            entryID: c.pointee.entry_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ExplainEntryRequest> {
        let c = arena.allocate(Huitou__Points__V1__ExplainEntryRequest.self)
        huitou__points__v1__explain_entry_request__init(c)
        c.pointee.entry_id = entryID
        return c
    }
}
