// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/privacy.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.EraseMemberResponse`.
    package struct EraseMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.EraseMemberResponse"

        package var erasedAt: Int64
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.erasedAt = 0
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            erasedAt: Int64 = 0,
            replayed: Bool = false
        ) {
            self.erasedAt = erasedAt
            self.replayed = replayed
        }
    }
}

extension IdentityV1.EraseMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__EraseMemberResponse()
        huitou__identity__v1__erase_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__EraseMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__EraseMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__EraseMemberResponse>) {
        self.init(
            erasedAt: c.pointee.erased_at,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__EraseMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__EraseMemberResponse.self)
        huitou__identity__v1__erase_member_response__init(c)
        c.pointee.erased_at = erasedAt
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
