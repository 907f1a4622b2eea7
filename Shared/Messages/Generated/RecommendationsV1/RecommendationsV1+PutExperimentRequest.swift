// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutExperimentRequest`.
    package struct PutExperimentRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutExperimentRequest"

        package var organisation: String
        package var experiment: RecommendationsV1.Experiment?

        /// The message with every field at its default.
        package init() {
            self.organisation = ""
            self.experiment = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            organisation: String = "",
            experiment: RecommendationsV1.Experiment? = nil
        ) {
            self.organisation = organisation
            self.experiment = experiment
        }
    }
}

extension RecommendationsV1.PutExperimentRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutExperimentRequest()
        huitou__recommendations__v1__put_experiment_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentRequest>) {
        self.init(
            organisation: CField.string(c.pointee.organisation),
            experiment: c.pointee.experiment.map { RecommendationsV1.Experiment($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutExperimentRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutExperimentRequest.self)
        huitou__recommendations__v1__put_experiment_request__init(c)
        if !organisation.isEmpty { c.pointee.organisation = arena.string(organisation) }
        if let value = experiment { c.pointee.experiment = value.makeC(arena) }
        return c
    }
}
