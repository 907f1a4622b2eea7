// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.StepUpResponse`.
    package struct StepUpResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.StepUpResponse"

        /// For points: shows that the member was there a moment ago.
        package var proof: String
        package var expiresAt: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.proof = ""
            self.expiresAt = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            proof: String = "",
            expiresAt: Int64 = 0,
            replayed: Bool = false
        ) {
            self.proof = proof
            self.expiresAt = expiresAt
            self.replayed = replayed
        }
    }
}

extension IdentityV1.StepUpResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__StepUpResponse()
        huitou__identity__v1__step_up_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__StepUpResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__StepUpResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__StepUpResponse>) {
        self.init(
            proof: CField.string(c.pointee.proof),
            expiresAt: c.pointee.expires_at,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__StepUpResponse> {
        let c = arena.allocate(Huitou__Identity__V1__StepUpResponse.self)
        huitou__identity__v1__step_up_response__init(c)
        if !proof.isEmpty { c.pointee.proof = arena.string(proof) }
        c.pointee.expires_at = expiresAt
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
