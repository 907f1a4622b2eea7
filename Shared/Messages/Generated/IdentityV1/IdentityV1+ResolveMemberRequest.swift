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
        /// Whether the kinds say the order instead: phone, WeChat unionid, WeChat openid, Alipay, WeCom, app
        /// account, card, email, partner, plate, face token; the order given counts within a kind.
        package var byPriority: Bool

        /// The message with every field at its default.
        package init() {
            self.identities = []
            self.byPriority = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            identities: [IdentityV1.IdentityValue] = [],
            byPriority: Bool = false
        ) {
            self.identities = identities
            self.byPriority = byPriority
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
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) },
            byPriority: c.pointee.by_priority != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ResolveMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__ResolveMemberRequest.self)
        huitou__identity__v1__resolve_member_request__init(c)
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        c.pointee.by_priority = byPriority ? 1 : 0
        return c
    }
}
