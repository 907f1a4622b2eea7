// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecordOutcomeResponse`.
    package struct RecordOutcomeResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecordOutcomeResponse"

        /// It counts, and was recorded: the member takes part, has given its consent to behaviour and has
        /// personalisation switched on, and it happened within the days that are measured.
        package var counted: Bool
        package var replayed: Bool

        /// The message with every field at its default.
        package init() {
            self.counted = false
            self.replayed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            counted: Bool = false,
            replayed: Bool = false
        ) {
            self.counted = counted
            self.replayed = replayed
        }
    }
}

extension RecommendationsV1.RecordOutcomeResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecordOutcomeResponse()
        huitou__recommendations__v1__record_outcome_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeResponse>) {
        self.init(
            counted: c.pointee.counted != 0,
            replayed: c.pointee.replayed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecordOutcomeResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecordOutcomeResponse.self)
        huitou__recommendations__v1__record_outcome_response__init(c)
        c.pointee.counted = counted ? 1 : 0
        c.pointee.replayed = replayed ? 1 : 0
        return c
    }
}
