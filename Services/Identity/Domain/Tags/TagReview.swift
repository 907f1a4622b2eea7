package import Primitives

/// Looks at a member's tags again: takes those that no longer hold, gives those that rules give.
package struct TagReview: Hashable, Sendable {
    /// The tags that the member has from now on, by name.
    package let tags: [MemberTag]
    /// Whether that is anything else than before, numbers included.
    package let isChanged: Bool
    /// When time alone may change them; `nil` for never.
    package let nextAt: Timestamp?

    /// What rules are judged by.
    package struct Rules: Sendable {
        /// The program's tags.
        package let library: TagLibrary
        /// The program's zone, whose days count.
        package let zone: ZoneRules

        /// Bundles them.
        package init(library: TagLibrary, zone: ZoneRules) {
            self.library = library
            self.zone = zone
        }

        /// The local day of a moment, counted from 1970-01-01.
        package func day(of moment: Timestamp) -> Int { zone.date(moment).daysSinceEpoch }
    }

    /// Decides what a member's tags are now; changes nothing.
    ///
    /// - Parameters:
    ///   - current: The tags that it has.
    ///   - facts: What is known of it: who is gone has none, and where nothing may be chosen for a
    ///     member, rules are silent.
    ///   - history: What it has bought.
    ///   - rules: The program's rules.
    ///   - now: The time of booking.
    /// - Returns: The tags, and when to look again.
    package static func decide(
        current: [MemberTag],
        facts: MemberFacts,
        history: PurchaseHistory,
        rules: Rules,
        now: Timestamp
    ) -> TagReview {
        var tags: [MemberTag] = []
        var nextAt: Timestamp?
        let isThere =
            switch facts.state {
            case .active, .frozen, .closed: true
            case .merged, .erased: false
            }
        for definition in rules.library.definitions where isThere {
            let own = current.first { $0.tag == definition.tag }
            guard let rule = definition.rule else {
                guard let own, !own.isByRule, own.until.map({ $0 > now }) ?? true else { continue }
                tags.append(own)
                nextAt = earlier(nextAt, own.until)
                continue
            }
            guard facts.isPersonalised else { continue }
            let judgement = rule.judged(history, today: rules.day(of: now))
            nextAt = earlier(
                nextAt,
                judgement.changesOn.map { rules.zone.startOfDay(LocalDate(daysSinceEpoch: $0)) }
            )
            guard judgement.holds else { continue }
            let isOld = own?.isByRule ?? false
            tags.append(
                MemberTag(
                    tag: definition.tag,
                    source: .rule(version: rules.library.version, evidence: judgement.evidence),
                    setAt: isOld ? own?.setAt ?? now : now,
                    until: nil
                )
            )
        }
        tags.sort { $0.tag < $1.tag }
        return TagReview(
            tags: tags,
            isChanged: tags != current.sorted { $0.tag < $1.tag },
            nextAt: nextAt
        )
    }

    private static func earlier(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
        guard let first, let second else { return first ?? second }
        return min(first, second)
    }
}
