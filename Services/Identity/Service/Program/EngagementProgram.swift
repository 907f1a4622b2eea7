package import IdentityDomain
package import Primitives
package import ProgramFiles

/// What the program says about tags and invitations.
package struct EngagementProgram: Sendable {
    /// The tags, with the zone whose days count.
    package let tags: TagReview.Rules
    /// The campaigns.
    package let referrals: ReferralProgram

    /// The sections of the file that are read here.
    static let sections = ["rules_version", "tags", "referrals"]
    /// Those that ``IdentityProgram`` reads.
    private static let otherSections = ["attributes", "preferences", "child_stages"]

    /// No tags and no campaigns.
    package init(zone: ZoneRules) {
        tags = TagReview.Rules(library: .none, zone: zone)
        referrals = ReferralProgram(campaigns: [], zone: zone)
    }

    /// Reads a program file; `compose/identity.yaml` is one, and says what it may hold.
    ///
    /// - Parameters:
    ///   - text: What stands in the file.
    ///   - name: The file's name, for errors.
    ///   - zone: The program's time zone.
    /// - Throws: ``ProgramFileError`` with file, line and column.
    package init(file text: String, name: String, zone: ZoneRules) throws(ProgramFileError) {
        let file = try ProgramFile.load(text: text, name: name)
        self = try file.root.mapping { fields throws(ProgramFileError) in
            for section in Self.otherSections { _ = fields.optional(section) }
            let (tags, campaigns) = (fields.optional("tags"), fields.optional("referrals"))
            var version: Int64 = 0
            if tags != nil || campaigns != nil || fields.optional("rules_version") != nil {
                version = try fields.required("rules_version").integer(in: 1...1_000_000_000)
            }
            return Self(
                tags: TagReview.Rules(
                    library: TagLibrary(
                        version: version,
                        definitions: try tags.map { node throws(ProgramFileError) in
                            try TagDefinition.list(node)
                        } ?? []
                    ),
                    zone: zone
                ),
                referrals: ReferralProgram(
                    campaigns: try campaigns.map { node throws(ProgramFileError) in
                        try ReferralCampaign.list(node, version: version)
                    } ?? [],
                    zone: zone
                )
            )
        }
    }

    private init(tags: TagReview.Rules, referrals: ReferralProgram) {
        self.tags = tags
        self.referrals = referrals
    }
}
