// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SignInRequest`.
    package struct SignInRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SignInRequest"

        /// What `credential` may hold.
        package enum Credential: Hashable, Sendable, Undescribed {
            case code(IdentityV1.OneTimeCode)
            /// The code of WeChat's one-tap phone number (getPhoneNumber).
            case wechatPhoneCode(String)
            case oidc(IdentityV1.OIDCToken)
        }

        package var credential: Credential?
        /// The device: its id as in RequestCode, and a name for ListDevices, at most 64 characters.
        package var deviceID: String
        package var deviceName: String
        /// Whether somebody who is not a member yet becomes one.
        package var registerIfUnknown: Bool
        /// Where the member is, in the caller's scope; where it was won, if it becomes one.
        package var organisation: String
        /// The channel by which the member comes; needed to register.
        package var channel: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.credential = nil
            self.deviceID = ""
            self.deviceName = ""
            self.registerIfUnknown = false
            self.organisation = ""
            self.channel = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            credential: Credential? = nil,
            deviceID: String = "",
            deviceName: String = "",
            registerIfUnknown: Bool = false,
            organisation: String = "",
            channel: String = "",
            idempotencyKey: String = ""
        ) {
            self.credential = credential
            self.deviceID = deviceID
            self.deviceName = deviceName
            self.registerIfUnknown = registerIfUnknown
            self.organisation = organisation
            self.channel = channel
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.SignInRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SignInRequest()
        huitou__identity__v1__sign_in_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SignInRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SignInRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SignInRequest>) {
        self.init(
            credential: Self.credentialFromC(c),
            deviceID: CField.string(c.pointee.device_id),
            deviceName: CField.string(c.pointee.device_name),
            registerIfUnknown: c.pointee.register_if_unknown != 0,
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SignInRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SignInRequest.self)
        huitou__identity__v1__sign_in_request__init(c)
        fillCredential(c, arena)
        if !deviceID.isEmpty { c.pointee.device_id = arena.string(deviceID) }
        if !deviceName.isEmpty { c.pointee.device_name = arena.string(deviceName) }
        c.pointee.register_if_unknown = registerIfUnknown ? 1 : 0
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }

    private static func credentialFromC(_ c: UnsafePointer<Huitou__Identity__V1__SignInRequest>) -> Credential? {
        switch c.pointee.credential_case.rawValue {
        case 1: .code(IdentityV1.OneTimeCode(c.pointee.code))
        case 2: .wechatPhoneCode(CField.string(c.pointee.wechat_phone_code))
        case 3: .oidc(IdentityV1.OIDCToken(c.pointee.oidc))
        default: nil
        }
    }

    private func fillCredential(
        _ c: UnsafeMutablePointer<Huitou__Identity__V1__SignInRequest>,
        _ arena: MessageArena
    ) {
        switch credential {
        case .code(let value):
            c.pointee.credential_case = .init(rawValue: 1)
            c.pointee.code = value.makeC(arena)
        case .wechatPhoneCode(let value):
            c.pointee.credential_case = .init(rawValue: 2)
            c.pointee.wechat_phone_code = arena.string(value)
        case .oidc(let value):
            c.pointee.credential_case = .init(rawValue: 3)
            c.pointee.oidc = value.makeC(arena)
        case nil: break
        }
    }
}
