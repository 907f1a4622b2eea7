// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RequestCodeResponse`.
    package struct RequestCodeResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.RequestCodeResponse"

        /// Goes with the code where it is used.
        package var challengeID: String
        package var expiresAt: Int64
        /// From when on another code may be asked for.
        package var resendAt: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.challengeID = ""
            self.expiresAt = 0
            self.resendAt = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            challengeID: String = "",
            expiresAt: Int64 = 0,
            resendAt: Int64 = 0,
            replayed: Bool = false
        ) {
            self.challengeID = challengeID
            self.expiresAt = expiresAt
            self.resendAt = resendAt
            self.replayed = replayed
        }
    }
}

extension IdentityV1.RequestCodeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RequestCodeResponse()
        huitou__identity__v1__request_code_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RequestCodeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RequestCodeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RequestCodeResponse>) {
        self.init(
            challengeID: CField.string(c.pointee.challenge_id),
            expiresAt: c.pointee.expires_at,
            resendAt: c.pointee.resend_at,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RequestCodeResponse> {
        let c = arena.allocate(Huitou__Identity__V1__RequestCodeResponse.self)
        huitou__identity__v1__request_code_response__init(c)
        if !challengeID.isEmpty { c.pointee.challenge_id = arena.string(challengeID) }
        c.pointee.expires_at = expiresAt
        c.pointee.resend_at = resendAt
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
