package import Primitives

/// What a service knows of a member from identity's events: everything that rules, scopes and
/// gates depend on, and nothing by which the person could be named or reached.
package struct MemberFacts: Hashable, Sendable {
    /// Where a member stands; the raw values are those of the `.proto` file.
    package enum State: Int64, CaseIterable, Hashable, Sendable {
        /// As any other.
        case active = 1
        /// Held back while something is looked into.
        case frozen = 2
        /// Ended by the member or by headquarters.
        case closed = 3
        /// Found to be the same person as another member.
        case merged = 4
        /// Erased.
        case erased = 5
    }

    /// Who it is.
    package let memberID: MemberID
    /// The unit that the member belongs to, whose staff may see it.
    package var home: OrganisationPath
    /// Where it stands.
    package var state: State
    /// Whether it may earn now.
    package var mayEarn: Bool
    /// Whether it may burn now.
    package var mayBurn: Bool
    /// Whether anything may be chosen for it by what it did.
    package var isPersonalised: Bool
    /// The id of the member of staff that looks after it; `nil` for nobody.
    package var guide: String?
    /// A code of the region where it lives; `nil` for unknown.
    package var region: String?
    /// The birthday without its year, the month times 100 plus the day; `nil` for unknown.
    package var birthday: Int?
    /// The stages of its children, by the program's names.
    package var childStages: [String]
    /// The names of its tags.
    package var tags: [String]
    /// The ids of the partners that it is linked to.
    package var partners: [String]
    /// The purposes that contact nobody and to which it agrees: see ``Use``.
    package var consents: [String]
    /// The member that it was merged into, directly; `nil` where it stands for itself.
    package var survivor: MemberID?

    /// The facts of a member of whom nothing is known but where it belongs.
    package init(memberID: MemberID, home: OrganisationPath) {
        self.memberID = memberID
        self.home = home
        state = .active
        mayEarn = true
        mayBurn = true
        isPersonalised = true
        childStages = []
        tags = []
        partners = []
        consents = []
    }

    /// What a member may agree to besides being contacted.
    package enum Use: String, CaseIterable, Hashable, Sendable {
        /// Recording what it looks at, searches for and clicks, and choosing by it.
        case behaviour
        /// Showing staff what it looked at and bought.
        case guidance
    }

    /// Whether it agrees to a use of what it does.
    package func agrees(to use: Use) -> Bool { consents.contains(use.rawValue) }

    /// Whether what was held about the member is gone.
    package var isErased: Bool { state == .erased }

    /// Lets go of all but what scopes and gates need.
    mutating func erase() {
        state = .erased
        mayEarn = false
        mayBurn = false
        isPersonalised = false
        guide = nil
        region = nil
        birthday = nil
        childStages = []
        tags = []
        partners = []
        consents = []
    }
}
