// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ResolveMemberResponse`.
    package struct ResolveMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ResolveMemberResponse"

        package var memberID: Int64
        package var matched: IdentityV1.IdentityKind

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.matched = .unspecified
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            matched: IdentityV1.IdentityKind = .unspecified
        ) {
            self.memberID = memberID
            self.matched = matched
        }
    }
}

extension IdentityV1.ResolveMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ResolveMemberResponse()
        huitou__identity__v1__resolve_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ResolveMemberResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            matched: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.matched.rawValue))
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ResolveMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ResolveMemberResponse.self)
        huitou__identity__v1__resolve_member_response__init(c)
        c.pointee.member_id = memberID
        c.pointee.matched = .init(rawValue: .init(truncatingIfNeeded: matched.rawValue))
        return c
    }
}
