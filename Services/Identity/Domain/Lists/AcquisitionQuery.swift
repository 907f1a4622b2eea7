package import Primitives

/// What members are counted by.
package struct AcquisitionQuery: Hashable, Sendable {
    /// Everything in and below this unit.
    package var organisation: OrganisationPath
    /// What is counted by.
    package var field: Acquisition.Field
    /// Registered from this time on; `nil` for no bound.
    package var registeredFrom: Timestamp?
    /// Registered before this time; `nil` for no bound.
    package var registeredBefore: Timestamp?
    /// Won by this campaign; `nil` for any or none.
    package var campaign: String?

    /// The most sources that are told.
    package static let sourceCountMax = 1000

    /// Counts everything in and below a unit.
    package init(organisation: OrganisationPath, field: Acquisition.Field) {
        self.organisation = organisation
        self.field = field
    }
}

/// How many members came from where.
package struct AcquisitionCount: Hashable, Sendable {
    /// The most frequent sources, those with most members first.
    package let sources: [Source]
    /// Members of which any source is known.
    package let total: Int64

    /// One source.
    package struct Source: Hashable, Sendable {
        /// The value of the field.
        package let value: String
        /// How many members came by it.
        package let memberCount: Int64

        /// Counts members of a source.
        package init(value: String, memberCount: Int64) {
            self.value = value
            self.memberCount = memberCount
        }
    }

    /// Bundles counts.
    package init(sources: [Source], total: Int64) {
        self.sources = sources
        self.total = total
    }
}
