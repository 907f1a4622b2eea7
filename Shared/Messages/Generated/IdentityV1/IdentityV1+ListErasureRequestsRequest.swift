// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListErasureRequestsRequest`.
    package struct ListErasureRequestsRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListErasureRequestsRequest"

        package var organisation: String
        /// 1 to 200; 0 for 100.
        package var pageSize: UInt32
        package var cursor: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.pageSize = 0
            self.cursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            pageSize: UInt32 = 0,
            cursor: String = ""
        ) {
            self.organisation = organisation
            self.pageSize = pageSize
            self.cursor = cursor
        }
    }
}

extension IdentityV1.ListErasureRequestsRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListErasureRequestsRequest()
        huitou__identity__v1__list_erasure_requests_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            pageSize: c.pointee.page_size,
            cursor: CField.string(c.pointee.cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListErasureRequestsRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ListErasureRequestsRequest.self)
        huitou__identity__v1__list_erasure_requests_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        c.pointee.page_size = pageSize
        if !cursor.isEmpty { c.pointee.cursor = arena.string(cursor) }
        return c
    }
}
