// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListErasureRequestsResponse`.
    package struct ListErasureRequestsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListErasureRequestsResponse"

        /// `huitou.identity.v1.ListErasureRequestsResponse.ErasureWish`.
        package struct ErasureWish: JSONMessage {
            package static let messageName = "huitou.identity.v1.ListErasureRequestsResponse.ErasureWish"

            /// The member as EraseMember takes it: whoever has asked may have been merged into it since.
            package var memberID: Int64
            /// The member's home.
            package var organisation: String
            /// Who has said so: member:4711.
            package var requestedBy: String
            package var requestedAt: Int64
            package var reason: String

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.organisation = ""
                self.requestedBy = ""
                self.requestedAt = 0
                self.reason = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                organisation: String = "",
                requestedBy: String = "",
                requestedAt: Int64 = 0,
                reason: String = ""
            ) {
                self.memberID = memberID
                self.organisation = organisation
                self.requestedBy = requestedBy
                self.requestedAt = requestedAt
                self.reason = reason
            }
        }

        package var requests: [IdentityV1.ListErasureRequestsResponse.ErasureWish]
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.requests = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            requests: [IdentityV1.ListErasureRequestsResponse.ErasureWish] = [],
            nextCursor: String = ""
        ) {
            self.requests = requests
            self.nextCursor = nextCursor
        }
    }
}

extension IdentityV1.ListErasureRequestsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListErasureRequestsResponse()
        huitou__identity__v1__list_erasure_requests_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse>) {
        self.init(
            requests: CField.pointees(c.pointee.n_requests, c.pointee.requests) { IdentityV1.ListErasureRequestsResponse.ErasureWish($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListErasureRequestsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListErasureRequestsResponse.self)
        huitou__identity__v1__list_erasure_requests_response__init(c)
        (c.pointee.n_requests, c.pointee.requests) = arena.array(requests) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}

extension IdentityV1.ListErasureRequestsResponse.ErasureWish {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish()
        huitou__identity__v1__list_erasure_requests_response__erasure_wish__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish>) {
        self.init(
            memberID: c.pointee.member_id,
            organisation: CField.string(c.pointee.organisation),
            requestedBy: CField.string(c.pointee.requested_by),
            requestedAt: c.pointee.requested_at,
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish> {
        let c = arena.allocate(Huitou__Identity__V1__ListErasureRequestsResponse__ErasureWish.self)
        huitou__identity__v1__list_erasure_requests_response__erasure_wish__init(c)
        c.pointee.member_id = memberID
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !requestedBy.isEmpty { c.pointee.requested_by = arena.string(requestedBy) }
        c.pointee.requested_at = requestedAt
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
