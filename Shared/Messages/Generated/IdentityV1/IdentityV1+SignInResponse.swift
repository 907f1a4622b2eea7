// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SignInResponse`.
    package struct SignInResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.SignInResponse"

        package var memberID: Int64
        /// Whether this request made the member.
        package var created: Bool
        package var tokens: IdentityV1.SessionTokens?
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.created = false
            self.tokens = nil
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            created: Bool = false,
            tokens: IdentityV1.SessionTokens? = nil,
            replayed: Bool = false
        ) {
            self.memberID = memberID
            self.created = created
            self.tokens = tokens
            self.replayed = replayed
        }
    }
}

extension IdentityV1.SignInResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SignInResponse()
        huitou__identity__v1__sign_in_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SignInResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SignInResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SignInResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            created: c.pointee.created != 0,
            tokens: c.pointee.tokens.map { IdentityV1.SessionTokens($0) },
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SignInResponse> {
        let c = arena.allocate(Huitou__Identity__V1__SignInResponse.self)
        huitou__identity__v1__sign_in_response__init(c)
        c.pointee.member_id = memberID
        c.pointee.created = created ? 1 : 0
        if let value = tokens { c.pointee.tokens = value.makeC(arena) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
