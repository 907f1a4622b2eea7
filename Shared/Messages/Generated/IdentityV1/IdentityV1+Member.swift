// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Member`.
    package struct Member: JSONMessage {
        package static let messageName = "huitou.identity.v1.Member"

        /// `huitou.identity.v1.Member.MaskedIdentity`.
        package struct MaskedIdentity: JSONMessage {
            package static let messageName = "huitou.identity.v1.Member.MaskedIdentity"

            package var kind: IdentityV1.IdentityKind
            /// 138****1234
            package var maskedValue: String

            /// The message with every field at its default.
            package init() {
                self.kind = .unspecified
                self.maskedValue = ""
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                kind: IdentityV1.IdentityKind = .unspecified,
                maskedValue: String = ""
            ) {
                self.kind = kind
                self.maskedValue = maskedValue
            }
        }

        package var memberID: Int64
        /// In full for the member itself and for the channel's own app; masked for every other caller.
        package var name: String
        package var organisation: String
        package var channel: String
        package var registeredAt: Int64
        package var identities: [IdentityV1.Member.MaskedIdentity]
        /// The name as a cashier may see it: 王*; empty where it is not known.
        package var maskedName: String
        package var state: IdentityV1.MemberState
        /// Whether it may earn and burn now.
        package var mayEarn: Bool
        package var mayBurn: Bool

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.name = ""
            self.organisation = ""
            self.channel = ""
            self.registeredAt = 0
            self.identities = []
            self.maskedName = ""
            self.state = .unspecified
            self.mayEarn = false
            self.mayBurn = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            name: String = "",
            organisation: String = "",
            channel: String = "",
            registeredAt: Int64 = 0,
            identities: [IdentityV1.Member.MaskedIdentity] = [],
            maskedName: String = "",
            state: IdentityV1.MemberState = .unspecified,
            mayEarn: Bool = false,
            mayBurn: Bool = false
        ) {
            self.memberID = memberID
            self.name = name
            self.organisation = organisation
            self.channel = channel
            self.registeredAt = registeredAt
            self.identities = identities
            self.maskedName = maskedName
            self.state = state
            self.mayEarn = mayEarn
            self.mayBurn = mayBurn
        }
    }
}

extension IdentityV1.Member {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Member()
        huitou__identity__v1__member__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Member>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Member>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Member>) {
        self.init(
            memberID: c.pointee.member_id,
            name: CField.string(c.pointee.name),
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            registeredAt: c.pointee.registered_at,
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.Member.MaskedIdentity($0) },
            maskedName: CField.string(c.pointee.masked_name),
            state: IdentityV1.MemberState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            mayEarn: c.pointee.may_earn != 0,
            mayBurn: c.pointee.may_burn != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Member> {
        let c = arena.allocate(Huitou__Identity__V1__Member.self)
        huitou__identity__v1__member__init(c)
        c.pointee.member_id = memberID
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        c.pointee.registered_at = registeredAt
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        if !maskedName.isEmpty { c.pointee.masked_name = arena.string(maskedName) }
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.may_earn = mayEarn ? 1 : 0
        c.pointee.may_burn = mayBurn ? 1 : 0
        return c
    }
}

extension IdentityV1.Member.MaskedIdentity {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Member__MaskedIdentity()
        huitou__identity__v1__member__masked_identity__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Member__MaskedIdentity>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Member__MaskedIdentity>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Member__MaskedIdentity>) {
        self.init(
            kind: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            maskedValue: CField.string(c.pointee.masked_value)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Member__MaskedIdentity> {
        let c = arena.allocate(Huitou__Identity__V1__Member__MaskedIdentity.self)
        huitou__identity__v1__member__masked_identity__init(c)
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !maskedValue.isEmpty { c.pointee.masked_value = arena.string(maskedValue) }
        return c
    }
}
