/// Something that can be true of what a member has bought.
///
/// Days are those of the program's zone. An order of day *d* is within *n* days up to and including
/// day *d + n − 1*.
package enum TagCondition: Hashable, Sendable {
    /// What is counted of the matching lines.
    package enum Measure: String, CaseIterable, Hashable, Sendable {
        /// Different products.
        case products
        /// Orders.
        case orders
        /// Units of the products.
        case units
        /// What was paid.
        case fen
    }

    /// What is looked at one by one.
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        /// All matching products together.
        case all
        /// Each category.
        case category
        /// Each brand.
        case brand
        /// Each product.
        case sku
    }

    /// At least so much was bought within so many days.
    case bought(ProductMatcher, Measure, atLeast: Int64, withinDays: Int)
    /// Something was bought again and again: on at least so many days, with at most so many days
    /// from one to the next in the mean.
    case repurchased(
        ProductMatcher,
        each: Subject,
        buysMin: Int,
        meanGapDaysMax: Int,
        withinDays: Int
    )
    /// It was bought before, but not for so many days.
    case missed(ProductMatcher, days: Int)

    /// The condition in words.
    package var words: String {
        switch self {
        case .bought(_, _, let atLeast, _):
            "\(measureWords): at least \(atLeast)"
        case .repurchased(_, _, let buysMin, let meanGapDaysMax, _):
            "\(measureWords): at least \(buysMin), after at most \(meanGapDaysMax) days in the mean"
        case .missed(_, let days):
            "\(measureWords): at least \(days)"
        }
    }

    /// What is measured, in words.
    var measureWords: String {
        switch self {
        case .bought(let matcher, let measure, _, let days):
            return "\(measure.rawValue)\(matcher.words) within \(days) days"
        case .repurchased(let matcher, let subject, _, _, let days):
            let each = subject == .all ? "" : " of one \(subject.rawValue)"
            return "days of purchase\(matcher.words)\(each) within \(days) days"
        case .missed(let matcher, _):
            return "days without purchase\(matcher.words)"
        }
    }
}

/// One number that a rule was judged by.
package struct TagEvidence: Hashable, Sendable {
    /// What was measured.
    package let measure: String
    /// What it was; a mean is rounded up, so that it never looks better than it is.
    package let value: Int64
    /// What it had to be.
    package let threshold: Int64
    /// Whether it had to be that at most; else at least.
    package let isAtMost: Bool
    /// The category, brand or product that it is about; empty for none in particular.
    package let subject: String

    /// Describes a number.
    package init(
        measure: String,
        value: Int64,
        threshold: Int64,
        isAtMost: Bool = false,
        subject: String = ""
    ) {
        self.measure = measure
        self.value = value
        self.threshold = threshold
        self.isAtMost = isAtMost
        self.subject = subject
    }
}

/// What a condition or rule came to.
package struct TagJudgement: Hashable, Sendable {
    /// Whether it is true.
    package var holds: Bool
    /// The numbers.
    package var evidence: [TagEvidence]
    /// The first day on which it may be otherwise though nothing is bought; `nil` for never.
    package var changesOn: Int?

    /// Describes a judgement.
    package init(holds: Bool, evidence: [TagEvidence], changesOn: Int?) {
        self.holds = holds
        self.evidence = evidence
        self.changesOn = changesOn
    }
}
