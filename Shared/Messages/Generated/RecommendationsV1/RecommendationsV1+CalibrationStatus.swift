// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.CalibrationStatus`.
    package struct CalibrationStatus: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.CalibrationStatus"

        /// Spiegelhalter's Z.
        package var spiegelhalter: Double
        /// The yes beyond those expected, in deviations.
        package var excess: Double
        /// The yes that came for each one expected.
        package var ratio: Double
        /// none, watch, alarm.
        package var level: String

        /// The message with every field at its default.
        package init() {
            self.spiegelhalter = 0
            self.excess = 0
            self.ratio = 0
            self.level = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            spiegelhalter: Double = 0,
            excess: Double = 0,
            ratio: Double = 0,
            level: String = ""
        ) {
            self.spiegelhalter = spiegelhalter
            self.excess = excess
            self.ratio = ratio
            self.level = level
        }
    }
}

extension RecommendationsV1.CalibrationStatus {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__CalibrationStatus()
        huitou__recommendations__v1__calibration_status__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__CalibrationStatus>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__CalibrationStatus>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__CalibrationStatus>) {
        self.init(
            spiegelhalter: c.pointee.spiegelhalter,
            excess: c.pointee.excess,
            ratio: c.pointee.ratio,
            level: CField.string(c.pointee.level)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__CalibrationStatus> {
        let c = arena.allocate(Huitou__Recommendations__V1__CalibrationStatus.self)
        huitou__recommendations__v1__calibration_status__init(c)
        c.pointee.spiegelhalter = spiegelhalter
        c.pointee.excess = excess
        c.pointee.ratio = ratio
        if !level.isEmpty { c.pointee.level = arena.string(level) }
        return c
    }
}
