// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RefreshSessionResponse`.
    package struct RefreshSessionResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.RefreshSessionResponse"

        package var memberID: Int64
        package var tokens: IdentityV1.SessionTokens?
        /// Whether the same token came a moment ago, and is answered with the same successor.
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.tokens = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            tokens: IdentityV1.SessionTokens? = nil,
            replayed: Bool = false
        ) {
            self.memberID = memberID
            self.tokens = tokens
            self.replayed = replayed
        }
    }
}

extension IdentityV1.RefreshSessionResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RefreshSessionResponse()
        huitou__identity__v1__refresh_session_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RefreshSessionResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RefreshSessionResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RefreshSessionResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            tokens: c.pointee.tokens.map { IdentityV1.SessionTokens($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RefreshSessionResponse> {
        let c = arena.allocate(Huitou__Identity__V1__RefreshSessionResponse.self)
        huitou__identity__v1__refresh_session_response__init(c)
        c.pointee.member_id = memberID
        if let value = tokens { c.pointee.tokens = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
