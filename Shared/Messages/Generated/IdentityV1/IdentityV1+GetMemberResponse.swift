// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetMemberResponse`.
    package struct GetMemberResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetMemberResponse"

        package var member: IdentityV1.Member?
        /// The id that was asked for, where that one is merged into this member; else 0.
        package var mergedID: Int64

        /// The message with every field at its default.
        package init() {
            self.member = nil
            self.mergedID = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            member: IdentityV1.Member? = nil,
            mergedID: Int64 = 0
        ) {
            self.member = member
            self.mergedID = mergedID
        }
    }
}

extension IdentityV1.GetMemberResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetMemberResponse()
        huitou__identity__v1__get_member_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetMemberResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetMemberResponse>) {
        self.init(
            member: c.pointee.member.map { IdentityV1.Member($0) },
            mergedID: c.pointee.merged_id
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetMemberResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetMemberResponse.self)
        huitou__identity__v1__get_member_response__init(c)
        if let value = member { c.pointee.member = value.makeC(arena) }
        c.pointee.merged_id = mergedID
        return c
    }
}
