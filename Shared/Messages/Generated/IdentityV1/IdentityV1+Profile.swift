// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/members.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Profile`.
    package struct Profile: JSONMessage {
        package static let messageName = "huitou.identity.v1.Profile"

        /// `huitou.identity.v1.Profile.HeldIdentity`.
        package struct HeldIdentity: JSONMessage {
            package static let messageName = "huitou.identity.v1.Profile.HeldIdentity"

            package var kind: IdentityV1.IdentityKind
            /// In full, or 138****1234 where masked.
            package var value: String
            /// Unspecified where nobody made sure yet.
            package var verifiedBy: IdentityV1.VerificationMethod
            package var verifiedAt: Int64

            /// The message with every field at its default.
            package init() {
                self.kind = .unspecified
                self.value = ""
                self.verifiedBy = .unspecified
                self.verifiedAt = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                kind: IdentityV1.IdentityKind = .unspecified,
                value: String = "",
                verifiedBy: IdentityV1.VerificationMethod = .unspecified,
                verifiedAt: Int64 = 0
            ) {
                self.kind = kind
                self.value = value
                self.verifiedBy = verifiedBy
                self.verifiedAt = verifiedAt
            }
        }

        package var memberID: Int64
        /// What the member is called; masked (王*) where is_masked.
        package var name: String
        /// Unspecified where it is not known, or masked.
        package var gender: IdentityV1.Gender
        /// Without its year where masked.
        package var birthday: IdentityV1.Birthday?
        package var region: String
        package var home: String
        package var guide: String
        /// Empty where masked; facts.child_stages are there all the same.
        package var children: [IdentityV1.Child]
        /// Without the personal ones where masked.
        package var attributes: [IdentityV1.Attribute]
        package var preferences: [IdentityV1.Attribute]
        /// Empty where masked.
        package var addresses: [IdentityV1.Address]
        /// Only where the member's source is known.
        package var acquisition: IdentityV1.Acquisition?
        package var identities: [IdentityV1.Profile.HeldIdentity]
        package var facts: IdentityV1.MemberFacts?
        /// Why the member's state is as it is; only for staff that sees it in full, and operators.
        package var stateReason: String
        /// Whether what is personal is masked or left out.
        package var isMasked: Bool
        /// Microseconds since the epoch.
        package var registeredAt: Int64
        package var organisation: String
        package var channel: String
        package var version: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.name = ""
            self.gender = .unspecified
            self.birthday = nil
            self.region = ""
            self.home = ""
            self.guide = ""
            self.children = []
            self.attributes = []
            self.preferences = []
            self.addresses = []
            self.acquisition = nil
            self.identities = []
            self.facts = nil
            self.stateReason = ""
            self.isMasked = false
            self.registeredAt = 0
            self.organisation = ""
            self.channel = ""
            self.version = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            name: String = "",
            gender: IdentityV1.Gender = .unspecified,
            birthday: IdentityV1.Birthday? = nil,
            region: String = "",
            home: String = "",
            guide: String = "",
            children: [IdentityV1.Child] = [],
            attributes: [IdentityV1.Attribute] = [],
            preferences: [IdentityV1.Attribute] = [],
            addresses: [IdentityV1.Address] = [],
            acquisition: IdentityV1.Acquisition? = nil,
            identities: [IdentityV1.Profile.HeldIdentity] = [],
            facts: IdentityV1.MemberFacts? = nil,
            stateReason: String = "",
            isMasked: Bool = false,
            registeredAt: Int64 = 0,
            organisation: String = "",
            channel: String = "",
            version: Int64 = 0
        ) {
            self.memberID = memberID
            self.name = name
            self.gender = gender
            self.birthday = birthday
            self.region = region
            self.home = home
            self.guide = guide
            self.children = children
            self.attributes = attributes
            self.preferences = preferences
            self.addresses = addresses
            self.acquisition = acquisition
            self.identities = identities
            self.facts = facts
            self.stateReason = stateReason
            self.isMasked = isMasked
            self.registeredAt = registeredAt
            self.organisation = organisation
            self.channel = channel
            self.version = version
        }
    }
}

