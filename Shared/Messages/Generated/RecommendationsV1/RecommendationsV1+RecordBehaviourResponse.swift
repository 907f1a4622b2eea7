// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecordBehaviourResponse`.
    package struct RecordBehaviourResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecordBehaviourResponse"

        package var recorded: UInt32
        /// How many were recorded before.
        package var repeatedCount: UInt32

        /// The message with every field at its default.
        package init() {
            self.recorded = 0
            self.repeatedCount = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            recorded: UInt32 = 0,
            repeatedCount: UInt32 = 0
        ) {
            self.recorded = recorded
            self.repeatedCount = repeatedCount
        }
    }
}

extension RecommendationsV1.RecordBehaviourResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecordBehaviourResponse()
        huitou__recommendations__v1__record_behaviour_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecordBehaviourResponse>) {
        self.init(
            recorded: c.pointee.recorded,
            repeatedCount: c.pointee.repeated_count
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecordBehaviourResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecordBehaviourResponse.self)
        huitou__recommendations__v1__record_behaviour_response__init(c)
        c.pointee.recorded = recorded
        c.pointee.repeated_count = repeatedCount
        return c
    }
}
