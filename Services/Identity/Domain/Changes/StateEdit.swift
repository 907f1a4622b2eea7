package import Primitives

/// Where a member shall stand.
package struct StateEdit: Hashable, Sendable {
    /// What the request asks for.
    package enum Target: Hashable, Sendable {
        /// As any other.
        case active
        /// Held back, but for what is named.
        case frozen(mayEarn: Bool, mayBurn: Bool)
        /// Ended.
        case closed
    }

    /// Where to.
    package let target: Target
    /// Why; it may name people, so that no description shows it.
    package let reason: Redacted<String>
    /// Who asks: kind and id of the principal.
    package let changedBy: String

    /// Checks a request.
    ///
    /// - Parameters:
    ///   - state: The state asked for; `nil` for one that is not known here.
    ///   - mayEarn: Whether a frozen member may earn.
    ///   - mayBurn: Whether a frozen member may burn.
    ///   - reason: Why.
    ///   - changedBy: Who asks.
    /// - Throws: The first field that is refused.
    package init(
        state: MemberState?,
        mayEarn: Bool,
        mayBurn: Bool,
        reason: String,
        changedBy: String
    ) throws(FieldRefusal) {
        switch state {
        case .active: target = .active
        case .frozen: target = .frozen(mayEarn: mayEarn, mayBurn: mayBurn)
        case .closed: target = .closed
        case .merged, .erased, nil:
            throw FieldRefusal(field: "state", "must be active, frozen or closed")
        }
        if state != .frozen {
            guard !mayEarn else {
                throw FieldRefusal(field: "may_earn", "counts for a frozen member only")
            }
            guard !mayBurn else {
                throw FieldRefusal(field: "may_burn", "counts for a frozen member only")
            }
        }
        let most = StateNote.characterCountMax
        guard let reason = ProfileText.trimmed(reason, characterCountMax: most) else {
            throw FieldRefusal(
                field: "reason",
                "must have 1 to \(most) characters, no control ones"
            )
        }
        self.reason = Redacted(reason)
        self.changedBy = changedBy
    }
}

/// What becomes of a member's state.
package enum StateDecision: Hashable, Sendable {
    /// It stays as it is.
    case refused(MemberRefusal)
    /// It is that already.
    case unchanged
    /// The member's facts from now on.
    case changed(MemberFacts)
}

extension MemberFacts {
    /// Decides about a state; changes nothing.
    ///
    /// A closed member is reactivated, but not frozen; what was merged or erased stays so.
    package func decide(_ edit: StateEdit) -> StateDecision {
        var next = self
        next.mayEarn = true
        next.mayBurn = true
        switch (state, edit.target) {
        case (.merged, _), (.erased, _), (.closed, .frozen):
            return .refused(.stateNotReachable(from: state))
        case (_, .active):
            next.state = .active
        case (_, .frozen(let mayEarn, let mayBurn)):
            next.state = .frozen
            next.mayEarn = mayEarn
            next.mayBurn = mayBurn
        case (_, .closed):
            next.state = .closed
        }
        return next == self ? .unchanged : .changed(next)
    }
}
