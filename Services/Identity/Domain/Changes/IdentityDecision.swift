package import Primitives

/// What becomes of one more identity.
package enum AddIdentityDecision: Hashable, Sendable {
    /// It is not added.
    case refused(MemberRefusal)
    /// The member has it already.
    case held
    /// The member gets it.
    case added
}

/// What becomes of one identity less.
package enum RemoveIdentityDecision: Hashable, Sendable {
    /// It is not removed.
    case refused(MemberRefusal)
    /// The member loses it.
    case removed
}

extension Member {
    /// Decides about one more identity; changes nothing.
    ///
    /// - Parameters:
    ///   - identity: The identity.
    ///   - owner: Who has it; `nil` for nobody.
    /// - Returns: What becomes of it.
    package func decideAdding(
        _ identity: IdentityValue,
        owner: MemberID?
    ) -> AddIdentityDecision {
        guard facts.state == .active else { return .refused(.memberNotActive(facts.state)) }
        if owner == memberID { return .held }
        guard owner == nil else { return .refused(.identityTaken) }
        guard identities.count < Self.identityCountMax else {
            return .refused(.identitiesExhausted)
        }
        return .added
    }

    /// Decides about one identity less; changes nothing.
    package func decideRemoving(_ identity: IdentityValue) -> RemoveIdentityDecision {
        guard facts.state == .active else { return .refused(.memberNotActive(facts.state)) }
        guard identities.contains(identity) else { return .refused(.identityUnknown) }
        guard identities.count > 1 else { return .refused(.lastIdentity) }
        return .removed
    }
}
