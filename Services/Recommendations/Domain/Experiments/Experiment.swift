package import Primitives

/// An experiment as it was set up.
package struct Experiment: Hashable, Sendable {
    /// What some members get.
    package struct Arm: Hashable, Sendable {
        /// Its name: 1 to 64 printable characters.
        package let name: String
        /// Its share of 10,000.
        package let share: Int64
        /// The least and the most that a bandit may give it, of 10,000.
        package let bounds: ClosedRange<Int64>
        /// What it changes of lists that are asked for with the experiment.
        package let list: ListChange

        /// Describes an arm.
        package init(
            name: String,
            share: Int64,
            bounds: ClosedRange<Int64>,
            list: ListChange = ListChange()
        ) {
            self.name = name
            self.share = share
            self.bounds = bounds
            self.list = list
        }
    }

    /// What an arm changes of lists.
    package struct ListChange: Hashable, Sendable {
        /// Which list is made; `nil` for the one that was asked for.
        package var kind: ListKind?
        /// Whether what was bought most and what is popular ranks it, and no trained model.
        package var isCounted: Bool
        /// The share of places of a blend that go to new items, of 10,000; `nil` for that of what
        /// the member bought lately.
        package var newShare: Int64?

        /// Describes a change; without any, lists stay as they were asked for.
        package init(kind: ListKind? = nil, isCounted: Bool = false, newShare: Int64? = nil) {
            self.kind = kind
            self.isCounted = isCounted
            self.newShare = newShare
        }
    }

    /// How shares come about.
    package enum Policy: Int64, CaseIterable, Hashable, Sendable {
        /// They stay.
        case fixed = 1
        /// They move to what does better.
        case bandit = 2
    }

    /// What is measured of a member once its days are over.
    package struct Metric: Hashable, Sendable {
        /// What.
        package enum Kind: Int64, CaseIterable, Hashable, Sendable {
            /// Whether it bought.
            case purchase = 1
            /// What it paid.
            case spend = 2
            /// Whether an outcome was recorded.
            case click = 3
        }

        /// What is measured.
        package let kind: Kind
        /// For how many days from the first exposure on.
        package let days: Int64
        /// More spend than this counts as this much, in fen; 0 for other kinds.
        package let spendMaxFen: Int64
        /// The size of effects that one reckons with: of 10,000 members, or fen.
        package let effectExpected: Int64

        /// Describes a measure.
        package init(kind: Kind, days: Int64, spendMaxFen: Int64 = 0, effectExpected: Int64) {
            self.kind = kind
            self.days = days
            self.spendMaxFen = spendMaxFen
            self.effectExpected = effectExpected
        }

        /// How long a member is looked at, in microseconds.
        package var windowMicroseconds: Int64 { days * 86_400_000_000 }
    }

    /// Its name: 1 to 64 printable characters.
    package let name: String
    /// The unit whose members take part.
    package let organisation: OrganisationPath
    /// The arms; the first is the one that others are compared with.
    package let arms: [Arm]
    /// How shares come about.
    package let policy: Policy
    /// What is drawn by, where not by the name.
    package let salt: String
    /// From when members are let in.
    package let startsAt: Timestamp
    /// Until when members are let in.
    package let endsAt: Timestamp
    /// What is measured.
    package let metric: Metric
    /// What must not get worse.
    package let guardrail: Metric?
    /// The share of experiments without an effect in which one is seen, of 10,000.
    package let errorShare: Int64

    /// Describes an experiment.
    package init(
        name: String,
        organisation: OrganisationPath,
        arms: [Arm],
        policy: Policy,
        salt: String = "",
        startsAt: Timestamp,
        endsAt: Timestamp,
        metric: Metric,
        guardrail: Metric? = nil,
        errorShare: Int64 = 500
    ) {
        self.name = name
        self.organisation = organisation
        self.arms = arms
        self.policy = policy
        self.salt = salt
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.metric = metric
        self.guardrail = guardrail
        self.errorShare = errorShare
    }

    /// Whether members are let in at a moment.
    package func isOpen(at moment: Timestamp) -> Bool { moment >= startsAt && moment < endsAt }

    /// The longest time for which a member is looked at, in microseconds.
    package var windowMicroseconds: Int64 {
        max(metric.windowMicroseconds, guardrail?.windowMicroseconds ?? 0)
    }

    /// For how long after the last member's days orders are waited for that come late: a day.
    package static let lateMicroseconds: Int64 = 86_400_000_000

    /// Whether the days of every member are over, and those of orders that come late.
    package func isMeasured(at moment: Timestamp) -> Bool {
        moment.microseconds(since: endsAt) > windowMicroseconds + Self.lateMicroseconds
    }

    /// What arms are drawn by.
    package var drawnBy: String { salt.isEmpty ? name : salt }

    /// Whether nothing but the end differs.
    package func differsOnlyInEnd(from other: Experiment) -> Bool {
        Experiment(
            name: other.name,
            organisation: other.organisation,
            arms: other.arms,
            policy: other.policy,
            salt: other.salt,
            startsAt: other.startsAt,
            endsAt: endsAt,
            metric: other.metric,
            guardrail: other.guardrail,
            errorShare: other.errorShare
        ) == self
    }
}

