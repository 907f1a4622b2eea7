// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/access.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.SignInStaffResponse`.
    package struct SignInStaffResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.SignInStaffResponse"

        package var accessToken: String
        package var accessExpiresAt: Int64
        /// What the token speaks for.
        package var organisation: String
        package var roles: [String]
        /// All parts of the organisation in which the account has roles.
        package var organisations: [String]

        /// The message with every field at its default.
        package init() {
            self.accessToken = ""
            self.accessExpiresAt = 0
            self.organisation = ""
            self.roles = []
            self.organisations = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            accessToken: String = "",
            accessExpiresAt: Int64 = 0,
            organisation: String = "",
            roles: [String] = [],
            organisations: [String] = []
        ) {
            self.accessToken = accessToken
            self.accessExpiresAt = accessExpiresAt
            self.organisation = organisation
            self.roles = roles
            self.organisations = organisations
        }
    }
}

extension IdentityV1.SignInStaffResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__SignInStaffResponse()
        huitou__identity__v1__sign_in_staff_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__SignInStaffResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__SignInStaffResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__SignInStaffResponse>) {
        self.init(
            accessToken: CField.string(c.pointee.access_token),
            accessExpiresAt: c.pointee.access_expires_at,
            organisation: CField.string(c.pointee.organisation),
            roles: CField.pointees(c.pointee.n_roles, c.pointee.roles) { CField.string($0) },
            organisations: CField.pointees(c.pointee.n_organisations, c.pointee.organisations) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__SignInStaffResponse> {
        let c = arena.allocate(Huitou__Identity__V1__SignInStaffResponse.self)
        huitou__identity__v1__sign_in_staff_response__init(c)
        if !accessToken.isEmpty { c.pointee.access_token = arena.string(accessToken) }
        c.pointee.access_expires_at = accessExpiresAt
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_roles, c.pointee.roles) = arena.array(roles) {
            arena.string($0)
        }
        (c.pointee.n_organisations, c.pointee.organisations) = arena.array(organisations) {
            arena.string($0)
        }
        return c
    }
}
