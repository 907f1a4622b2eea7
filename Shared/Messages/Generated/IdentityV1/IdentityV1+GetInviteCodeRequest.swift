// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/referrals.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetInviteCodeRequest`.
    package struct GetInviteCodeRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetInviteCodeRequest"

        package var memberID: Int64
        /// A campaign of the program; empty for its first.
        package var campaign: String
        /// What the app knows the device by, at most 128 bytes; empty for unknown. Kept as a keyed hash only:
        /// nobody invites another one who has the same device.
        package var device: String

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.campaign = ""
            self.device = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            campaign: String = "",
            device: String = ""
        ) {
            self.memberID = memberID
            self.campaign = campaign
            self.device = device
        }
    }
}

extension IdentityV1.GetInviteCodeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetInviteCodeRequest()
        huitou__identity__v1__get_invite_code_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetInviteCodeRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            campaign: CField.string(c.pointee.campaign),
            device: CField.string(c.pointee.device)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetInviteCodeRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetInviteCodeRequest.self)
        huitou__identity__v1__get_invite_code_request__init(c)
        c.pointee.member_id = memberID
        if !campaign.isEmpty { c.pointee.campaign = arena.string(campaign) }
        if !device.isEmpty { c.pointee.device = arena.string(device) }
        return c
    }
}
