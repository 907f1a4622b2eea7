// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/training.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.GetTrainingResponse`.
    package struct GetTrainingResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.GetTrainingResponse"

        package var state: RecommendationsV1.TrainingState
        /// 0 to 100.
        package var percent: UInt32
        /// What is done right now, or how it ended.
        package var text: String
        /// Microseconds since the epoch; 0 for never.
        package var startedAt: Int64
        package var endedAt: Int64
        /// The version that it made; 0 for none.
        package var version: Int64

        /// The message with every field at its default.
        package init() {
            self.state = .unspecified
            self.percent = 0
            self.text = ""
            self.startedAt = 0
            self.endedAt = 0
            self.version = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            state: RecommendationsV1.TrainingState = .unspecified,
            percent: UInt32 = 0,
            text: String = "",
            startedAt: Int64 = 0,
            endedAt: Int64 = 0,
            version: Int64 = 0
        ) {
            self.state = state
            self.percent = percent
            self.text = text
            self.startedAt = startedAt
            self.endedAt = endedAt
            self.version = version
        }
    }
}

extension RecommendationsV1.GetTrainingResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__GetTrainingResponse()
        huitou__recommendations__v1__get_training_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__GetTrainingResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__GetTrainingResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__GetTrainingResponse>) {
        self.init(
            state: RecommendationsV1.TrainingState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue)),
            percent: c.pointee.percent,
            text: CField.string(c.pointee.text),
            startedAt: c.pointee.started_at,
            endedAt: c.pointee.ended_at,
            version: c.pointee.version
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__GetTrainingResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__GetTrainingResponse.self)
        huitou__recommendations__v1__get_training_response__init(c)
        c.pointee.state = .init(rawValue: .init(truncatingIfNeeded: state.rawValue))
        c.pointee.percent = percent
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        c.pointee.started_at = startedAt
        c.pointee.ended_at = endedAt
        c.pointee.version = version
        return c
    }
}
