import Primitives

extension TagCondition {
    /// Judges a member.
    ///
    /// - Parameters:
    ///   - history: What it has bought.
    ///   - today: The local day.
    /// - Returns: What the condition came to.
    package func judged(_ history: PurchaseHistory, today: Int) -> TagJudgement {
        switch self {
        case .bought(let matcher, let measure, let atLeast, let withinDays):
            let window = Window(history, matcher, today: today, days: withinDays)
            let value = window.value(of: measure)
            return TagJudgement(
                holds: value >= atLeast,
                evidence: [TagEvidence(measure: measureWords, value: value, threshold: atLeast)],
                changesOn: window.changesOn
            )
        case .repurchased(let matcher, let subject, let buysMin, let meanGapDaysMax, let days):
            let window = Window(history, matcher, today: today, days: days)
            let best = window.rhythms(of: subject).max { first, second in
                let (firstHolds, secondHolds) = (
                    first.holds(buysMin, meanGapDaysMax), second.holds(buysMin, meanGapDaysMax)
                )
                // One that holds before one that does not, then who bought more often.
                return (firstHolds ? 1 : 0, first.days.count, second.subject)
                    < (secondHolds ? 1 : 0, second.days.count, first.subject)
            }
            return TagJudgement(
                holds: best?.holds(buysMin, meanGapDaysMax) ?? false,
                evidence: evidence(of: best, buysMin, meanGapDaysMax),
                changesOn: window.changesOn
            )
        case .missed(let matcher, let days):
            guard let last = history.days(where: matcher.matches).last else {
                return TagJudgement(holds: false, evidence: [], changesOn: nil)
            }
            let value = Int64(today - last)
            let holds = value >= days
            return TagJudgement(
                holds: holds,
                evidence: [
                    TagEvidence(measure: measureWords, value: value, threshold: Int64(days))
                ],
                changesOn: holds ? nil : last + days
            )
        }
    }

    private func evidence(
        of rhythm: Rhythm?,
        _ buysMin: Int,
        _ meanGapDaysMax: Int
    ) -> [TagEvidence] {
        let buys = TagEvidence(
            measure: measureWords,
            value: Int64(rhythm?.days.count ?? 0),
            threshold: Int64(buysMin),
            subject: rhythm?.subject ?? ""
        )
        guard let rhythm, let span = rhythm.span else { return [buys] }
        let gaps = rhythm.days.count - 1
        return [
            buys,
            TagEvidence(
                measure: "mean days from one to the next",
                value: Int64((span + gaps - 1) / gaps),
                threshold: Int64(meanGapDaysMax),
                isAtMost: true,
                subject: rhythm.subject
            ),
        ]
    }
}

/// On which days something was bought.
private struct Rhythm {
    let subject: String
    let days: [Int]

    /// From the first to the last of several.
    var span: Int? { days.count > 1 ? days[days.count - 1] - days[0] : nil }

    func holds(_ buysMin: Int, _ meanGapDaysMax: Int) -> Bool {
        guard days.count >= buysMin, let span else { return false }
        return span <= meanGapDaysMax * (days.count - 1)
    }
}

/// The matching lines of the last days.
private struct Window {
    private let orders: [(day: Int, lines: [PurchasedOrder.Line])]
    /// When the oldest of them leaves the window.
    let changesOn: Int?

    init(_ history: PurchaseHistory, _ matcher: ProductMatcher, today: Int, days: Int) {
        orders = history.orders.compactMap { order in
            let lines = order.lines.filter(matcher.matches)
            guard today - order.day < days, !lines.isEmpty else { return nil }
            return (order.day, lines)
        }
        changesOn = orders.first.map { $0.day + days }
    }

    func value(of measure: TagCondition.Measure) -> Int64 {
        switch measure {
        case .products: Int64(Set(orders.flatMap { $0.lines.map(\.sku) }).count)
        case .orders: Int64(orders.count)
        case .units: orders.flatMap(\.lines).reduce(0) { $0 + $1.quantity }
        case .fen: orders.flatMap(\.lines).reduce(0) { $0 + $1.paid.rawValue }
        }
    }

    func rhythms(of subject: TagCondition.Subject) -> [Rhythm] {
        var days: [String: [Int]] = [:]
        for order in orders {
            let names = order.lines.map { line in
                switch subject {
                case .all: ""
                case .category: line.category
                case .brand: line.brand
                case .sku: line.sku
                }
            }
            for name in Set(names) where subject == .all || !name.isEmpty {
                if days[name]?.last != order.day { days[name, default: []].append(order.day) }
            }
        }
        return days.map { Rhythm(subject: $0.key, days: $0.value) }
    }
}
