// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SignInStaffRequest`.
    package struct SignInStaffRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.SignInStaffRequest"

        package var oidc: IdentityV1.OIDCToken?
        /// The part of the organisation to sign in for, where the account has roles in several; empty for
        /// the first of them.
        package var organisation: String

        /// The message with every field at its default.
        package init() {
            self.oidc = nil
            self.organisation = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            oidc: IdentityV1.OIDCToken? = nil,
            organisation: String = ""
        ) {
            self.oidc = oidc
            self.organisation = organisation
        }
    }
}

extension IdentityV1.SignInStaffRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SignInStaffRequest()
        huitou__identity__v1__sign_in_staff_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SignInStaffRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SignInStaffRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SignInStaffRequest>) {
        self.init(
            oidc: c.pointee.oidc.map { IdentityV1.OIDCToken($0) },
            organisation: CField.string(c.pointee.organisation)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SignInStaffRequest> {
        let c = arena.allocate(Huitou__Identity__V1__SignInStaffRequest.self)
        huitou__identity__v1__sign_in_staff_request__init(c)
        if let value = oidc { c.pointee.oidc = value.makeC(arena) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        return c
    }
}
