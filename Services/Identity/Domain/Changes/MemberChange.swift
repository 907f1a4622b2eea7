package import Primitives

/// A request to change one member.
package struct MemberChange: Sendable {
    /// What shall be changed.
    package enum Action: Sendable {
        /// One more identity, verified or not; with a code that was sent to it the member's own
        /// act.
        case addIdentity(
            IdentityValue,
            verifiedBy: VerificationMethod?,
            code: PresentedCode? = nil
        )
        /// One identity less.
        case removeIdentity(IdentityValue)
        /// Parts of the profile.
        case editProfile(ProfileEdit)
        /// The state.
        case setState(StateEdit)
    }

    /// Whom.
    package let memberID: MemberID
    /// The part of the organisation in which the member must be at home; `nil` for any.
    package let scope: OrganisationPath?
    /// Who asks, as far as a repeat of it is recognised.
    package let request: KeyedRequest
    /// What.
    package let action: Action

    /// Describes a change.
    package init(
        memberID: MemberID,
        scope: OrganisationPath?,
        request: KeyedRequest,
        action: Action
    ) {
        self.memberID = memberID
        self.scope = scope
        self.request = request
        self.action = action
    }
}

/// Why a member is not changed.
///
/// The cases stand in order of precedence.
package enum MemberRefusal: Hashable, Sendable {
    /// There is none, or none in the caller's part of the organisation.
    case memberUnknown
    /// The code that should prove the identity is not good.
    case codeRefused(CodeOutcome)
    /// The member's state allows no such change.
    case memberNotActive(MemberState)
    /// Another member has the identity.
    case identityTaken
    /// The member has as many identities as a member can have.
    case identitiesExhausted
    /// The member does not have the identity.
    case identityUnknown
    /// It is the member's only identity.
    case lastIdentity
    /// How the member was won is known already.
    case acquisitionSet
    /// The birthday may be changed again from this day on.
    case birthdayLocked(until: LocalDate)
    /// The state does not follow upon the one that the member has.
    case stateNotReachable(from: MemberState)
}

/// What the caller of a change is told.
package struct MemberChangeAnswer: Hashable, Sendable {
    /// Whether anything is other than before.
    package let isChanged: Bool

    /// Tells whether anything is other than before.
    package init(isChanged: Bool) {
        self.isChanged = isChanged
    }
}

/// What became of a change.
///
/// The cases stand in order of precedence.
package enum MemberChangeOutcome: Hashable, Sendable {
    /// Another request came before under this key: the path of the first field that differs.
    case keyReused(String)
    /// The same request came before: nothing changes, and it is answered as then.
    case replayed(MemberChangeAnswer)
    /// Nothing changes, and the request is not remembered.
    case refused(MemberRefusal)
    /// It was decided now.
    case decided(MemberChangeAnswer)
}