extension IdentityV1.Profile {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Profile()
        huitou__identity__v1__profile__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Profile>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Profile>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Profile>) {
        self.init(
            memberID: c.pointee.member_id,
            name: CField.string(c.pointee.name),
            gender: IdentityV1.Gender(rawValue: Int32(truncatingIfNeeded: c.pointee.gender.rawValue)),
            birthday: c.pointee.birthday.map { IdentityV1.Birthday($0) },
            region: CField.string(c.pointee.region),
            home: CField.string(c.pointee.home),
            guide: CField.string(c.pointee.guide),
            children: CField.pointees(c.pointee.n_children, c.pointee.children) { IdentityV1.Child($0) },
            attributes: CField.pointees(c.pointee.n_attributes, c.pointee.attributes) { IdentityV1.Attribute($0) },
            preferences: CField.pointees(c.pointee.n_preferences, c.pointee.preferences) { IdentityV1.Attribute($0) },
            addresses: CField.pointees(c.pointee.n_addresses, c.pointee.addresses) { IdentityV1.Address($0) },
            acquisition: c.pointee.acquisition.map { IdentityV1.Acquisition($0) },
            identities: CField.pointees(c.pointee.n_identities, c.pointee.identities) { IdentityV1.Profile.HeldIdentity($0) },
            facts: c.pointee.facts.map { IdentityV1.MemberFacts($0) },
            stateReason: CField.string(c.pointee.state_reason),
            isMasked: c.pointee.is_masked != 0,
            registeredAt: c.pointee.registered_at,
            organisation: CField.string(c.pointee.organisation),
            channel: CField.string(c.pointee.channel),
            version: c.pointee.version
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Profile> {
        let c = arena.allocate(Huitou__Identity__V1__Profile.self)
        huitou__identity__v1__profile__init(c)
        c.pointee.member_id = memberID
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.gender = .init(rawValue: .init(truncatingIfNeeded: gender.rawValue))
        if let value = birthday { c.pointee.birthday = value.makeC(arena) }
        if !region.isEmpty { c.pointee.region = arena.string(region) }
        if !home.isEmpty { c.pointee.home = arena.string(home) }
        if !guide.isEmpty { c.pointee.guide = arena.string(guide) }
        (c.pointee.n_children, c.pointee.children) = arena.array(children) {
            $0.makeC(arena)
        }
        (c.pointee.n_attributes, c.pointee.attributes) = arena.array(attributes) {
            $0.makeC(arena)
        }
        (c.pointee.n_preferences, c.pointee.preferences) = arena.array(preferences) {
            $0.makeC(arena)
        }
        (c.pointee.n_addresses, c.pointee.addresses) = arena.array(addresses) {
            $0.makeC(arena)
        }
        if let value = acquisition { c.pointee.acquisition = value.makeC(arena) }
        (c.pointee.n_identities, c.pointee.identities) = arena.array(identities) {
            $0.makeC(arena)
        }
        if let value = facts { c.pointee.facts = value.makeC(arena) }
        if !stateReason.isEmpty { c.pointee.state_reason = arena.string(stateReason) }
        c.pointee.is_masked = isMasked ? 1 : 0
        c.pointee.registered_at = registeredAt
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !channel.isEmpty { c.pointee.channel = arena.string(channel) }
        c.pointee.version = version
        return c
    }
}

extension IdentityV1.Profile.HeldIdentity {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Profile__HeldIdentity()
        huitou__identity__v1__profile__held_identity__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Profile__HeldIdentity>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Profile__HeldIdentity>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Profile__HeldIdentity>) {
        self.init(
            kind: IdentityV1.IdentityKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue)),
            value: CField.string(c.pointee.value),
            verifiedBy: IdentityV1.VerificationMethod(rawValue: Int32(truncatingIfNeeded: c.pointee.verified_by.rawValue)),
            verifiedAt: c.pointee.verified_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Profile__HeldIdentity> {
        let c = arena.allocate(Huitou__Identity__V1__Profile__HeldIdentity.self)
        huitou__identity__v1__profile__held_identity__init(c)
        c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
        if !value.isEmpty { c.pointee.value = arena.string(value) }
        c.pointee.verified_by = .init(rawValue: .init(truncatingIfNeeded: verifiedBy.rawValue))
        c.pointee.verified_at = verifiedAt
        return c
    }
}
