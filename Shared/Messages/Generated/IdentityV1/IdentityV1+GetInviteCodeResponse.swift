// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetInviteCodeResponse`.
    package struct GetInviteCodeResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetInviteCodeResponse"

        /// 10 digits and capital letters, the last of which checks the others.
        package var code: String
        package var campaign: String

        /// The message with every field at its default.
        package init() {
            self.code = ""
            self.campaign = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            code: String = "",
            campaign: String = ""
        ) {
            self.code = code
            self.campaign = campaign
        }
    }
}

extension IdentityV1.GetInviteCodeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetInviteCodeResponse()
        huitou__identity__v1__get_invite_code_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeResponse>) {
        self.init(
            code: CField.string(c.pointee.code),
            campaign: CField.string(c.pointee.campaign)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetInviteCodeResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetInviteCodeResponse.self)
        huitou__identity__v1__get_invite_code_response__init(c)
        if !code.isEmpty { c.pointee.code = arena.string(code) }
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        return c
    }
}
