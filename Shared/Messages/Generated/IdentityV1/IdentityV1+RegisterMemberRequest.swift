// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RegisterMemberRequest`.
    package struct RegisterMemberRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.RegisterMemberRequest"

        /// At least one, of different kinds. Where one member has some of them, it gets the others too, and
        /// nothing else of it changes; one that is not active is found and gets none. What it gets so is a
        /// look-up key: it is found by it, and signs in only by what it was registered with or has proven. If
        /// they belong to different members already, nothing is done (identity.identities_conflict).
        package var identities: [IdentityV1.IdentityValue]
        /// 1 to 64 characters; empty for unknown.
        package var name: String
        /// Where the member was won; the division's path is enough.
        package var organisation: String
        /// pos, mini_program, app, web, import, ...: 1 to 32 of a-z, 0-9 and _.
        package var channel: String
        /// 1 to 64 printable ASCII characters, chosen by the caller. The same request under the same key is
        /// answered as the first time; another one is refused (identity.key_reused).
        package var idempotencyKey: String
        /// When it happened where that is in the past (imports, offline tills), microseconds since the
        /// epoch; 0 for now.
        package var registeredAt: Int64

        /// The message with every field at its default.
        package init() {
            self.identities = []
            self.name = ""
            self.organisation = ""
            self.channel = ""
            self.idempotencyKey = ""
            self.registeredAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            identities: [IdentityV1.IdentityValue] = [],
            name: String = "",
            organisation: String = "",
            channel: String = "",
            idempotencyKey: String = "",
            registeredAt: Int64 = 0
        ) {
            self.identities = identities
            self.name = name
            self.organisation = organisation
            self.channel = channel
            self.idempotencyKey = idempotencyKey
            self.registeredAt = registeredAt
        }
    }
}

extension IdentityV1.RegisterMemberRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RegisterMemberRequest()
        huitou__identity__v1__register_member_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RegisterMemberRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RegisterMemberRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RegisterMemberRequest>) {
        self.init(
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.IdentityValue($0) },
            name: CField.string(c.pointee.name),
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            registeredAt: c.pointee.registered_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RegisterMemberRequest> {
        let c = arena.allocate(Huitou__Identity__V1__RegisterMemberRequest.self)
        huitou__identity__v1__register_member_request__init(c)
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.registered_at = registeredAt
        return c
    }
}
