package import Primitives

/// What a partner may do for the members that are linked to it; the names are those of the wire.
package enum PartnerRight: String, CaseIterable, Hashable, Sendable {
    /// Finding a linked member by an identity.
    case resolve
    /// Giving points.
    case earn
    /// Taking points.
    case burn
    /// Reading what a linked member has consented to.
    case readProfile = "read_profile"
}

/// A partner brand, known by its client certificate.
package struct Partner: Hashable, Sendable {
    /// The name in its certificate.
    package let partnerID: String
    /// The unit for which it acts.
    package let organisation: OrganisationPath
    /// What it is called.
    package let name: UnitName
    /// What it may do.
    package let rights: Set<PartnerRight>
    /// How many calls it may make a second, on average.
    package let callsPerSecond: Int
    /// How many calls it may make at once.
    package let burst: Int
    /// Whether it may call at all.
    package let isActive: Bool
    /// The certificates that it may show; empty for any with its name.
    package let pins: Set<CertificatePin>
    /// When it was changed last.
    package var changedAt: Timestamp

    /// The most calls a second, and at once.
    package static let callsMax = 100_000
    /// The calls a second where nobody says.
    package static let callsPerSecondDefault = 50

    /// Describes a partner.
    package init(
        partnerID: String,
        organisation: OrganisationPath,
        name: UnitName,
        rights: Set<PartnerRight>,
        callsPerSecond: Int,
        burst: Int,
        isActive: Bool,
        pins: Set<CertificatePin> = [],
        changedAt: Timestamp
    ) {
        precondition(pins.count <= CertificatePin.countMax, "\(pins.count) certificates at once")
        self.pins = pins
        self.partnerID = partnerID
        self.organisation = organisation
        self.name = name
        self.rights = rights
        self.callsPerSecond = callsPerSecond
        self.burst = burst
        self.isActive = isActive
        self.changedAt = changedAt
    }
}

extension Partner {
    /// The certificates in one text, in order.
    package var pinText: String { pins.sorted().map(\.digits).joined(separator: ",") }
}

/// A request to add a partner, or to change it.
package struct PutPartner: Hashable, Sendable {
    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// Who asks, as far as it decides.
    package let actor: Actor
    /// The partner as it shall be.
    package let partner: Partner

    /// Describes a request.
    package init(key: CallerKey, actor: Actor, partner: Partner) {
        self.key = key
        self.actor = actor
        self.partner = partner
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: "PutPartner",
            fields: [
                .init("partner_id", partner.partnerID),
                .init("organisation", partner.organisation.rawValue),
                .init("name", partner.name.text),
                .init("scopes", partner.rights.map(\.rawValue).sorted().joined(separator: ",")),
                .init("calls_per_second", Int64(partner.callsPerSecond)),
                .init("burst", Int64(partner.burst)),
                .init("active", partner.isActive ? 1 : 0),
            ] + (partner.pins.isEmpty ? [] : [.init("certificate_pins", partner.pinText)])
        )
    }

    /// What becomes of the request, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// A partner of a unit outside of the caller's scope has the name.
        case idTaken
        /// The unit is not there, or closed.
        case unitUnknown
        /// The partner as it is from now on.
        case put(Partner, isCreated: Bool)
    }

    /// Decides; changes nothing.
    package func decide(_ present: Partner?, isUnitOpen: Bool, now: Timestamp) -> Outcome {
        if let present, !actor.reaches(present.organisation) { return .idTaken }
        if !isUnitOpen { return .unitUnknown }
        var partner = partner
        partner.changedAt = now
        return .put(partner, isCreated: present == nil)
    }
}

/// That a member is known to a partner, by the member's separate consent.
package struct PartnerLink: Hashable, Sendable {
    /// The partner.
    package let partnerID: String
    /// The version of the text that the member has agreed to.
    package let consentVersion: String
    /// When the member agreed.
    package let consentedAt: Timestamp
    /// When it was taken back; `nil` while it holds.
    package var endedAt: Timestamp?

    /// The most partners that a member is linked to at once.
    package static let countMax = 32
    /// The longest version, in bytes.
    package static let versionByteCountMax = 64

    /// Describes a link.
    package init(
        partnerID: String,
        consentVersion: String,
        consentedAt: Timestamp,
        endedAt: Timestamp? = nil
    ) {
        self.partnerID = partnerID
        self.consentVersion = consentVersion
        self.consentedAt = consentedAt
        self.endedAt = endedAt
    }
}

/// A request to link a member to a partner, or to end that.
package struct ChangeLink: Hashable, Sendable {
    /// Who asks, and under which name for the request.
    package let key: CallerKey
    /// The member.
    package let memberID: MemberID
    /// The partner.
    package let partnerID: String
    /// The version of the text that the member has agreed to; `nil` to end the link.
    package let consentVersion: String?

    /// Describes a request.
    package init(
        key: CallerKey,
        memberID: MemberID,
        partnerID: String,
        consentVersion: String?
    ) {
        self.key = key
        self.memberID = memberID
        self.partnerID = partnerID
        self.consentVersion = consentVersion
    }

    /// The request, as far as a repeat of it is recognised.
    package var keyed: KeyedRequest {
        KeyedRequest(
            key: key,
            method: consentVersion == nil ? "UnlinkMember" : "LinkMember",
            fields: [
                .init("member_id", memberID.rawValue), .init("partner_id", partnerID),
                .init("consent_version", consentVersion ?? ""),
            ]
        )
    }

    /// What becomes of the request, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such member, or it is none any more.
        case memberUnknown
        /// There is no such partner of the member's headquarters, or it may not call.
        case partnerUnknown
        /// The member is linked to as many partners as it can be.
        case exhausted
        /// There is no link to end.
        case notLinked
        /// The link holds already, by the same text: nothing changes.
        case holds(PartnerLink)
        /// There is no text of that version for the partner.
        case policyUnknown
        /// The link as it is from now on.
        case changed(PartnerLink)
    }

    /// Decides; changes nothing.
    ///
    /// - Parameters:
    ///   - facts: What is known of the member; `nil` for an unknown one.
    ///   - partner: The partner; `nil` for an unknown one.
    ///   - hasPolicy: Whether there is the text that the member agrees to.
    ///   - link: The link that holds; `nil` for none.
    ///   - now: The time of booking.
    /// - Returns: The first outcome that applies.
    package func decide(
        facts: MemberFacts?,
        partner: Partner?,
        hasPolicy: Bool,
        link: PartnerLink?,
        now: Timestamp
    ) -> Outcome {
        guard let facts, facts.state != .merged, facts.state != .erased else {
            return .memberUnknown
        }
        guard let consentVersion else {
            guard var link else { return .notLinked }
            link.endedAt = now
            return .changed(link)
        }
        guard let partner, partner.isActive,
            partner.organisation.isSameHeadquarters(as: facts.home)
        else { return .partnerUnknown }
        if let link, link.consentVersion == consentVersion { return .holds(link) }
        if link == nil, facts.partners.count >= PartnerLink.countMax { return .exhausted }
        if !hasPolicy { return .policyUnknown }
        return .changed(
            PartnerLink(
                partnerID: partnerID,
                consentVersion: consentVersion,
                consentedAt: now
            )
        )
    }
}
