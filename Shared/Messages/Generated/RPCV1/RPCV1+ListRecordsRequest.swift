// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/audit.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// `huitou.rpc.v1.ListRecordsRequest`.
    package struct ListRecordsRequest: JSONMessage {
        package static let messageName = "huitou.rpc.v1.ListRecordsRequest"

        /// The part of the organisation whose staff and partners are looked at; operators leave it empty
        /// for everything.
        package var organisation: String
        /// Only this principal, kind and id; empty for all.
        package var principalKind: String
        package var principalID: String
        /// Only what names this member; 0 for all.
        package var aboutMemberID: Int64
        /// 1 to 200; 0 for 50.
        package var pageSize: UInt32
        /// next_cursor of the page before; empty for the first.
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.principalKind = ""
            self.principalID = ""
            self.aboutMemberID = 0
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            principalKind: String = "",
            principalID: String = "",
            aboutMemberID: Int64 = 0,
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.organisation = organisation
            self.principalKind = principalKind
            self.principalID = principalID
            self.aboutMemberID = aboutMemberID
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension RPCV1.ListRecordsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__ListRecordsRequest()
        huitou__rpc__v1__list_records_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__ListRecordsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__ListRecordsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__ListRecordsRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            principalKind: CField.string(c.pointee.principal_kind),
            principalID: CField.string(c.pointee.principal_id),
            aboutMemberID: c.pointee.about_member_id,
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__ListRecordsRequest> {
        let c = arena.allocate(Huitou__Rpc__V1__ListRecordsRequest.self)
        huitou__rpc__v1__list_records_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !principalKind.isEmpty { c.pointee.principal_kind = arena.string(principalKind) }
        if !principalID.isEmpty { c.pointee.principal_id = arena.string(principalID) }
        c.pointee.about_member_id = aboutMemberID
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
