// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetExperimentResponse`.
    package struct GetExperimentResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetExperimentResponse"

        /// `huitou.recommendations.v1.GetExperimentResponse.ArmResult`.
        package struct ArmResult: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetExperimentResponse.ArmResult"

            package var arm: String
            /// In it; of these, measured to the end of their days.
            package var members: UInt64
            package var measured: UInt64
            /// Purchase and click: a share; spend: fen.
            package var mean: Double
            /// The means not ruled out, valid at any time, for all arms together.
            package var meanLow: Double
            package var meanHigh: Double
            /// The share that the members' chances add up to.
            package var expectedShare: Double

            /// The message with every field at its default.
            package init() {
                self.arm = ""
                self.members = 0
                self.measured = 0
                self.mean = 0
                self.meanLow = 0
                self.meanHigh = 0
                self.expectedShare = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                arm: String = "",
                members: UInt64 = 0,
                measured: UInt64 = 0,
                mean: Double = 0,
                meanLow: Double = 0,
                meanHigh: Double = 0,
                expectedShare: Double = 0
            ) {
                self.arm = arm
                self.members = members
                self.measured = measured
                self.mean = mean
                self.meanLow = meanLow
                self.meanHigh = meanHigh
                self.expectedShare = expectedShare
            }
        }

        /// `huitou.recommendations.v1.GetExperimentResponse.ArmComparison`.
        package struct ArmComparison: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.GetExperimentResponse.ArmComparison"

            package var arm: String
            /// Less the first arm.
            package var difference: Double
            /// The differences not ruled out, valid at any time.
            package var low: Double
            package var high: Double
            /// The probability of no difference, valid at any time, for all arms together.
            package var p: Double
            /// p is at most the error share.
            package var significant: Bool
            /// Too little was measured to say anything: 100 members an arm are the least.
            package var undecided: Bool

            /// The message with every field at its default.
            package init() {
                self.arm = ""
                self.difference = 0
                self.low = 0
                self.high = 0
                self.p = 0
                self.significant = false
                self.undecided = false
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                arm: String = "",
                difference: Double = 0,
                low: Double = 0,
                high: Double = 0,
                p: Double = 0,
                significant: Bool = false,
                undecided: Bool = false
            ) {
                self.arm = arm
                self.difference = difference
                self.low = low
                self.high = high
                self.p = p
                self.significant = significant
                self.undecided = undecided
            }
        }

        package var state: RecommendationsV1.ExperimentState?
        package var arms: [RecommendationsV1.GetExperimentResponse.ArmResult]
        /// The arms after the first, each compared with the first.
        package var comparisons: [RecommendationsV1.GetExperimentResponse.ArmComparison]
        package var guardrails: [RecommendationsV1.GetExperimentResponse.ArmComparison]
        /// How likely the members' numbers are under the shares, valid at any time; below 0.001 something
        /// other than the lot has chosen members, and no result is to be believed.
        package var sampleRatioP: Double
        package var sampleRatioMismatch: Bool

        /// The message with every field at its default.
        package init() {
            self.state = nil
            self.arms = []
            self.comparisons = []
            self.guardrails = []
            self.sampleRatioP = 0
            self.sampleRatioMismatch = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            state: RecommendationsV1.ExperimentState? = nil,
            arms: [RecommendationsV1.GetExperimentResponse.ArmResult] = [],
            comparisons: [RecommendationsV1.GetExperimentResponse.ArmComparison] = [],
            guardrails: [RecommendationsV1.GetExperimentResponse.ArmComparison] = [],
            sampleRatioP: Double = 0,
            sampleRatioMismatch: Bool = false
        ) {
            self.state = state
            self.arms = arms
            self.comparisons = comparisons
            self.guardrails = guardrails
            self.sampleRatioP = sampleRatioP
            self.sampleRatioMismatch = sampleRatioMismatch
        }
    }
}

extension RecommendationsV1.GetExperimentResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetExperimentResponse()
        huitou__recommendations__v1__get_experiment_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse>) {
        self.init(
            state: c.pointee.state.map { RecommendationsV1.ExperimentState($0) },
            arms: CField.pointees(c.pointee.n_arms, c.pointee.arms) { RecommendationsV1.GetExperimentResponse.ArmResult($0) },
            comparisons: CField.pointees(c.pointee.n_comparisons, c.pointee.comparisons) { RecommendationsV1.GetExperimentResponse.ArmComparison($0) },
            guardrails: CField.pointees(c.pointee.n_guardrails, c.pointee.guardrails) { RecommendationsV1.GetExperimentResponse.ArmComparison($0) },
            sampleRatioP: c.pointee.sample_ratio_p,
            sampleRatioMismatch: c.pointee.sample_ratio_mismatch != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetExperimentResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetExperimentResponse.self)
        huitou__recommendations__v1__get_experiment_response__init(c)
        if let value = state { c.pointee.state = value.makeC(arena) }
        (c.pointee.n_arms, c.pointee.arms) = arena.array(arms) {
            $0.makeC(arena)
        }
        (c.pointee.n_comparisons, c.pointee.comparisons) = arena.array(comparisons) {
            $0.makeC(arena)
        }
        (c.pointee.n_guardrails, c.pointee.guardrails) = arena.array(guardrails) {
            $0.makeC(arena)
        }
        c.pointee.sample_ratio_p = sampleRatioP
        c.pointee.sample_ratio_mismatch = sampleRatioMismatch ? 1 : 0
        return c
    }
}

extension RecommendationsV1.GetExperimentResponse.ArmResult {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetExperimentResponse__ArmResult()
        huitou__recommendations__v1__get_experiment_response__arm_result__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmResult>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmResult>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmResult>) {
        self.init(
            arm: CField.string(c.pointee.arm),
            members: c.pointee.members,
            measured: c.pointee.measured,
            mean: c.pointee.mean,
            meanLow: c.pointee.mean_low,
            meanHigh: c.pointee.mean_high,
            expectedShare: c.pointee.expected_share
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmResult> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetExperimentResponse__ArmResult.self)
        huitou__recommendations__v1__get_experiment_response__arm_result__init(c)
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.members = members
        c.pointee.measured = measured
        c.pointee.mean = mean
        c.pointee.mean_low = meanLow
        c.pointee.mean_high = meanHigh
        c.pointee.expected_share = expectedShare
        return c
    }
}

extension RecommendationsV1.GetExperimentResponse.ArmComparison {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison()
        huitou__recommendations__v1__get_experiment_response__arm_comparison__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison>) {
        self.init(
            arm: CField.string(c.pointee.arm),
            difference: c.pointee.difference,
            low: c.pointee.low,
            high: c.pointee.high,
            p: c.pointee.p,
            significant: c.pointee.significant != 0,
            undecided: c.pointee.undecided != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetExperimentResponse__ArmComparison.self)
        huitou__recommendations__v1__get_experiment_response__arm_comparison__init(c)
        if !arm.isEmpty { c.pointee.arm = arena.string(arm) }
        c.pointee.difference = difference
        c.pointee.low = low
        c.pointee.high = high
        c.pointee.p = p
        c.pointee.significant = significant ? 1 : 0
        c.pointee.undecided = undecided ? 1 : 0
        return c
    }
}
