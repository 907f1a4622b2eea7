// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.ListMemberReadsResponse`.
    package struct ListMemberReadsResponse: JSONMessage {
        package static let messageName = "huitou.rpc.v1.ListMemberReadsResponse"

        package var records: [RPCV1.AuditRecord]
        /// Empty at the end.
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.records = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            records: [RPCV1.AuditRecord] = [],
            nextCursor: String = ""
        ) {
            self.records = records
            self.nextCursor = nextCursor
        }
    }
}

extension RPCV1.ListMemberReadsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__ListMemberReadsResponse()
        huitou__rpc__v1__list_member_reads_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__ListMemberReadsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__ListMemberReadsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__ListMemberReadsResponse>) {
        self.init(
            records: CField.pointees(c.pointee.n_records, c.pointee.records) { RPCV1.AuditRecord($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__ListMemberReadsResponse> {
        let c = arena.allocate(Huitou__Rpc__V1__ListMemberReadsResponse.self)
        huitou__rpc__v1__list_member_reads_response__init(c)
        (c.pointee.n_records, c.pointee.records) = arena.array(records) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
