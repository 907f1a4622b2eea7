package import IdentityDomain
package import Primitives
import StorageCore

extension SQLMemberStore: PartnerStore {
    package func put(
        _ command: PutPartner
    ) async throws -> DecidedOutcome<PutPartner.Outcome, PutAnswer<Partner>> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let present = try Partner.load(command.partner.partnerID, in: tx.writer)
                let outcome = command.decide(
                    present?.partner,
                    isUnitOpen: try OrganisationUnit.isOpen(
                        command.partner.organisation,
                        in: tx.writer
                    ),
                    now: tx.bookedAt
                )
                guard case .put(let partner, let isCreated) = outcome else {
                    return .refused(outcome)
                }
                try tx.write(partner, over: present?.version)
                return .answered(PutAnswer(value: partner, isCreated: isCreated))
            }
        }
    }

    package func partner(_ partnerID: String) async throws -> Partner? {
        try await read { reader in try Partner.load(partnerID, in: reader)?.partner }
    }

    package func partners(
        in organisation: OrganisationPath,
        after partnerID: String,
        limit: Int
    ) async throws -> OrganisationPage<Partner> {
        try await read { reader in
            var partners: [Partner] = []
            try reader.forEachRow(
                """
                SELECT \(Partner.columns) FROM partners
                WHERE \(OrganisationSchema.inside("organisation")) AND partner_id > $3
                ORDER BY partner_id LIMIT $4
                """,
                Self.inside(organisation) + [.text(partnerID), .integer(Int64(limit) + 1)]
            ) { row in
                partners.append(try Partner(row: row))
            }
            return Self.page(partners, limit)
        }
    }

    package func change(
        _ command: ChangeLink
    ) async throws -> DecidedOutcome<ChangeLink.Outcome, PartnerLink> {
        try await change { tx in
            try tx.decided(command.keyed) {
                let memberID = try tx.survivorID(of: command.memberID)
                let member = try tx.member(memberID)
                let links = try PartnerLink.everywhere(of: memberID, in: tx.writer)
                let places = links.filter { place in
                    place.link.partnerID == command.partnerID && place.link.endedAt == nil
                }
                let outcome = command.decide(
                    facts: member?.facts,
                    partner: try Partner.load(command.partnerID, in: tx.writer)?.partner,
                    hasPolicy: try tx.hasPolicy(of: command),
                    link: places.last?.link,
                    now: tx.bookedAt
                )
                if case .holds(let link) = outcome { return .answered(link) }
                guard case .changed(let link) = outcome, let member else {
                    return .refused(outcome)
                }
                // A member that agrees to a newer text ends the older link.
                try tx.end(places)
                if link.endedAt == nil {
                    let count = links.count { $0.member == memberID }
                    try tx.insert(link, at: count, of: memberID)
                }
                try tx.savePartners(of: member)
                return .answered(link)
            }
        }
    }

    package func links(of member: MemberID) async throws -> [PartnerLink] {
        try await read { reader in
            let survivor = try MergedMembers.survivor(of: member, in: reader)
            return try PartnerLink.everywhere(of: survivor, in: reader).map(\.link)
        }
    }
}

extension IdentityTransaction {
    /// Ends a member's links to a partner, wherever they stand, as of now.
    func endLinks(of member: OpenMember, to partnerID: String) throws {
        let places = try PartnerLink.everywhere(of: member.memberID, in: writer).filter { place in
            place.link.partnerID == partnerID && place.link.endedAt == nil
        }
        if places.isEmpty { return }
        try end(places)
        try savePartners(of: member)
    }

    /// Brings what is known of a member into line with its links.
    fileprivate func savePartners(of member: OpenMember) throws {
        var member = member
        let partners = try PartnerLink.partners(of: member.memberID, in: writer)
        if member.facts.partners == partners { return }
        member.facts.partners = partners
        try save(member)
    }

    /// Whether there is the text that a member agrees to.
    fileprivate func hasPolicy(of command: ChangeLink) throws -> Bool {
        guard let purpose = ContactPurpose(partnerID: command.partnerID),
            let version = command.consentVersion.flatMap(PolicyVersion.init)
        else { return false }
        return try hasPolicy(purpose, version)
    }

    fileprivate func write(_ partner: Partner, over version: Int64?) throws {
        let values: [SQLValue] = [
            .text(partner.partnerID), .text(partner.organisation.rawValue),
            .text(partner.name.text),
            .text(partner.rights.map(\.rawValue).sorted().joined(separator: ",")),
            .integer(Int64(partner.callsPerSecond)), .integer(Int64(partner.burst)),
            .integer(partner.isActive ? 1 : 0), .integer(partner.changedAt.microseconds),
            .text(partner.pinText),
        ]
        if let version {
            try write(
                """
                UPDATE partners SET organisation = $2, name = $3, rights = $4,
                    calls_per_second = $5, burst = $6, is_active = $7, changed_at = $8,
                    pins = $9, version = version + 1
                WHERE partner_id = $1 AND version = $10
                """,
                [values + [.integer(version)]]
            )
        } else {
            try write(
                """
                INSERT INTO partners (partner_id, organisation, name, rights, calls_per_second,
                    burst, is_active, changed_at, pins, version)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (partner_id) DO NOTHING
                """,
                [values]
            )
        }
    }

    fileprivate func insert(_ link: PartnerLink, at place: Int, of member: MemberID) throws {
        try write(
            """
            INSERT INTO partner_links (member_id, place, partner_id, consent_version, consented_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (member_id, place) DO NOTHING
            """,
            [
                [
                    .integer(member.rawValue), .integer(Int64(place)), .text(link.partnerID),
                    .text(link.consentVersion), .integer(link.consentedAt.microseconds),
                ]
            ]
        )
    }

