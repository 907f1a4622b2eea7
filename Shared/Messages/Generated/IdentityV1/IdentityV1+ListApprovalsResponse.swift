// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/organisation.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ListApprovalsResponse`.
    package struct ListApprovalsResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ListApprovalsResponse"

        package var approvals: [IdentityV1.Approval]
        package var nextCursor: String

        /// The message with every field at its default.
        package init() {
            self.approvals = []
            self.nextCursor = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            approvals: [IdentityV1.Approval] = [],
            nextCursor: String = ""
        ) {
            self.approvals = approvals
            self.nextCursor = nextCursor
        }
    }
}

extension IdentityV1.ListApprovalsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ListApprovalsResponse()
        huitou__identity__v1__list_approvals_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ListApprovalsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ListApprovalsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ListApprovalsResponse>) {
        self.init(
            approvals: CField.pointees(c.pointee.n_approvals, c.pointee.approvals) { IdentityV1.Approval($0) },
            nextCursor: CField.string(c.pointee.next_cursor)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ListApprovalsResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ListApprovalsResponse.self)
        huitou__identity__v1__list_approvals_response__init(c)
        (c.pointee.n_approvals, c.pointee.approvals) = arena.array(approvals) {
            $0.makeC(arena)
        }
        if !nextCursor.isEmpty { c.pointee.next_cursor = arena.string(nextCursor) }
        return c
    }
}
