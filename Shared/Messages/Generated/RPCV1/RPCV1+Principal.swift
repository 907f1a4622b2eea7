// swift-format-ignore-file
// Made by protos/generate from huitou/rpc/v1/principal.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RPCV1 {
    /// The claims of an access token, and what a service knows of its caller.
    package struct Principal: JSONMessage {
        package static let messageName = "huitou.rpc.v1.Principal"

        /// service, till, channel_app, member, staff, partner or operator.
        package var kind: String
        /// Its name among callers of that kind; for a member the member id.
        package var id: String
        /// The organisation subtree that it may see: acme/north/store-12. Headquarters is the first step,
        /// then brands or divisions, regions, stores.
        package var organisation: String
        /// Roles of a member of staff.
        package var roles: [String]

        /// The message with every field at its default.
        package init() {
            self.kind = ""
            self.id = ""
            self.organisation = ""
            self.roles = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            kind: String = "",
            id: String = "",
            organisation: String = "",
            roles: [String] = []
        ) {
            self.kind = kind
            self.id = id
            self.organisation = organisation
            self.roles = roles
        }
    }
}

extension RPCV1.Principal {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Rpc__V1__Principal()
        huitou__rpc__v1__principal__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Rpc__V1__Principal>) in Self(c)
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
            (c: UnsafePointer<Huitou__Rpc__V1__Principal>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Rpc__V1__Principal>) {
        self.init(
            kind: CField.string(c.pointee.kind),
            id: CField.string(c.pointee.id),
            organisation: CField.string(c.pointee.organisation),
            roles: CField.pointees(c.pointee.n_roles, c.pointee.roles) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Rpc__V1__Principal> {
        let c = arena.allocate(Huitou__Rpc__V1__Principal.self)
        huitou__rpc__v1__principal__init(c)
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        if !id.isEmpty { c.pointee.id = arena.string(id) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_roles, c.pointee.roles) = arena.array(roles) {
            arena.string($0)
        }
        return c
    }
}
