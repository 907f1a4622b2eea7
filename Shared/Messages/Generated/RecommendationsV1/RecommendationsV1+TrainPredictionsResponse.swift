// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.TrainPredictionsResponse`.
    package struct TrainPredictionsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.TrainPredictionsResponse"

        /// What is served until then; empty for nothing.
        package var modelVersion: String

        /// The message with every field at its default.
        package init() {
            self.modelVersion = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            modelVersion: String = ""
        ) {
            self.modelVersion = modelVersion
        }
    }
}

extension RecommendationsV1.TrainPredictionsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__TrainPredictionsResponse()
        huitou__recommendations__v1__train_predictions_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__TrainPredictionsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__TrainPredictionsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__TrainPredictionsResponse>) {
        self.init(
            modelVersion: CField.string(c.pointee.model_version)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__TrainPredictionsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__TrainPredictionsResponse.self)
        huitou__recommendations__v1__train_predictions_response__init(c)
        if !modelVersion.isEmpty { c.pointee.model_version = arena.string(modelVersion) }
        return c
    }
}
