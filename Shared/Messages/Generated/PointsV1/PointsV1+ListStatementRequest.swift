// swift-format-ignore-file
// Made by protos/generate from huitou/points/v1/points.proto. Do not edit.

internal import CMessages
package import RPCCore

extension PointsV1 {
    /// `huitou.points.v1.ListStatementRequest`.
    package struct ListStatementRequest: JSONMessage {
        package static let messageName = "huitou.points.v1.ListStatementRequest"

        package var memberID: Int64
        /// 1 to 200; 0 for 50.
        package var pageSize: UInt32
        /// From the page before; empty for the newest.
        package var cursor: String
        /// Nothing that was booked later; as in GetBalanceRequest. The same on every page.
        package var asOf: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.pageSize = 0
            self.cursor = ""
            self.asOf = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            pageSize: UInt32 = 0,
            cursor: String = "",
            asOf: Int64 = 0
        ) {
            self.memberID = memberID
            self.pageSize = pageSize
            self.cursor = cursor
            self.asOf = asOf
        }
    }
}

extension PointsV1.ListStatementRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Points__V1__ListStatementRequest()
        huitou__points__v1__list_statement_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Points__V1__ListStatementRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Points__V1__ListStatementRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Points__V1__ListStatementRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor),
            asOf: c.pointee.as_of
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Points__V1__ListStatementRequest> {
        let c = arena.allocate(Huitou__Points__V1__ListStatementRequest.self)
        huitou__points__v1__list_statement_request__init(c)
        c.pointee.member_id = memberID
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        c.pointee.as_of = asOf
        return c
    }
}
