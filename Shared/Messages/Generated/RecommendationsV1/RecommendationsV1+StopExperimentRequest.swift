// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.StopExperimentRequest`.
    package struct StopExperimentRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.StopExperimentRequest"

        package var organisation: String
        package var experiment: String
        /// What everybody gets from now on.
        package var keepArm: String
        /// 1 to 200 characters.
        package var reason: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.experiment = ""
            self.keepArm = ""
            self.reason = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            experiment: String = "",
            keepArm: String = "",
            reason: String = ""
        ) {
            self.organisation = organisation
            self.experiment = experiment
            self.keepArm = keepArm
            self.reason = reason
        }
    }
}

extension RecommendationsV1.StopExperimentRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__StopExperimentRequest()
        huitou__recommendations__v1__stop_experiment_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            experiment: CField.string(c.pointee.experiment),
            keepArm: CField.string(c.pointee.keep_arm),
            reason: CField.string(c.pointee.reason)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__StopExperimentRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__StopExperimentRequest.self)
        huitou__recommendations__v1__stop_experiment_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        if !keepArm.isEmpty { c.pointee.keep_arm = arena.string(keepArm) }
        if !reason.isEmpty { c.pointee.reason = arena.string(reason) }
        return c
    }
}
