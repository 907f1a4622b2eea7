// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.IssueMemberCodeResponse`.
    package struct IssueMemberCodeResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.IssueMemberCodeResponse"

        /// 18 digits.
        package var code: String
        package var expiresAt: Int64

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.expiresAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            expiresAt: Int64 = 0
        ) {
            self.code = code
            self.expiresAt = expiresAt
        }
    }
}

extension IdentityV1.IssueMemberCodeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__IssueMemberCodeResponse()
        huitou__identity__v1__issue_member_code_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__IssueMemberCodeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__IssueMemberCodeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__IssueMemberCodeResponse>) {
        self.init(
            code: CField.string(c.pointee.code),
            expiresAt: c.pointee.expires_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__IssueMemberCodeResponse> {
        let c = arena.allocate(Huitou__Identity__V1__IssueMemberCodeResponse.self)
        huitou__identity__v1__issue_member_code_response__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        c.pointee.expires_at = expiresAt
        return c
    }
}
