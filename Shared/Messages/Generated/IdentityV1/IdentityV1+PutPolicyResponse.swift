// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.PutPolicyResponse`.
    package struct PutPolicyResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutPolicyResponse"

        /// The SHA-256 of the text, 64 hexadecimal digits.
        package var hash: String
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.hash = ""
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            hash: String = "",
            replayed: Bool = false
        ) {
            self.hash = hash
            self.replayed = replayed
        }
    }
}

extension IdentityV1.PutPolicyResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutPolicyResponse()
        huitou__identity__v1__put_policy_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutPolicyResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutPolicyResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutPolicyResponse>) {
        self.init(
            hash: CField.string(c.pointee.hash),
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutPolicyResponse> {
        let c = arena.allocate(Huitou__Identity__V1__PutPolicyResponse.self)
        huitou__identity__v1__put_policy_response__init(c)
        if !hash.isEmpty { c.pointee.hash = arena.string(hash) }
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
