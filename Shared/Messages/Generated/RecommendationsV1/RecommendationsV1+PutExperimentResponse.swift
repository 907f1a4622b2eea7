// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.PutExperimentResponse`.
    package struct PutExperimentResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.PutExperimentResponse"

        package var created: Bool
        package var changed: Bool

        /// The message with every field at its default.
        package init() {
            self.created = false
            self.changed = false
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            created: Bool = false,
            changed: Bool = false
        ) {
            self.created = created
            self.changed = changed
        }
    }
}

extension RecommendationsV1.PutExperimentResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__PutExperimentResponse()
        huitou__recommendations__v1__put_experiment_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__PutExperimentResponse>) {
        self.init(
            created: c.pointee.created != 0,
            changed: c.pointee.changed != 0
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__PutExperimentResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__PutExperimentResponse.self)
        huitou__recommendations__v1__put_experiment_response__init(c)
        c.pointee.created = created ? 1 : 0
        c.pointee.changed = changed ? 1 : 0
        return c
    }
}
