import Messages
import Primitives
import RPCCore
import RecommendationsDomain

extension Experiment {
    private static let armsMax = 10
    private static let daysMax: UInt32 = 90
    private static let spendMax: Int64 = 1_000_000_000

    /// Takes an experiment from outside.
    ///
    /// - Parameters:
    ///   - message: The experiment.
    ///   - organisation: The unit on whose behalf it is set up.
    /// - Throws: What names the field.
    init(
        validating message: RecommendationsV1.Experiment,
        organisation: OrganisationPath
    ) throws(RPCError) {
        let path = "experiment"
        try OfferFields.name(message.name, "\(path).name")
        var unit = organisation
        if !message.organisation.isEmpty {
            guard let own = OrganisationPath(message.organisation), organisation.contains(own)
            else {
                throw .invalid(
                    field: "\(path).organisation",
                    "must be empty, or the request's organisation or a unit below it"
                )
            }
            unit = own
        }
        guard let policy = Policy(rawValue: Int64(message.policy.rawValue)) else {
            throw .invalid(field: "\(path).policy", "must be fixed or bandit")
        }
        guard message.salt.isEmpty || OfferFields.isPrintable(message.salt, 1...64) else {
            throw .invalid(field: "\(path).salt", "must be at most 64 bytes of printable text")
        }
        let startsAt = Timestamp(microseconds: message.startsAt)
        let endsAt = Timestamp(microseconds: message.endsAt)
        guard startsAt.isInRange else {
            throw .invalid(field: "\(path).starts_at", "must lie in the years 1900 to 9999")
        }
        guard endsAt.isInRange, endsAt > startsAt else {
            throw .invalid(field: "\(path).ends_at", "must lie after starts_at")
        }
        guard let metric = message.metric else {
            throw .invalid(field: "\(path).metric", "must say what is measured")
        }
        guard message.errorShare <= 5_000 else {
            throw .invalid(field: "\(path).error_share", "must be 0 to 5000")
        }
        let measure = try Self.metric(metric, "\(path).metric")
        guard policy == .fixed || measure.kind != .spend else {
            throw .invalid(
                field: "\(path).metric.kind",
                "must be purchase or click: a bandit learns from yes and no"
            )
        }
        self.init(
            name: message.name,
            organisation: unit,
            arms: try Self.arms(message.arms, policy, path),
            policy: policy,
            salt: message.salt,
            startsAt: startsAt,
            endsAt: endsAt,
            metric: measure,
            guardrail: try message.guardrail.map { (guardrail) throws(RPCError) in
                try Self.metric(guardrail, "\(path).guardrail")
            },
            errorShare: message.errorShare == 0 ? 500 : Int64(message.errorShare)
        )
    }

    private static func arms(
        _ messages: [RecommendationsV1.ExperimentArm],
        _ policy: Policy,
        _ path: String
    ) throws(RPCError) -> [Arm] {
        guard (2...armsMax).contains(messages.count) else {
            throw .invalid(field: "\(path).arms", "must be 2 to \(armsMax)")
        }
        var names: Set<String> = []
        var arms: [Arm] = []
        for (index, message) in messages.enumerated() {
            let field = "\(path).arms[\(index)]"
            try OfferFields.name(message.name, "\(field).name")
            guard names.insert(message.name).inserted else {
                throw .invalid(field: "\(field).name", "stands in the request twice")
            }
            guard (1...10_000).contains(message.share) else {
                throw .invalid(field: "\(field).share", "must be 1 to 10000")
            }
            arms.append(
                Arm(
                    name: message.name,
                    share: Int64(message.share),
                    bounds: try bounds(message, policy, field),
                    list: try list(message.list, "\(field).list")
                )
            )
        }
        guard arms.reduce(0, { $0 + $1.share }) == 10_000 else {
            throw .invalid(field: "\(path).arms", "must have shares that add up to 10000")
        }
        let low = arms.reduce(0) { $0 + $1.bounds.lowerBound }
        let high = arms.reduce(0) { $0 + $1.bounds.upperBound }
        guard low <= 10_000, high >= 10_000 else {
            throw .invalid(
                field: "\(path).arms",
                "must leave shares between share_min and share_max that add up to 10000"
            )
        }
        return arms
    }

    private static func list(
        _ message: RecommendationsV1.ExperimentArm.ListChange?,
        _ path: String
    ) throws(RPCError) -> ListChange {
        guard let message else { return ListChange() }
        var change = ListChange(isCounted: message.countsOnly)
        if message.list != .unspecified {
            guard let kind = ListKind(message.list) else {
                throw .invalid(field: "\(path).list", "must be 0 to 3, is \(message.list.rawValue)")
            }
            change.kind = kind
        }
        let shares = Blend.newShareMin...Blend.newShareMax
        if message.newShare != 0 {
            guard !message.countsOnly, shares.contains(Double(message.newShare) / 10_000) else {
                throw .invalid(
                    field: "\(path).new_share",
                    "must be 0, or of 10000 from \(Int(shares.lowerBound * 10_000)) to "
                        + "\(Int(shares.upperBound * 10_000)) where counts_only is not set"
                )
            }
            change.newShare = Int64(message.newShare)
        }
        return change
    }

    private static func bounds(
        _ message: RecommendationsV1.ExperimentArm,
        _ policy: Policy,
        _ field: String
    ) throws(RPCError) -> ClosedRange<Int64> {
        if policy == .fixed {
            guard message.shareMin == 0, message.shareMax == 0 else {
                throw .invalid(field: "\(field).share_min", "must be 0 where shares stay")
            }
            return Int64(message.share)...Int64(message.share)
        }
        // Without some members an arm could never show that it is better.
        guard (1...message.share).contains(message.shareMin) else {
            throw .invalid(field: "\(field).share_min", "must be 1 to the arm's share")
        }
        guard (message.share...10_000).contains(message.shareMax) else {
            throw .invalid(field: "\(field).share_max", "must be the arm's share to 10000")
        }
        return Int64(message.shareMin)...Int64(message.shareMax)
    }

    private static func metric(
        _ message: RecommendationsV1.ExperimentMetric,
        _ path: String
    ) throws(RPCError) -> Metric {
        guard let kind = Metric.Kind(rawValue: Int64(message.kind.rawValue)) else {
            throw .invalid(field: "\(path).kind", "must be purchase, spend or click")
        }
        guard (1...daysMax).contains(message.days) else {
            throw .invalid(field: "\(path).days", "must be 1 to \(daysMax)")
        }
        let isSpend = kind == .spend
        guard (isSpend ? 1...spendMax : 0...0).contains(message.spendMaxFen) else {
            throw .invalid(
                field: "\(path).spend_max_fen",
                isSpend ? "must be 1 to \(spendMax)" : "must be 0 where no spend is measured"
            )
        }
        let effectMax = isSpend ? message.spendMaxFen : 10_000
        guard (0...effectMax).contains(message.effectExpected) else {
            throw .invalid(field: "\(path).effect_expected", "must be 0 to \(effectMax)")
        }
        let usual = isSpend ? max(1, message.spendMaxFen / 50) : 200
        return Metric(
            kind: kind,
            days: Int64(message.days),
            spendMaxFen: message.spendMaxFen,
            effectExpected: message.effectExpected == 0 ? usual : message.effectExpected
        )
    }
}
