// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ResolveMemberRequest`.
    package struct ResolveMemberRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.ResolveMemberRequest"

        /// 1 to 16, tried in this order: the first that is known counts.
        package var identities: [IdentityV1.IdentityValue]

        /// The message with every field at its default.
        package init() {
            self.identities = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            identities: [IdentityV1.IdentityValue] = []
        ) {
            self.identities = identities
        }
    }
}

extension IdentityV1.ResolveMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ResolveMemberRequest()
        huitou__identity__v1__resolve_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ResolveMemberRequest>) {
        self.init(
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ResolveMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ResolveMemberRequest.self)
        huitou__identity__v1__resolve_member_request__init(c)
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        return c
    }
}
