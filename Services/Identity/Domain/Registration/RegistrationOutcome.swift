package import Primitives

/// What became of a registration.
///
/// The cases stand in order of precedence.
package enum RegistrationOutcome: Hashable, Sendable {
    /// A request came before under this key, and its member was erased since. Nothing changes.
    case erased(MemberID)
    /// The same request came before: nothing changes, and it is answered as then.
    case replayed(RegistrationAnswer)
    /// Another request came before under this key; the first field that differs. Nothing changes.
    case keyReused(RegistrationFingerprint.Field)
    /// The identities belong to different members. Nothing changes.
    ///
    /// The indices name those that do not belong to the member of the first known one.
    case identitiesConflict([Int])
    /// The member has as many identities as a member can have. Nothing changes.
    case identitiesExhausted(MemberID)
    /// One member has some of the identities: it gets those at `newIndices`, which nobody has.
    ///
    /// One that is not active is found and gets none: a closed member is not opened again so.
    case found(MemberID, newIndices: [Int])
    /// Nobody has any of the identities: there is a new member.
    case created(MemberID)
}

/// What the caller of a registration is told.
package struct RegistrationAnswer: Hashable, Sendable {
    /// The member.
    package let memberID: MemberID
    /// Whether the request made the member.
    package let isCreated: Bool

    /// Bundles an answer.
    package init(memberID: MemberID, isCreated: Bool) {
        self.memberID = memberID
        self.isCreated = isCreated
    }
}

extension RegistrationOutcome {
    /// Whether the same request came before.
    package var isReplay: Bool {
        switch self {
        case .replayed: true
        case .erased, .keyReused, .identitiesConflict, .identitiesExhausted, .found, .created:
            false
        }
    }

    /// What the caller is told; `nil` where the request is refused.
    package var answer: RegistrationAnswer? {
        switch self {
        case .replayed(let answer): answer
        case .erased, .keyReused, .identitiesConflict, .identitiesExhausted: nil
        case .found(let memberID, _): RegistrationAnswer(memberID: memberID, isCreated: false)
        case .created(let memberID): RegistrationAnswer(memberID: memberID, isCreated: true)
        }
    }
}
