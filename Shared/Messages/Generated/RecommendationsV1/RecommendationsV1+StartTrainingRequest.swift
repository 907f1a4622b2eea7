// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/training.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.StartTrainingRequest`.
    package struct StartTrainingRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.StartTrainingRequest"

        /// rankers or predictions; empty for rankers.
        package var kind: String

        /// The message with every field at its default.
        package init() {
            self.kind = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            kind: String = ""
        ) {
            self.kind = kind
        }
    }
}

extension RecommendationsV1.StartTrainingRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__StartTrainingRequest()
        huitou__recommendations__v1__start_training_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__StartTrainingRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__StartTrainingRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__StartTrainingRequest>) {
        self.init(
            kind: CField.string(c.pointee.kind)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__StartTrainingRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__StartTrainingRequest.self)
        huitou__recommendations__v1__start_training_request__init(c)
        if !kind.isEmpty { c.pointee.kind = arena.string(kind) }
        return c
    }
}
