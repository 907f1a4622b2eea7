import IdentityDomain
import Messages
import Primitives

extension IdentityV1.Profile {
    /// What a caller may see of a member.
    init(_ profile: MemberProfile, seenWith sight: MemberSight) {
        let member = profile.member
        let personal = profile.personal
        let isFull = sight.seesPersonal
        // What is not personal, where something is masked.
        let values = isFull ? profile.values : profile.values.without(personal.values)
        self.init(
            memberID: member.memberID.rawValue,
            name: (isFull ? member.name?.unsafeText : member.name?.masked) ?? "",
            gender: isFull ? IdentityV1.Gender(personal.gender) : .unspecified,
            birthday: personal.birthday.birthday.map {
                IdentityV1.Birthday($0, showsYear: isFull)
            },
            region: member.facts.region ?? "",
            home: member.facts.home.rawValue,
            guide: member.facts.guide ?? "",
            children: isFull
                ? personal.children.map { IdentityV1.Child(born: $0.description) } : [],
            attributes: IdentityV1.Attribute.all(values.attributes),
            preferences: IdentityV1.Attribute.all(values.preferences),
            addresses: isFull ? personal.addresses.map { IdentityV1.Address($0) } : [],
            acquisition: profile.acquisition.map { IdentityV1.Acquisition($0) },
            identities: member.identities.map { identity in
                HeldIdentity(identity, mark: profile.marks[identity], isFull: isFull)
            },
            facts: IdentityV1.MemberFacts(member.facts),
            stateReason: sight.seesReasons ? personal.stateNote?.reason.unsafeRevealed ?? "" : "",
            isMasked: !isFull,
            registeredAt: member.registeredAt.microseconds,
            organisation: member.organisation.rawValue,
            channel: member.channel.rawValue,
            version: member.version
        )
    }
}

extension AttributeValues {
    /// The values whose names `other` does not have.
    fileprivate func without(_ other: AttributeValues) -> AttributeValues {
        AttributeValues(
            attributes: attributes.filter { other.attributes[$0.key] == nil },
            preferences: preferences.filter { other.preferences[$0.key] == nil }
        )
    }
}

extension IdentityV1.Profile.HeldIdentity {
    fileprivate init(_ identity: IdentityValue, mark: IdentityMark?, isFull: Bool) {
        self.init(
            kind: IdentityV1.IdentityKind(identity.kind),
            value: isFull ? identity.unsafeText : identity.masked,
            verifiedBy: IdentityV1.VerificationMethod(mark?.method),
            verifiedAt: mark?.verifiedAt.microseconds ?? 0
        )
    }
}

extension IdentityV1.VerificationMethod {
    /// The method on the wire.
    init(_ method: VerificationMethod?) {
        switch method {
        case .oneTimeCode: self = .oneTimeCode
        case .oidc: self = .oidc
        case .wechat: self = .wechat
        case .staff: self = .staff
        case .partner: self = .partner
        case nil: self = .unspecified
        }
    }
}

extension IdentityV1.Gender {
    /// The gender on the wire.
    init(_ gender: Gender?) {
        switch gender {
        case .female: self = .female
        case .male: self = .male
        case .other: self = .other
        case nil: self = .unspecified
        }
    }

    /// The gender before it is believed.
    var draft: ProfileEdit.Draft.GenderDraft {
        switch self {
        case .unspecified: .removed
        case .female: .gender(.female)
        case .male: .gender(.male)
        case .other: .gender(.other)
        case .unrecognized: .unknown
        }
    }
}

extension IdentityV1.Birthday {
    fileprivate init(_ birthday: Birthday, showsYear: Bool) {
        self.init(
            year: showsYear ? UInt32(birthday.year ?? 0) : 0,
            month: UInt32(birthday.monthDay.month),
            day: UInt32(birthday.monthDay.day)
        )
    }
}

extension IdentityV1.Attribute {
    fileprivate static func all(_ values: [String: String]) -> [IdentityV1.Attribute] {
        values.sorted { $0.key < $1.key }
            .map { IdentityV1.Attribute(name: $0.key, value: $0.value) }
    }
}

extension IdentityV1.Address {
    fileprivate init(_ address: PostalAddress) {
        self.init(
            recipient: address.recipient,
            phone: address.phone,
            text: address.text,
            postcode: address.postcode,
            label: address.label
        )
    }

    /// The address before it is believed.
    var draft: PostalAddress {
        PostalAddress(
            recipient: recipient,
            phone: phone,
            text: text,
            postcode: postcode,
            label: label
        )
    }
}

extension IdentityV1.Acquisition {
    fileprivate init(_ acquisition: Acquisition) {
        self.init(
            channel: acquisition.channel.rawValue,
            campaign: acquisition.campaign ?? "",
            store: acquisition.store?.rawValue ?? "",
            guide: acquisition.guide ?? "",
            qrParameter: acquisition.qrParameter ?? "",
            forwardedBy: acquisition.forwardedBy ?? ""
        )
    }

    /// The acquisition before it is believed.
    var draft: Acquisition.Draft {
        Acquisition.Draft(
            channel: channel,
            campaign: campaign,
            store: store,
            guide: guide,
            qrParameter: qrParameter,
            forwardedBy: forwardedBy
        )
    }
}
