// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ListStatementResponse`.
    package struct ListStatementResponse: JSONMessage {
        package static let messageName = "huitou.points.v1.ListStatementResponse"

        /// At most page_size; there may be fewer, even none, before the last page.
        package var entries: [PointsV1.Entry]
        /// Empty where this was the last page.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.entries = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            entries: [PointsV1.Entry] = [],
            nextCursor: String = ""
        ) {
            self.entries = entries
            self.nextCursor = nextCursor
        }
    }
}

extension PointsV1.ListStatementResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ListStatementResponse()
        huitou__points__v1__list_statement_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ListStatementResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ListStatementResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ListStatementResponse>) {
        self.init(
            entries: CField.pointees(c.pointee.n_entries, c.pointee.entries) { PointsV1.Entry($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ListStatementResponse> {
        let c = arena.allocate(Huitou__Points__V1__ListStatementResponse.self)
        huitou__points__v1__list_statement_response__init(c)
        (c.pointee.n_entries, c.pointee.entries) = arena.array(entries) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
