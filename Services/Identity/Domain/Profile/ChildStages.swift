package import Primitives

/// A stage that a child passes through, counted in months of its age.
package struct ChildStage: Hashable, Sendable {
    /// The stage's name, by which programs and filters know it.
    package let name: String
    /// The age with which it begins; negative before birth.
    package let fromMonths: Int
    /// The age with which it ends.
    package let untilMonths: Int

    /// The ages that a stage may span: from ten months before birth to 30 years.
    package static let months = -10...360

    /// Names a stage.
    package init(name: String, fromMonths: Int, untilMonths: Int) {
        precondition(
            fromMonths < untilMonths,
            "a stage ends after it begins, not from \(fromMonths) until \(untilMonths)"
        )
        self.name = name
        self.fromMonths = fromMonths
        self.untilMonths = untilMonths
    }
}

/// The stages that the program declares.
///
/// A stage begins and ends with the first day of the month in which the child reaches the age: what
/// is stored in clear, stages and the day of the next one, tells the month of birth at most.
package struct ChildStages: Hashable, Sendable {
    /// The stages, in the order of the program.
    package let stages: [ChildStage]

    /// The most stages.
    package static let countMax = 32
    /// The most children of one member.
    package static let childCountMax = 10
    /// How many days ahead a child may be expected.
    package static let expectedDaysMax = 300

    /// Bundles stages.
    package init(_ stages: [ChildStage]) {
        self.stages = stages
    }

    /// The stages in which children are, each once, sorted.
    package func names(of children: [LocalDate], on today: LocalDate) -> [String] {
        let names = children.flatMap { born in
            stages.filter { stage in
                Self.start(stage.fromMonths, of: born) <= today
                    && today < Self.start(stage.untilMonths, of: born)
            }.map(\.name)
        }
        return Set(names).sorted()
    }

    /// The next day on which any child enters or leaves a stage; the last day of the calendar where
    /// there is none, `nil` without children.
    package func nextDay(of children: [LocalDate], after today: LocalDate) -> LocalDate? {
        if children.isEmpty { return nil }
        let days = children.flatMap { born in
            stages.flatMap { [$0.fromMonths, $0.untilMonths] }
                .map { Self.start($0, of: born) }
        }
        return days.filter { $0 > today }.min() ?? .max
    }

    private static func start(_ months: Int, of born: LocalDate) -> LocalDate {
        born.startOfMonth.adding(months: months)
    }

    /// The table as a text, by which another one is noticed.
    package var fingerprint: String {
        stages.map { "\($0.name):\($0.fromMonths):\($0.untilMonths)" }.joined(separator: ",")
    }
}
