// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SignOutRequest`.
    package struct SignOutRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SignOutRequest"

        package var refreshToken: String

        /// The message with every field at its default.
        package init() {
            self.refreshToken = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            refreshToken: String = ""
        ) {
            self.refreshToken = refreshToken
        }
    }
}

extension IdentityV1.SignOutRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SignOutRequest()
        huitou__identity__v1__sign_out_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SignOutRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SignOutRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SignOutRequest>) {
        self.init(
            refreshToken: CField.string(c.pointee.refresh_token)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SignOutRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SignOutRequest.self)
        huitou__identity__v1__sign_out_request__init(c)
        if !refreshToken.isEmpty { c.pointee.refresh_token = arena.string(refreshToken) }
        return c
    }
}
