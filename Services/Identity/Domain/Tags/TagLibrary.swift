/// When a rule gives a tag.
package struct TagRule: Hashable, Sendable {
    /// The conditions; at least one.
    package let conditions: [TagCondition]
    /// Whether one of them is enough; else all must hold.
    package let isAny: Bool

    /// States a rule.
    package init(_ conditions: [TagCondition], isAny: Bool = false) {
        precondition(!conditions.isEmpty, "a rule needs a condition")
        self.conditions = conditions
        self.isAny = isAny
    }

    /// Judges a member.
    ///
    /// - Parameters:
    ///   - history: What it has bought.
    ///   - today: The local day.
    /// - Returns: What the rule came to; with `isAny` the evidence is of what holds.
    package func judged(_ history: PurchaseHistory, today: Int) -> TagJudgement {
        let judgements = conditions.map { $0.judged(history, today: today) }
        let holding = judgements.filter(\.holds)
        return TagJudgement(
            holds: isAny ? !holding.isEmpty : holding.count == judgements.count,
            evidence: (isAny && !holding.isEmpty ? holding : judgements).flatMap(\.evidence),
            changesOn: judgements.compactMap(\.changesOn).min()
        )
    }
}

/// A tag of the program.
package struct TagDefinition: Hashable, Sendable {
    /// Its name: 1 to 63 characters out of `a`–`z`, `0`–`9`, `-` and `_`.
    package let tag: String
    /// Under which others it is shown.
    package let group: String
    /// What it means, in English.
    package let english: String
    /// What it means, in Chinese.
    package let chinese: String
    /// The rule that gives it; `nil` where people do.
    package let rule: TagRule?

    /// Describes a tag.
    package init(tag: String, group: String, english: String, chinese: String, rule: TagRule?) {
        self.tag = tag
        self.group = group
        self.english = english
        self.chinese = chinese
        self.rule = rule
    }
}

/// All tags of the program.
package struct TagLibrary: Hashable, Sendable {
    /// The version of the rules.
    package let version: Int64
    /// The tags, each name once.
    package let definitions: [TagDefinition]

    /// The most tags of a program.
    package static let tagsMax = 500
    /// The longest window of a rule: what is kept of a member's orders.
    package static let daysMax = PurchaseHistory.daysMax - 1

    /// Lists tags.
    package init(version: Int64, definitions: [TagDefinition]) {
        let names = Set(definitions.map(\.tag))
        precondition(names.count == definitions.count, "a tag is defined twice")
        self.version = version
        self.definitions = definitions
    }

    /// No tags.
    package static let none = TagLibrary(version: 0, definitions: [])

    /// The definition of a tag; `nil` for an unknown one.
    package func definition(of tag: String) -> TagDefinition? {
        definitions.first { $0.tag == tag }
    }

    /// Everything that the judgement of a member depends on, as text: the same text, the same
    /// judgements.
    package var rulesText: String {
        definitions.map { definition in
            let rule = definition.rule.map { rule in
                rule.conditions.map(\.words).joined(separator: rule.isAny ? " or " : " and ")
            }
            return "\(definition.tag): \(rule ?? "by hand")"
        }
        .joined(separator: "\n")
    }
}
