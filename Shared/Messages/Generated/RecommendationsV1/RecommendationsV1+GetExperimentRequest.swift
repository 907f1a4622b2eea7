// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetExperimentRequest`.
    package struct GetExperimentRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetExperimentRequest"

        package var organisation: String
        package var experiment: String

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.experiment = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            experiment: String = ""
        ) {
            self.organisation = organisation
            self.experiment = experiment
        }
    }
}

extension RecommendationsV1.GetExperimentRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetExperimentRequest()
        huitou__recommendations__v1__get_experiment_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetExperimentRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            experiment: CField.string(c.pointee.experiment)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetExperimentRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetExperimentRequest.self)
        huitou__recommendations__v1__get_experiment_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        return c
    }
}
