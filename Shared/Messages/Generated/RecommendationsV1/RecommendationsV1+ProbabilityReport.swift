// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// How good probabilities were; bins are fifths of recency, frequency and spend, the usual way.
    package struct ProbabilityReport: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.ProbabilityReport"

        /// The probability that a yes was given more than a no.
        package var areaUnderCurve: Double
        package var brier: Double
        package var logLoss: Double
        /// The mean of the probabilities less the share of yes.
        package var bias: Double

        /// The message with every field at its default.
        package init() {
            self.areaUnderCurve = 0
            self.brier = 0
            self.logLoss = 0
            self.bias = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            areaUnderCurve: Double = 0,
            brier: Double = 0,
            logLoss: Double = 0,
            bias: Double = 0
        ) {
            self.areaUnderCurve = areaUnderCurve
            self.brier = brier
            self.logLoss = logLoss
            self.bias = bias
        }
    }
}

extension RecommendationsV1.ProbabilityReport {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__ProbabilityReport()
        huitou__recommendations__v1__probability_report__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__ProbabilityReport>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__ProbabilityReport>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__ProbabilityReport>) {
        self.init(
            areaUnderCurve: c.pointee.area_under_curve,
            brier: c.pointee.brier,
            logLoss: c.pointee.log_loss,
            bias: c.pointee.bias
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__ProbabilityReport> {
        let c = arena.allocate(Huitou__Recommendations__V1__ProbabilityReport.self)
        huitou__recommendations__v1__probability_report__init(c)
        c.pointee.area_under_curve = areaUnderCurve
        c.pointee.brier = brier
        c.pointee.log_loss = logLoss
        c.pointee.bias = bias
        return c
    }
}