/// How an experiment stands.
package struct ExperimentState: Hashable, Sendable {
    /// The shares of the arms from one change to the next.
    package struct Shares: Hashable, Sendable {
        /// Counts the changes, from 1.
        package let version: Int64
        /// Of 1, in the order of the arms.
        package let values: [Double]
        /// Since when.
        package let madeAt: Timestamp

        /// Describes shares.
        package init(version: Int64, values: [Double], madeAt: Timestamp) {
            self.version = version
            self.values = values
            self.madeAt = madeAt
        }
    }

    /// How it came to its end.
    package struct Stop: Hashable, Sendable {
        /// When.
        package let at: Timestamp
        /// What everybody gets since.
        package let keptArm: String
        /// Why.
        package let reason: String

        /// Describes an end.
        package init(at: Timestamp, keptArm: String, reason: String) {
            self.at = at
            self.keptArm = keptArm
            self.reason = reason
        }
    }

    /// As it was set up.
    package let experiment: Experiment
    /// When it was set up first.
    package let madeAt: Timestamp
    /// How it came to its end; `nil` while it has not.
    package let stop: Stop?
    /// The shares as they are: one for each arm.
    package let current: Shares

    /// Describes a state.
    package init(experiment: Experiment, madeAt: Timestamp, stop: Stop?, current: Shares) {
        precondition(current.values.count == experiment.arms.count, "one share for each arm")
        self.experiment = experiment
        self.madeAt = madeAt
        self.stop = stop
        self.current = current
    }
}

/// A member's part in an experiment.
package struct ExperimentMember: Hashable, Sendable {
    /// What a member was when it came in.
    package enum Segment: Int64, CaseIterable, Hashable, Sendable {
        /// Never bought.
        case new = 0
        /// Not in the last 90 days.
        case lapsed = 1
        /// One to three orders in the last 90 days.
        case occasional = 2
        /// More.
        case regular = 3
    }

    /// The arm's place.
    package let arm: Int
    /// The chance with which it got the arm.
    package let propensity: Double
    /// When it got it.
    package let exposedAt: Timestamp
    /// What it was then.
    package let segment: Segment
    /// Under which shares.
    package let sharesVersion: Int64

    /// Describes a part.
    package init(
        arm: Int,
        propensity: Double,
        exposedAt: Timestamp,
        segment: Segment,
        sharesVersion: Int64
    ) {
        self.arm = arm
        self.propensity = propensity
        self.exposedAt = exposedAt
        self.segment = segment
        self.sharesVersion = sharesVersion
    }
}

/// A member's part with what it did in its days.
package struct ExperimentOutcome: Hashable, Sendable {
    /// The part.
    package let member: ExperimentMember
    /// Orders that stand.
    package let orders: Int64
    /// What was paid for them, in fen.
    package let spendFen: Int64
    /// Recorded outcomes.
    package let clicks: Int64

    /// Describes an outcome.
    package init(member: ExperimentMember, orders: Int64, spendFen: Int64, clicks: Int64) {
        self.member = member
        self.orders = orders
        self.spendFen = spendFen
        self.clicks = clicks
    }

    /// What a measure makes of it.
    package func value(_ metric: Experiment.Metric) -> Double {
        switch metric.kind {
        case .purchase: orders > 0 ? 1 : 0
        case .spend: Double(min(max(0, spendFen), metric.spendMaxFen))
        case .click: clicks > 0 ? 1 : 0
        }
    }
}
