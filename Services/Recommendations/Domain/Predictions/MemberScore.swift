package import Primitives

/// What is predicted of a member, in whole numbers, for lists.
package struct MemberScore: Hashable, Sendable {
    /// What lists are ordered by; the largest come first.
    package enum Order: CaseIterable, Hashable, Sendable {
        /// The probability of staying away times the value of twelve months.
        case valueAtRisk
        /// The probability of staying away.
        case churn
        /// The value of twelve months.
        case value
    }

    /// Where a list goes on.
    package struct Place: Hashable, Sendable {
        /// The last one's number.
        package let number: Int64
        /// The last one.
        package let memberID: MemberID

        /// Names a place.
        package init(number: Int64, memberID: MemberID) {
            self.number = number
            self.memberID = memberID
        }
    }

    /// The whole of a probability.
    package static let certain: Int64 = 1_000_000

    /// Who.
    package let memberID: MemberID
    /// The version of the models that made it.
    package let version: Int64
    /// The first day that it is about.
    package let day: Day
    /// The probability of staying away, in millionths.
    package let churn: Int64
    /// low, watch, high or lost.
    package let level: String
    /// What is expected within twelve months, in fen.
    package let yearValueFen: Int64
    /// The probability of a purchase within 30 days, in millionths.
    package let monthPurchase: Int64
    /// The last day with a purchase.
    package let lastDay: Day

    /// Describes a member.
    package init(
        memberID: MemberID,
        version: Int64,
        day: Day,
        churn: Int64,
        level: String,
        yearValueFen: Int64,
        monthPurchase: Int64,
        lastDay: Day
    ) {
        precondition((0...Self.certain).contains(churn), "\(churn) millionths")
        precondition((0...Self.certain).contains(monthPurchase), "\(monthPurchase) millionths")
        self.memberID = memberID
        self.version = version
        self.day = day
        self.churn = churn
        self.level = level
        self.yearValueFen = yearValueFen
        self.monthPurchase = monthPurchase
        self.lastDay = lastDay
    }

    /// What is at stake, in fen, rounded down.
    package var valueAtRiskFen: Int64 {
        let (whole, rest) = yearValueFen.quotientAndRemainder(dividingBy: Self.certain)
        return whole * churn + rest * churn / Self.certain
    }

    /// What an order compares.
    package func number(by order: Order) -> Int64 {
        switch order {
        case .valueAtRisk: valueAtRiskFen
        case .churn: churn
        case .value: yearValueFen
        }
    }
}
