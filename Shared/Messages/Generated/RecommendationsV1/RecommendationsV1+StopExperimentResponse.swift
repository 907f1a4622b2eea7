// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.StopExperimentResponse`.
    package struct StopExperimentResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.StopExperimentResponse"

        package var state: RecommendationsV1.ExperimentState?

        /// The message with every field at its default.
        package init() {
            self.state = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            state: RecommendationsV1.ExperimentState? = nil
        ) {
            self.state = state
        }
    }
}

extension RecommendationsV1.StopExperimentResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__StopExperimentResponse()
        huitou__recommendations__v1__stop_experiment_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__StopExperimentResponse>) {
        self.init(
            state: c.pointee.state.map { RecommendationsV1.ExperimentState($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__StopExperimentResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__StopExperimentResponse.self)
        huitou__recommendations__v1__stop_experiment_response__init(c)
        if let value = state { c.pointee.state = value.makeC(arena) }
        return c
    }
}
