// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.Experiment`.
    package struct Experiment: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.Experiment"

        /// `huitou.recommendations.v1.Experiment.Policy`.
        package enum Policy: CaseIterable, Hashable, Sendable {
            /// `POLICY_UNSPECIFIED`.
            case unspecified
            /// The shares stay.
            case fixed
            /// The shares move to the arms that do better, within the arms' bounds.
            case bandit
            /// A number that this version of the schema does not name.
            case unrecognized(Int32)

            /// The values that this version of the schema names.
            package static let allCases: [Policy] = [
                .unspecified,
                .fixed,
                .bandit
            ]

            /// The value of a number.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .unspecified
                case 1: self = .fixed
                case 2: self = .bandit
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .unspecified: 0
                case .fixed: 1
                case .bandit: 2
                case .unrecognized(let number): number
                }
            }
        }

        /// 1 to 64 bytes of printable text without spaces.
        package var name: String
        /// The unit whose members take part, and those below it.
        package var organisation: String
        /// 2 to 10; the first is the one that the others are compared with, and what whoever does not take
        /// part gets.
        package var arms: [RecommendationsV1.ExperimentArm]
        package var policy: RecommendationsV1.Experiment.Policy
        /// At most 64 bytes: another salt draws anew. Two experiments with the same salt and shares draw the
        /// same members.
        package var salt: String
        /// Between these members are let in; microseconds since the epoch.
        package var startsAt: Int64
        package var endsAt: Int64
        package var metric: RecommendationsV1.ExperimentMetric?
        /// What must not get worse, where something must not: the experiment stops by itself where it does.
        package var guardrail: RecommendationsV1.ExperimentMetric?
        /// The share of experiments without an effect in which one is seen, of 10,000; 0 for 500.
        package var errorShare: UInt32

        /// The message with every field at its default.
        package init() {
            self.name = ""
            self.organisation = ""
            self.arms = []
            self.policy = .unspecified
            self.salt = ""
            self.startsAt = 0
            self.endsAt = 0
            self.metric = nil
            self.guardrail = nil
            self.errorShare = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            name: String = "",
            organisation: String = "",
            arms: [RecommendationsV1.ExperimentArm] = [],
            policy: RecommendationsV1.Experiment.Policy = .unspecified,
            salt: String = "",
            startsAt: Int64 = 0,
            endsAt: Int64 = 0,
            metric: RecommendationsV1.ExperimentMetric? = nil,
            guardrail: RecommendationsV1.ExperimentMetric? = nil,
            errorShare: UInt32 = 0
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
    }
}

extension RecommendationsV1.Experiment {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__Experiment()
        huitou__recommendations__v1__experiment__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Experiment>) in Self(c)
        }
    }

    package func encode(
        _ body: (
            _ byteCount: Int,
            _ write: (UnsafeMutableRawPointer) -> Void
        ) throws -> Void
    ) throws {
        try MessageEncoder.encode({ arena in makeC(arena) }, body)
    }

    package init(json text: String) throws(MessageCodingError) {
        self = try MessageJSONDecoder.decode(text, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__Experiment>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__Experiment>) {
        self.init(
            name: CField.string(c.pointee.name),
            organisation: CField.string(c.pointee.organisation),
            arms: CField.pointees(c.pointee.n_arms, c.pointee.arms) { RecommendationsV1.ExperimentArm($0) },
            policy: RecommendationsV1.Experiment.Policy(rawValue: Int32(truncatingIfNeeded: c.pointee.policy.rawValue)),
            salt: CField.string(c.pointee.salt),
            startsAt: c.pointee.starts_at,
            endsAt: c.pointee.ends_at,
            metric: c.pointee.metric.map { RecommendationsV1.ExperimentMetric($0) },
            guardrail: c.pointee.guardrail.map { RecommendationsV1.ExperimentMetric($0) },
            errorShare: c.pointee.error_share
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__Experiment> {
        let c = arena.allocate(Huitou__Recommendations__V1__Experiment.self)
        huitou__recommendations__v1__experiment__init(c)
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        (c.pointee.n_arms, c.pointee.arms) = arena.array(arms) {
            $0.makeC(arena)
        }
        c.pointee.policy = .init(rawValue: .init(truncatingIfNeeded: policy.rawValue))
        if !salt.isEmpty { c.pointee.salt = arena.string(salt) }
        c.pointee.starts_at = startsAt
        c.pointee.ends_at = endsAt
        if let value = metric { c.pointee.metric = value.makeC(arena) }
        if let value = guardrail { c.pointee.guardrail = value.makeC(arena) }
        c.pointee.error_share = errorShare
        return c
    }
}
