// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.AddIdentityResponse`.
    package struct AddIdentityResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.AddIdentityResponse"

        /// Whether the member has it only now; false where it had it before.
        package var added: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.added = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            added: Bool = false,
            replayed: Bool = false
        ) {
            self.added = added
            self.replayed = replayed
        }
    }
}

extension IdentityV1.AddIdentityResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__AddIdentityResponse()
        huitou__identity__v1__add_identity_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__AddIdentityResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__AddIdentityResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__AddIdentityResponse>) {
        self.init(
            added: c.pointee.added != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__AddIdentityResponse> {
        let c = arena.allocate(Huitou__Identity__V1__AddIdentityResponse.self)
        huitou__identity__v1__add_identity_response__init(c)
        c.pointee.added = added ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
