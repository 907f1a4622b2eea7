import IdentityDomain
import ProgramFiles

extension TagDefinition {
    /// Reads the tags of a program.
    static func list(_ node: ProgramNode) throws(ProgramFileError) -> [TagDefinition] {
        var names: Set<String> = []
        return try node.list(count: 0...TagLibrary.tagsMax) { node throws(ProgramFileError) in
            let definition = try TagDefinition(node)
            guard names.insert(definition.tag).inserted else {
                throw node.error("a second tag with the name \(definition.tag)")
            }
            return definition
        }
    }

    private init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let tag = try fields.required("tag").name()
            let group = try fields.required("group").name()
            let texts = try fields.required("description")
                .mapping { fields throws(ProgramFileError) in
                    (
                        english: try fields.required("en").string(byteCount: 1...300),
                        chinese: try fields.required("zh").string(byteCount: 1...300)
                    )
                }
            return TagDefinition(
                tag: tag,
                group: group,
                english: texts.english,
                chinese: texts.chinese,
                rule: try fields.optional("rule").map { node throws(ProgramFileError) in
                    try TagRule(node)
                }
            )
        }
    }
}

extension TagRule {
    /// The most conditions of a rule.
    private static let conditionsMax = 10

    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let (all, any) = (fields.optional("all"), fields.optional("any"))
            guard let list = all ?? any, all == nil || any == nil else {
                throw node.error("must have either all or any, with a list of conditions")
            }
            return TagRule(
                try list.list(count: 1...Self.conditionsMax) { node throws(ProgramFileError) in
                    try TagCondition(node)
                },
                isAny: any != nil
            )
        }
    }
}

extension TagCondition {
    /// The most of anything that a condition asks for.
    private static let countMax: Int64 = 1_000_000_000_000

    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            let days = 1...TagLibrary.daysMax
            let matcher =
                try fields.optional("of").map { node throws(ProgramFileError) in
                    try ProductMatcher(node)
                } ?? ProductMatcher()
            if let measure = fields.optional("bought") {
                return .bought(
                    matcher,
                    try measure.choice(),
                    atLeast: try fields.required("at_least").integer(in: 1...Self.countMax),
                    withinDays: try fields.required("within_days").integer(in: days)
                )
            }
            if let subject = fields.optional("repurchased") {
                return .repurchased(
                    matcher,
                    each: try subject.choice(),
                    buysMin: try fields.required("buys")
                        .integer(in: 2...PurchaseHistory.ordersMax),
                    meanGapDaysMax: try fields.required("mean_gap_days").integer(in: days),
                    withinDays: try fields.required("within_days").integer(in: days)
                )
            }
            if let missed = fields.optional("missed_days") {
                return .missed(matcher, days: try missed.integer(in: days))
            }
            throw node.error("must have bought, repurchased or missed_days")
        }
    }
}

extension ProductMatcher {
    /// The most names in one list.
    private static let namesMax = 1000

    fileprivate init(_ node: ProgramNode) throws(ProgramFileError) {
        self = try node.mapping { fields throws(ProgramFileError) in
            if let attributes = fields.optional("attributes") {
                throw attributes.error(
                    "the lines of orders carry no attributes: list categories, brands or skus"
                )
            }
            func names(_ key: String) throws(ProgramFileError) -> [String] {
                try fields.optional(key)?
                    .list(count: 1...Self.namesMax) { node throws(ProgramFileError) in
                        try node.string(byteCount: 1...128)
                    } ?? []
            }
            let matcher = ProductMatcher(
                categories: try names("categories"),
                brands: try names("brands"),
                skus: try names("skus")
            )
            guard matcher != ProductMatcher() else {
                throw node.error("must list categories, brands or skus")
            }
            return matcher
        }
    }
}
