// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// Good for one sign-in, be it a member's or one of staff for one part of the organisation.
    package struct OIDCToken: JSONMessage {
        package static let messageName = "huitou.identity.v1.OIDCToken"

        package var idToken: String
        /// What the client put into its request to the issuer, 16 to 128 characters.
        package var nonce: String

        /// The message with every field at its default.
        package init() {
            self.idToken = ""
            self.nonce = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            idToken: String = "",
            nonce: String = ""
        ) {
            self.idToken = idToken
            self.nonce = nonce
        }
    }
}

extension IdentityV1.OIDCToken {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__OIDCToken()
        huitou__identity__v1__oidctoken__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__OIDCToken>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__OIDCToken>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__OIDCToken>) {
        self.init(
            idToken: CField.string(c.pointee.id_token),
            nonce: CField.string(c.pointee.nonce)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__OIDCToken> {
        let c = arena.allocate(Huitou__Identity__V1__OIDCToken.self)
        huitou__identity__v1__oidctoken__init(c)
        if !idToken.isEmpty { c.pointee.id_token = arena.string(idToken) }
        if !nonce.isEmpty { c.pointee.nonce = arena.string(nonce) }
        return c
    }
}
