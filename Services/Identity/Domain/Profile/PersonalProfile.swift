package import Primitives

/// What of a profile is personal, besides name and identities: sealed under the member's key.
package struct PersonalProfile: Hashable, Sendable {
    /// What the member says of its gender; `nil` for unknown.
    package var gender: Gender?
    /// The birthday, and when it was changed.
    package var birthday: BirthdayRecord
    /// The days on which its children were born, or are expected, the earliest first.
    package var children: [LocalDate]
    /// The attributes and preferences that are personal.
    package var values: AttributeValues
    /// Where its parcels go.
    package var addresses: [PostalAddress]
    /// Why its state is as it is.
    package var stateNote: StateNote?

    /// A profile of which nothing is known.
    package init() {
        birthday = BirthdayRecord()
        children = []
        values = AttributeValues()
        addresses = []
    }
}

/// Why a member's state is as it is.
package struct StateNote: Hashable, Sendable {
    /// The reason as it was given; it may name people, so that no description shows it.
    package let reason: Redacted<String>
    /// Who changed the state: kind and id of the principal.
    package let changedBy: String
    /// When it was booked.
    package let changedAt: Timestamp

    /// The longest reason, in characters.
    package static let characterCountMax = 200

    /// Notes a change.
    package init(reason: Redacted<String>, changedBy: String, changedAt: Timestamp) {
        self.reason = reason
        self.changedBy = changedBy
        self.changedAt = changedAt
    }
}

extension PersonalProfile: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Everything that is held about a member.
package struct MemberProfile: Hashable, Sendable {
    /// The member.
    package var member: Member
    /// Which identities were verified, and how.
    package var marks: [IdentityValue: IdentityMark]
    /// What is personal; its values are those of `values` too.
    package var personal: PersonalProfile
    /// All attributes and preferences, personal or not.
    package var values: AttributeValues
    /// How the member was won; `nil` for unknown.
    package var acquisition: Acquisition?

    /// Describes a profile.
    package init(
        member: Member,
        marks: [IdentityValue: IdentityMark] = [:],
        personal: PersonalProfile = PersonalProfile(),
        values: AttributeValues = AttributeValues(),
        acquisition: Acquisition? = nil
    ) {
        self.member = member
        self.marks = marks
        self.personal = personal
        self.values = values
        self.acquisition = acquisition
    }
}