    fileprivate func end(_ places: [PartnerLink.Place]) throws {
        try write(
            """
            UPDATE partner_links SET ended_at = $3
            WHERE member_id = $1 AND place = $2 AND ended_at IS NULL
            """,
            places.map { place in
                [
                    .integer(place.member.rawValue), .integer(place.place),
                    .integer(bookedAt.microseconds),
                ]
            }
        )
    }
}

extension Partner: StoredAnswer {
    static let columns = """
        partner_id, organisation, name, rights, calls_per_second, burst, is_active, changed_at,
        version, pins
        """

    /// Reads a row of `columns`; `corrupt` where it is none.
    init(row: any RowView) throws {
        var fields = PackedFields()
        for column in 0...3 { fields.append(try row.text(column)) }
        for column in 4...7 { fields.append(try row.integer(column)) }
        fields.append(try row.text(9))
        guard let partner = Self(fields: fields.bytes) else { throw MemberStoreError.corrupt }
        self = partner
    }

    /// Reads a partner and its version; `nil` for an unknown one.
    static func load(
        _ partnerID: String,
        in reader: any SQLReader
    ) throws -> (partner: Partner, version: Int64)? {
        let row = try reader.first(
            "SELECT \(columns) FROM partners WHERE partner_id = $1",
            [.text(partnerID)]
        )
        guard let row else { return nil }
        return (try Partner(row: row), try row.integer(8))
    }

    func packed(by keys: LookUpKeys) -> [UInt8] {
        var fields = PackedFields()
        fields.append(partnerID)
        fields.append(organisation.rawValue)
        fields.append(name.text)
        fields.append(rights.map(\.rawValue).sorted().joined(separator: ","))
        fields.append(Int64(callsPerSecond))
        fields.append(Int64(burst))
        fields.append(isActive)
        fields.append(changedAt.microseconds)
        fields.append(pinText)
        return fields.bytes
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> Partner? {
        Partner(fields: bytes)
    }

    private init?(fields bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        guard let partnerID = fields.text(),
            let organisation = fields.text().flatMap({ OrganisationPath($0) }),
            let name = fields.text().flatMap({ UnitName($0) }), let names = fields.text(),
            let callsPerSecond = fields.number(), let burst = fields.number(),
            let isActive = fields.flag(), let changedAt = fields.number(),
            // Answers from before know no certificates.
            let pinText = fields.isAtEnd ? "" : fields.text(), fields.isAtEnd
        else { return nil }
        let pinWords = pinText.split(separator: ",")
        let pins = Set(pinWords.compactMap { CertificatePin(String($0)) })
        guard pins.count == pinWords.count, pins.count <= CertificatePin.countMax else {
            return nil
        }
        let words = names.split(separator: ",")
        let rights = words.compactMap { PartnerRight(rawValue: String($0)) }
        guard rights.count == words.count else { return nil }
        self.init(
            partnerID: partnerID,
            organisation: organisation,
            name: name,
            rights: Set(rights),
            callsPerSecond: Int(callsPerSecond),
            burst: Int(burst),
            isActive: isActive,
            pins: pins,
            changedAt: Timestamp(microseconds: changedAt)
        )
    }
}

extension PartnerLink: StoredAnswer {
    /// Where a link stands.
    struct Place {
        /// The member that it was made for; it may be merged by now.
        let member: MemberID
        /// The place among the member's links.
        let place: Int64
        /// The link itself.
        let link: PartnerLink
    }

    /// Reads every link of a member and of those who were merged into it, the oldest first.
    static func everywhere(of survivor: MemberID, in reader: any SQLReader) throws -> [Place] {
        var places: [Place] = []
        for member in try MergedMembers.everyID(of: survivor, in: reader) {
            try reader.forEachRow(
                """
                SELECT partner_id, consent_version, consented_at, ended_at, place
                FROM partner_links WHERE member_id = $1 ORDER BY place
                """,
                [.integer(member.rawValue)]
            ) { row in
                let link = PartnerLink(
                    partnerID: try row.text(0),
                    consentVersion: try row.text(1),
                    consentedAt: Timestamp(microseconds: try row.integer(2)),
                    endedAt: row.isNull(3)
                        ? nil : Timestamp(microseconds: try row.integer(3))
                )
                places.append(Place(member: member, place: try row.integer(4), link: link))
            }
        }
        // Stable: of one moment, the order of the places remains.
        return places.enumerated().sorted { one, other in
            (one.element.link.consentedAt, one.offset)
                < (other.element.link.consentedAt, other.offset)
        }.map(\.element)
    }

    /// The partners that a member, and those who were merged into it, are linked to, sorted.
    static func partners(of survivor: MemberID, in reader: any SQLReader) throws -> [String] {
        let places = try everywhere(of: survivor, in: reader)
        return Set(places.filter { $0.link.endedAt == nil }.map(\.link.partnerID)).sorted()
    }

    func packed(by keys: LookUpKeys) -> [UInt8] {
        var fields = PackedFields()
        fields.append(partnerID)
        fields.append(consentVersion)
        fields.append(consentedAt.microseconds)
        fields.append(endedAt?.microseconds ?? 0)
        return fields.bytes
    }

    static func unpacked(_ bytes: [UInt8], by keys: LookUpKeys) -> PartnerLink? {
        var fields = FieldReader(bytes)
        guard let partnerID = fields.text(), let version = fields.text(),
            let consentedAt = fields.number(), let endedAt = fields.number(), fields.isAtEnd
        else { return nil }
        return PartnerLink(
            partnerID: partnerID,
            consentVersion: version,
            consentedAt: Timestamp(microseconds: consentedAt),
            endedAt: endedAt == 0 ? nil : Timestamp(microseconds: endedAt)
        )
    }
}
