package import Primitives

/// What may be known of a member outside of identity: everything that rules, scopes and filters
/// depend on, and nothing by which the person could be named or reached.
///
/// Published whole with every change, so that any view can be built from the last event alone.
package struct MemberFacts: Hashable, Sendable {
    /// The unit that the member belongs to: whose staff may see it.
    ///
    /// At first the one that won it.
    package var home: OrganisationPath
    /// Where the member stands.
    package var state: MemberState
    /// Whether a frozen member may earn; any other member may where it is active.
    package var mayEarn: Bool
    /// Whether a frozen member may burn; any other member may where it is active.
    package var mayBurn: Bool
    /// Whether anything may be chosen for this member by what it did (PIPL, article 24).
    package var isPersonalised: Bool
    /// The id of the member of staff that looks after it; `nil` for nobody.
    package var guide: String?
    /// A code of the region where the member lives, as the program writes them; `nil` for unknown.
    package var region: String?
    /// The birthday without its year; `nil` for unknown.
    package var birthday: MonthDay?
    /// The stages of its children, by the program's names, each once, sorted.
    package var childStages: [String]
    /// The names of its tags, each once, sorted.
    package var tags: [String]
    /// The ids of the partners that it is linked to, each once, sorted.
    package var partners: [String]
    /// The purposes that contact nobody and to which it agrees, partners left out, sorted.
    package var consents: [String]

    /// The facts of a member of whom nothing is known but where it belongs.
    package init(home: OrganisationPath) {
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

    /// Whether the member may earn now.
    package var earnsNow: Bool { allows(mayEarn) }
    /// Whether the member may burn now.
    package var burnsNow: Bool { allows(mayBurn) }

    private func allows(_ gate: Bool) -> Bool {
        switch state {
        case .active: true
        case .frozen: gate
        case .closed, .merged, .erased: false
        }
    }
}
