// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.RotateSigningKeyResponse`.
    package struct RotateSigningKeyResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.RotateSigningKeyResponse"

        package var keyID: String
        package var signsFrom: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.keyID = ""
            self.signsFrom = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            keyID: String = "",
            signsFrom: Int64 = 0,
            replayed: Bool = false
        ) {
            self.keyID = keyID
            self.signsFrom = signsFrom
            self.replayed = replayed
        }
    }
}

extension IdentityV1.RotateSigningKeyResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__RotateSigningKeyResponse()
        huitou__identity__v1__rotate_signing_key_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__RotateSigningKeyResponse>) {
        self.init(
            keyID: CField.string(c.pointee.key_id),
            signsFrom: c.pointee.signs_from,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__RotateSigningKeyResponse> {
        let c = arena.allocate(Huitou__Identity__V1__RotateSigningKeyResponse.self)
        huitou__identity__v1__rotate_signing_key_response__init(c)
        if !keyID.isEmpty { c.pointee.key_id = arena.string(keyID) }
        c.pointee.signs_from = signsFrom
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
