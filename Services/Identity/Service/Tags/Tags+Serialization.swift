import IdentityDomain
import Messages
import Primitives

extension IdentityV1.TagDefinition {
    /// A tag of the program on the wire.
    init(_ definition: TagDefinition) {
        self.init(
            tag: definition.tag,
            group: definition.group,
            descriptionEn: definition.english,
            descriptionZh: definition.chinese,
            byRule: definition.rule != nil,
            conditions: definition.rule?.conditions.map(\.words) ?? [],
            anyCondition: definition.rule?.isAny ?? false
        )
    }
}

extension IdentityV1.MemberTag {
    /// A member's tag on the wire.
    init(_ tag: MemberTag) {
        self.init(
            tag: tag.tag,
            byRule: tag.isByRule,
            setAt: tag.setAt.microseconds,
            until: tag.until?.microseconds ?? 0
        )
        switch tag.source {
        case .person(let caller, let reason):
            self.source = caller
            self.reason = reason
        case .rule(let version, let evidence):
            rulesVersion = version
            self.evidence = evidence.map { number in
                IdentityV1.TagEvidence(
                    measure: number.measure,
                    value: number.value,
                    threshold: number.threshold,
                    atMost: number.isAtMost,
                    subject: number.subject
                )
            }
        }
    }
}

extension IdentityV1.GetPortraitResponse {
    /// A portrait on the wire.
    init(_ portrait: Portrait) {
        self.init(
            orders: UInt32(portrait.orderCount),
            visitDays: UInt32(portrait.visitDayCount),
            firstDay: Self.text(portrait.days?.lowerBound),
            lastDay: Self.text(portrait.days?.upperBound),
            categories: portrait.categories.map { leaning in
                Leaning(category: leaning.name, share: UInt32(leaning.share))
            },
            priceLevel: portrait.priceLevel.map { UInt32(clamping: $0) },
            priceBand: Self.band(portrait.priceBand),
            priceSensitivity: portrait.priceSensitivity.map { UInt32($0) },
            meanGapTenths: portrait.meanGapTenths.map { UInt32($0) },
            regularity: portrait.regularity.map { UInt32($0) },
            store: Self.preference(portrait.store),
            channel: Self.preference(portrait.channel),
            hour: Self.preference(portrait.hour),
            lacks: portrait.lacks.map { lack in
                Lack(
                    field: lack.field,
                    of: lack.of,
                    found: UInt32(lack.found),
                    needed: UInt32(lack.needed)
                )
            }
        )
    }

    private static func text(_ day: Int?) -> String {
        day.map { LocalDate(daysSinceEpoch: $0).description } ?? ""
    }

    private static func band(_ band: Portrait.PriceBand?) -> PriceBand {
        switch band {
        case .economy: .economy
        case .middle: .middle
        case .premium: .premium
        case nil: .unspecified
        }
    }

    private static func preference(_ preference: Portrait.Preference?) -> Preference? {
        preference.map { Preference(name: $0.name, share: UInt32($0.share)) }
    }
}
