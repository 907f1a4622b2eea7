// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.ExperimentState`.
    package struct ExperimentState: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ExperimentState"

        package var experiment: RecommendationsV1.Experiment?
        package var madeAt: Int64
        /// 0 where it was not stopped.
        package var stoppedAt: Int64
        /// What everybody gets since.
        package var keptArm: String
        /// Who or what stopped it: a caller's words, or guardrail.
        package var stopReason: String
        /// The shares of the arms now, in their order, of 1.
        package var shares: [Double]
        /// Counts the changes of the shares, from 1.
        package var sharesVersion: UInt32

        /// The message with every field at its default.
        package init() {
            self.experiment = nil
            self.madeAt = 0
            self.stoppedAt = 0
            self.keptArm = ""
            self.stopReason = ""
            self.shares = []
            self.sharesVersion = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            experiment: RecommendationsV1.Experiment? = nil,
            madeAt: Int64 = 0,
            stoppedAt: Int64 = 0,
            keptArm: String = "",
            stopReason: String = "",
            shares: [Double] = [],
            sharesVersion: UInt32 = 0
        ) {
            self.experiment = experiment
            self.madeAt = madeAt
            self.stoppedAt = stoppedAt
            self.keptArm = keptArm
            self.stopReason = stopReason
            self.shares = shares
            self.sharesVersion = sharesVersion
        }
    }
}

extension RecommendationsV1.ExperimentState {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ExperimentState()
        huitou__recommendations__v1__experiment_state__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentState>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ExperimentState>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ExperimentState>) {
        self.init(
            experiment: c.pointee.experiment.map { RecommendationsV1.Experiment($0) },
            madeAt: c.pointee.made_at,
            stoppedAt: c.pointee.stopped_at,
            keptArm: CField.string(c.pointee.kept_arm),
            stopReason: CField.string(c.pointee.stop_reason),
            shares: CField.array(c.pointee.n_shares, c.pointee.shares) { $0 },
            sharesVersion: c.pointee.shares_version
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ExperimentState> {
        let c = arena.allocate(Huitou__Recommendations__V1__ExperimentState.self)
        huitou__recommendations__v1__experiment_state__init(c)
        if let value = experiment { c.pointee.experiment = value.makeC(arena) }
        c.pointee.made_at = madeAt
        c.pointee.stopped_at = stoppedAt
        if !keptArm.isEmpty { c.pointee.kept_arm = arena.string(keptArm) }
        if !stopReason.isEmpty { c.pointee.stop_reason = arena.string(stopReason) }
        (c.pointee.n_shares, c.pointee.shares) = arena.array(shares) {
            $0
        }
        c.pointee.shares_version = sharesVersion
        return c
    }
}
