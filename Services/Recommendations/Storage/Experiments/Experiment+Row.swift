import Primitives
import RecommendationsDomain
import StorageCore

extension Experiment {
    static let columns = """
        name, organisation, arms, policy, salt, starts_at, ends_at, metric, guardrail, error_share
        """

    init(row: any RowView) throws(StorageError) {
        guard let organisation = OrganisationPath(try row.text(1)),
            let policy = Policy(rawValue: try row.integer(3)),
            let metric = try Metric(stored: try row.text(7))
        else { throw StorageError(.corrupt, "an experiment has no unit, policy or measure") }
        var arms: [Arm] = []
        for line in try row.text(2).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 4 || parts.count == 7, let share = Int64(parts[1]),
                let low = Int64(parts[2]),
                let high = Int64(parts[3]), low <= high
            else { throw StorageError(.corrupt, "an experiment has a malformed arm") }
            let list = try ListChange(stored: parts.dropFirst(4).map(String.init))
            arms.append(
                Arm(name: String(parts[0]), share: share, bounds: low...high, list: list)
            )
        }
        guard arms.count > 1 else { throw StorageError(.corrupt, "an experiment has no arms") }
        self.init(
            name: try row.text(0),
            organisation: organisation,
            arms: arms,
            policy: policy,
            salt: try row.text(4),
            startsAt: Timestamp(microseconds: try row.integer(5)),
            endsAt: Timestamp(microseconds: try row.integer(6)),
            metric: metric,
            guardrail: try Metric(stored: try row.text(8)),
            errorShare: try row.integer(9)
        )
    }

    var row: [SQLValue] {
        let arms = arms.map { arm in
            ([arm.name] + [arm.share, arm.bounds.lowerBound, arm.bounds.upperBound].map { "\($0)" }
                + arm.list.stored).joined(separator: "\t")
        }
        return [
            .text(name), .text(organisation.rawValue), .text(arms.joined(separator: "\n")),
            .integer(policy.rawValue), .text(salt), .integer(startsAt.microseconds),
            .integer(endsAt.microseconds), .text(metric.stored), .text(guardrail?.stored ?? ""),
            .integer(errorShare),
        ]
    }
}

extension Experiment.ListChange {
    /// Which list, whether it is counted, the share of new items; empty for no change.
    var stored: [String] {
        if self == Experiment.ListChange() { return [] }
        return [
            kind?.rawValue ?? Self.asAsked, isCounted ? "counts" : Self.asAsked,
            newShare.map { "\($0)" } ?? Self.asAsked,
        ]
    }

    private static let asAsked = "-"

    init(stored parts: [String]) throws(StorageError) {
        self.init()
        guard parts.count == 3 else { return }
        if parts[0] != Self.asAsked {
            guard let kind = ListKind(rawValue: parts[0]) else {
                throw StorageError(.corrupt, "an arm makes a list of no kind that there is")
            }
            self.kind = kind
        }
        isCounted = parts[1] != Self.asAsked
        newShare = Int64(parts[2])
    }
}

extension Experiment.Metric {
    var stored: String { "\(kind.rawValue) \(days) \(spendMaxFen) \(effectExpected)" }

    /// Reads a measure; `nil` for an empty text.
    init?(stored text: String) throws(StorageError) {
        if text.isEmpty { return nil }
        let numbers = text.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 4, let kind = Kind(rawValue: numbers[0]) else {
            throw StorageError(.corrupt, "an experiment has a malformed measure")
        }
        self.init(
            kind: kind,
            days: numbers[1],
            spendMaxFen: numbers[2],
            effectExpected: numbers[3]
        )
    }
}

extension ExperimentState.Shares {
    var storedValues: String { values.map { "\($0)" }.joined(separator: " ") }

    /// Reads version, shares and time.
    init(row: any RowView) throws(StorageError) {
        var values: [Double] = []
        for part in try row.text(1).split(separator: " ") {
            guard let value = Double(part), value >= 0, value <= 1 else {
                throw StorageError(.corrupt, "an experiment has a malformed share")
            }
            values.append(value)
        }
        self.init(
            version: try row.integer(0),
            values: values,
            madeAt: Timestamp(microseconds: try row.integer(2))
        )
    }
}

extension ExperimentMember {
    static let columns = "arm, propensity, exposed_at, segment, shares_version"

    /// Reads the columns of a part from a place on.
    init(row: any RowView, from first: Int = 0) throws(StorageError) {
        guard let segment = Segment(rawValue: try row.integer(first + 3)) else {
            throw StorageError(.corrupt, "a member is in no segment")
        }
        let propensity = try row.real(first + 1)
        guard propensity > 0, propensity <= 1 else {
            throw StorageError(.corrupt, "a member got its arm with chance \(propensity)")
        }
        self.init(
            arm: Int(try row.integer(first)),
            propensity: propensity,
            exposedAt: Timestamp(microseconds: try row.integer(first + 2)),
            segment: segment,
            sharesVersion: try row.integer(first + 4)
        )
    }

    var row: [SQLValue] {
        [
            .integer(Int64(arm)), .real(propensity), .integer(exposedAt.microseconds),
            .integer(segment.rawValue), .integer(sharesVersion),
        ]
    }
}
