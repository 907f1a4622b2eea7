// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.ResolveMemberCodeResponse`.
    package struct ResolveMemberCodeResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.ResolveMemberCodeResponse"

        package var memberID: Int64
        /// For points: shows that the member was there a moment ago. Empty for a code made without a network,
        /// for one that a channel_app has asked for, and for a channel_app.
        package var stepUpProof: String
        package var stepUpExpiresAt: Int64
        package var offline: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.stepUpProof = ""
            self.stepUpExpiresAt = 0
            self.offline = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            stepUpProof: String = "",
            stepUpExpiresAt: Int64 = 0,
            offline: Bool = false,
            replayed: Bool = false
        ) {
            self.memberID = memberID
            self.stepUpProof = stepUpProof
            self.stepUpExpiresAt = stepUpExpiresAt
            self.offline = offline
            self.replayed = replayed
        }
    }
}

extension IdentityV1.ResolveMemberCodeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__ResolveMemberCodeResponse()
        huitou__identity__v1__resolve_member_code_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__ResolveMemberCodeResponse>) {
        self.init(
            memberID: c.pointee.member_id,
            stepUpProof: CField.string(c.pointee.step_up_proof),
            stepUpExpiresAt: c.pointee.step_up_expires_at,
            offline: c.pointee.offline != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__ResolveMemberCodeResponse> {
        let c = arena.allocate(Huitou__Identity__V1__ResolveMemberCodeResponse.self)
        huitou__identity__v1__resolve_member_code_response__init(c)
        c.pointee.member_id = memberID
        if !stepUpProof.isEmpty { c.pointee.step_up_proof = arena.string(stepUpProof) }
        c.pointee.step_up_expires_at = stepUpExpiresAt
        c.pointee.offline = offline ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
