package import Primitives

/// What somebody wants of a member's tag.
package struct TagCommand: Hashable, Sendable {
    /// What is to be done.
    package enum Act: Hashable, Sendable {
        /// Give it, until then.
        case give(until: Timestamp?)
        /// Take it.
        case take
    }

    /// Whose tag.
    package let memberID: MemberID
    /// The tag's name.
    package let tag: String
    /// What is to be done.
    package let act: Act
    /// On whose behalf: the member must belong there.
    package let organisation: OrganisationPath
    /// Why.
    package let reason: String
    /// Who asks: `staff:alice`.
    package let caller: String

    /// The longest reason, in characters.
    package static let reasonMax = 200

    /// Describes a command.
    package init(
        memberID: MemberID,
        tag: String,
        act: Act,
        organisation: OrganisationPath,
        reason: String,
        caller: String
    ) {
        self.memberID = memberID
        self.tag = tag
        self.act = act
        self.organisation = organisation
        self.reason = reason
        self.caller = caller
    }

    /// What becomes of a command, in order of precedence.
    package enum Outcome: Hashable, Sendable {
        /// There is no such tag in the program.
        case tagUnknown
        /// Rules give and take the tag, and nobody else.
        case tagByRule
        /// There is no such member in that unit.
        case memberUnknown
        /// The member was merged or erased.
        case memberGone
        /// The end lies not after now.
        case untilPassed
        /// It has the tag now.
        case given(MemberTag)
        /// It has the tag no longer; it may never have had it.
        case taken(had: Bool)
    }

    /// Decides what becomes of it; changes nothing.
    ///
    /// - Parameters:
    ///   - facts: What is known of the member; `nil` for an unknown one.
    ///   - current: The tags that it has.
    ///   - library: The program's tags.
    ///   - now: The time of booking.
    /// - Returns: The first outcome that applies.
    package func decide(
        facts: MemberFacts?,
        current: [MemberTag],
        library: TagLibrary,
        now: Timestamp
    ) -> Outcome {
        guard let definition = library.definition(of: tag) else { return .tagUnknown }
        guard definition.rule == nil else { return .tagByRule }
        guard let facts, organisation.contains(facts.home) else { return .memberUnknown }
        switch facts.state {
        case .merged, .erased: return .memberGone
        case .active, .frozen, .closed: break
        }
        switch act {
        case .take:
            return .taken(had: current.contains { $0.tag == tag })
        case .give(let until):
            guard until.map({ $0 > now }) ?? true else { return .untilPassed }
            return .given(
                MemberTag(
                    tag: tag,
                    source: .person(caller: caller, reason: reason),
                    setAt: now,
                    until: until
                )
            )
        }
    }
}
