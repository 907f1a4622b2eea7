internal import RecommendationsLearning

/// What a number of a member is about, as a person would say it.
package enum FeatureGroup: String, CaseIterable, Hashable, Sendable {
    /// How long ago the last purchase is, against the own past.
    case recency
    /// How often the member came.
    case visits
    /// What it spends.
    case spend
    /// What it spends at a time.
    case baskets
    /// How many categories, and which are due again.
    case categories
    /// How even its purchases are.
    case rhythm
    /// What the models of lifetimes make of first, last and number of purchases.
    case lifetime
    /// Campaigns and coupons.
    case offers
    /// How long it has been a member.
    case tenure
    /// What it told of itself.
    case attributes

    /// The group of a number of `PurchaseFeatures`, by its name.
    init(ofFeature name: String) {
        self = Self.starts.first { name.hasPrefix($0.start) }?.group ?? .visits
    }

    /// The first that fits counts.
    private static let starts: [(start: String, group: FeatureGroup)] = [
        ("recency", .recency), ("weeks without", .recency), ("overdue in", .recency),
        ("own gaps end", .recency), ("gap", .rhythm), ("late gap", .rhythm),
        ("last gap", .rhythm), ("weekday", .rhythm), ("tenure", .tenure),
        ("month's spend", .spend), ("spend", .spend), ("unrest of months", .spend),
        ("mean of months", .spend), ("least of months", .spend), ("months halved", .spend),
        ("largest basket", .baskets), ("three baskets", .baskets), ("basket", .baskets),
        ("late baskets", .baskets), ("last basket", .baskets), ("lines of", .baskets),
        ("categories", .categories), ("late categories", .categories),
        ("regular categories", .categories), ("share due", .categories),
        ("share overdue", .categories), ("share fresh", .categories),
        ("needs", .categories), ("last breadth", .categories), ("share of promotions", .offers),
        ("share of coupons", .offers), ("campaigns", .offers), ("redemptions", .offers),
        ("BG/NBD", .lifetime), ("Pareto", .lifetime), ("attribute", .attributes),
    ]
}

extension PurchaseModel {
    /// The probability that the answer will be yes, and what each number adds to its log odds
    /// against those of the mean row of training.
    ///
    /// - Parameters:
    ///   - history: Of a member that the task applies to.
    ///   - day: The morning from which it is seen.
    /// - Returns: The probability, and as many contributions as there are numbers.
    package func explained(
        of history: MemberHistory,
        on day: Int32
    ) -> (probability: Double, contributions: [Double]) {
        let row = features.values(of: history, on: day)
        precondition(!row.isEmpty, "member \(history.member) has bought nothing before \(day)")
        let line = linear.contributions(row)
        let tree = trees.contributions(row.map { Float($0) })
        let logit =
            (1 - treeShare) * line.reduce(linear.logitOfMean, +)
            + treeShare * tree.features.reduce(tree.start, +)
        let contributions = zip(line, tree.features).map { line, tree in
            calibration.slope * ((1 - treeShare) * line + treeShare * tree)
        }
        return (SpecialFunctions.logistic(calibration.logit(logit)), contributions)
    }

    /// What each number of a row is about.
    package var groups: [FeatureGroup] { trees.featureNames.map { FeatureGroup(ofFeature: $0) } }
}
