import Glibc

/// What a member has brought, and is expected to bring within twelve months.
///
/// Expected purchases come from the BG/NBD model, their amount from the gamma-gamma model; the two
/// are taken to be independent (Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing
/// Research 42(4), 2005). Each month's purchases are discounted to today from the middle of that
/// month at `yearlyDiscount`, compounded.
package struct MemberValue: Hashable, Sendable {
    /// The discount of a year where nothing else is set: 10 %, a figure to be set by finance.
    package static let usualYearlyDiscount = 0.1

    /// What was paid so far, not discounted.
    package let past: Double
    /// What is expected within twelve months, discounted.
    package let next12Months: Double
    /// The purchases expected within twelve months, not discounted.
    package let purchases: Double
    /// The amount expected of each.
    package let amount: Double
    /// The probability that the member is still one.
    package let probabilityAlive: Double

    /// Values a member.
    ///
    /// - Parameters:
    ///   - member: The history, in units of time of which a year has `unitsPerYear`.
    ///   - past: What was paid so far.
    ///   - model: How members buy and leave.
    ///   - amounts: What their purchases are worth.
    ///   - unitsPerYear: 365.25 for days.
    ///   - yearlyDiscount: The discount of a year, 0.1 for 10 %.
    package init(
        of member: PurchaseSummary,
        past: Double,
        purchases model: BetaGeometricModel,
        amounts: GammaGammaModel,
        unitsPerYear: Double,
        yearlyDiscount: Double = usualYearlyDiscount
    ) {
        self.init(
            of: member,
            past: past,
            purchases: model,
            amount: amounts.expectedAmount(member),
            unitsPerYear: unitsPerYear,
            yearlyDiscount: yearlyDiscount
        )
    }

    /// Values a member whose purchases are worth a known amount.
    ///
    /// - Parameters:
    ///   - member: The history, in units of time of which a year has `unitsPerYear`.
    ///   - past: What was paid so far.
    ///   - model: How members buy and leave.
    ///   - amount: What a purchase of this member is worth.
    ///   - unitsPerYear: 365.25 for days.
    ///   - yearlyDiscount: The discount of a year, 0.1 for 10 %.
    package init(
        of member: PurchaseSummary,
        past: Double,
        purchases model: BetaGeometricModel,
        amount: Double,
        unitsPerYear: Double,
        yearlyDiscount: Double = usualYearlyDiscount
    ) {
        precondition(yearlyDiscount > -1, "a discount of \(yearlyDiscount)")
        var before = 0.0
        var discounted = 0.0
        for month in 1...12 {
            let years = Double(month) / 12
            let until = model.expectedPurchases(member, within: years * unitsPerYear)
            let middle = years - 1.0 / 24
            discounted += (until - before) * amount / pow(1 + yearlyDiscount, middle)
            before = until
        }
        self.past = past
        self.purchases = before
        self.amount = amount
        self.next12Months = discounted
        self.probabilityAlive = model.probabilityAlive(member)
    }

    /// What a member is expected to spend within a time from now, not discounted.
    ///
    /// - Parameters:
    ///   - time: In the unit of the member's summary.
    ///   - member: The history.
    ///   - purchases: How members buy and leave.
    ///   - amounts: What their purchases are worth.
    /// - Returns: Money.
    package static func expectedSpend(
        within time: Double,
        of member: PurchaseSummary,
        purchases: BetaGeometricModel,
        amounts: GammaGammaModel
    ) -> Double {
        purchases.expectedPurchases(member, within: time) * amounts.expectedAmount(member)
    }
}
