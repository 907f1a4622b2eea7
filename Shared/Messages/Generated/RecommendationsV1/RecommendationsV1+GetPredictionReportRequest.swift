// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetPredictionReportRequest`.
    package struct GetPredictionReportRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetPredictionReportRequest"

        /// The first day that the models may not know, computed now, for operators only; empty for the
        /// report that was last published.
        package var asOf: String

        /// The message with every field at its default.
        package init() {
            self.asOf = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            asOf: String = ""
        ) {
            self.asOf = asOf
        }
    }
}

extension RecommendationsV1.GetPredictionReportRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetPredictionReportRequest()
        huitou__recommendations__v1__get_prediction_report_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetPredictionReportRequest>) {
        self.init(
            asOf: CField.string(c.pointee.as_of)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetPredictionReportRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetPredictionReportRequest.self)
        huitou__recommendations__v1__get_prediction_report_request__init(c)
        if !asOf.isEmpty { c.pointee.as_of = arena.string(asOf) }
        return c
    }
}
