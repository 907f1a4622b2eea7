package import Primitives

/// What a request does to a part of a profile.
package enum Edit<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The request does not name it.
    case keep
    /// It is this from now on; `nil` for nothing.
    case set(Value?)

    /// The value after the edit.
    package func applied(to value: Value?) -> Value? {
        switch self {
        case .keep: value
        case .set(let value): value
        }
    }
}

/// The parts of a profile that a request changes.
package struct ProfileEdit: Hashable, Sendable {
    /// What the member is called.
    package var name = Edit<MemberName>.keep
    /// What it says of its gender.
    package var gender = Edit<Gender>.keep
    /// Its birthday.
    package var birthday = Edit<Birthday>.keep
    /// The region where it lives.
    package var region = Edit<String>.keep
    /// The unit that it belongs to; `nil` for the one that it has.
    package var home: OrganisationPath?
    /// Who looks after it.
    package var guide = Edit<String>.keep
    /// When its children were born; `nil` for what is known.
    package var children: [LocalDate]?
    /// Attributes and preferences; `nil` takes one away.
    package var attributes: [String: String?] = [:]
    /// Preferences; `nil` takes one away.
    package var preferences: [String: String?] = [:]
    /// Where its parcels go; `nil` for what is known.
    package var addresses: [PostalAddress]?
    /// How it was won; `nil` where the request does not say.
    package var acquisition: Acquisition?
    /// Whether the birthday may be edited at any time.
    package var isCorrection = false

    /// Changes nothing.
    package init() {}
}

/// What becomes of an edit.
package enum ProfileDecision: Sendable {
    /// The profile stays as it is.
    case refused(MemberRefusal)
    /// It is that already.
    case unchanged
    /// The profile from now on.
    case changed(MemberProfile)
}

extension MemberProfile {
    /// Decides about an edit; changes nothing.
    ///
    /// - Parameters:
    ///   - edit: What shall change.
    ///   - rules: The program.
    ///   - today: The day of booking in the program's zone.
    /// - Returns: What becomes of it.
    package func decide(
        _ edit: ProfileEdit,
        rules: ProfileRules,
        today: LocalDate
    ) -> ProfileDecision {
        var facts = member.facts
        guard facts.state == .active || facts.state == .frozen else {
            return .refused(.memberNotActive(facts.state))
        }
        var next = self
        if let acquisition = edit.acquisition, acquisition != self.acquisition {
            guard self.acquisition == nil else { return .refused(.acquisitionSet) }
            next.acquisition = acquisition
        }
        if case .set(let birthday) = edit.birthday {
            let edited = personal.birthday.edited(
                to: birthday,
                today: today,
                isCorrection: edit.isCorrection
            )
            switch edited {
            case .locked(let day): return .refused(.birthdayLocked(until: day))
            case .taken(let record): next.personal.birthday = record
            }
            facts.birthday = birthday?.monthDay
        }
        next.personal.gender = edit.gender.applied(to: personal.gender)
        next.personal.addresses = edit.addresses ?? personal.addresses
        next.values = values.applying(edit)
        next.personal.values = rules.program.parted(next.values).personal
        facts.region = edit.region.applied(to: facts.region)
        facts.guide = edit.guide.applied(to: facts.guide)
        facts.home = edit.home ?? facts.home
        if let children = edit.children {
            next.personal.children = children
            facts.childStages = rules.program.childStages.names(of: children, on: today)
        }
        next.member = member.with(name: edit.name.applied(to: member.name), facts: facts)
        return next == self ? .unchanged : .changed(next)
    }
}

extension Member {
    /// The member under another name, with other facts.
    func with(name: MemberName?, facts: MemberFacts) -> Member {
        Member(
            memberID: memberID,
            version: version,
            name: name,
            organisation: organisation,
            channel: channel,
            registeredAt: registeredAt,
            identities: identities,
            facts: facts
        )
    }
}

extension AttributeValues {
    /// The values after an edit.
    fileprivate func applying(_ edit: ProfileEdit) -> AttributeValues {
        var next = self
        for (name, value) in edit.attributes { next.attributes[name] = value }
        for (name, value) in edit.preferences { next.preferences[name] = value }
        return next
    }
}
