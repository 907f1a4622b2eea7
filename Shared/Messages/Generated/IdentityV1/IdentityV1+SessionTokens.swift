// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SessionTokens`.
    package struct SessionTokens: JSONMessage {
        package static let messageName = "huitou.identity.v1.SessionTokens"

        package var accessToken: String
        package var accessExpiresAt: Int64
        package var refreshToken: String
        package var refreshExpiresAt: Int64
        package var sessionID: String

        /// The message with every field at its default.
        package init() {
            self.accessToken = ""
            self.accessExpiresAt = 0
            self.refreshToken = ""
            self.refreshExpiresAt = 0
            self.sessionID = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            accessToken: String = "",
            accessExpiresAt: Int64 = 0,
            refreshToken: String = "",
            refreshExpiresAt: Int64 = 0,
            sessionID: String = ""
        ) {
            self.accessToken = accessToken
            self.accessExpiresAt = accessExpiresAt
            self.refreshToken = refreshToken
            self.refreshExpiresAt = refreshExpiresAt
            self.sessionID = sessionID
        }
    }
}

extension IdentityV1.SessionTokens {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SessionTokens()
        huitou__identity__v1__session_tokens__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SessionTokens>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SessionTokens>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SessionTokens>) {
        self.init(
            accessToken: CField.string(c.pointee.access_token),
            accessExpiresAt: c.pointee.access_expires_at,
            refreshToken: CField.string(c.pointee.refresh_token),
            refreshExpiresAt: c.pointee.refresh_expires_at,
            sessionID: CField.string(c.pointee.session_id)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SessionTokens> {
        let c = arena.allocate(Huitou__Identity__V1__SessionTokens.self)
        huitou__identity__v1__session_tokens__init(c)
        if !accessToken.isEmpty { c.pointee.access_token = arena.string(accessToken) }
        c.pointee.access_expires_at = accessExpiresAt
        if !refreshToken.isEmpty { c.pointee.refresh_token = arena.string(refreshToken) }
        c.pointee.refresh_expires_at = refreshExpiresAt
        if !sessionID.isEmpty { c.pointee.session_id = arena.string(sessionID) }
        return c
    }
}
