// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/experiments.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.RecordOutcomeRequest`.
    package struct RecordOutcomeRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.RecordOutcomeRequest"

        package var memberID: Int64
        package var experiment: String
        /// 1 to 128 bytes of printable text without spaces, of the caller's making.
        package var idempotencyKey: String
        /// When; not after now.
        package var at: Int64

        /// The message with every field at its default.
        package init() {
            self.memberID = 0
            self.experiment = ""
            self.idempotencyKey = ""
            self.at = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            memberID: Int64 = 0,
            experiment: String = "",
            idempotencyKey: String = "",
            at: Int64 = 0
        ) {
            self.memberID = memberID
            self.experiment = experiment
            self.idempotencyKey = idempotencyKey
            self.at = at
        }
    }
}

extension RecommendationsV1.RecordOutcomeRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__RecordOutcomeRequest()
        huitou__recommendations__v1__record_outcome_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__RecordOutcomeRequest>) {
        self.init(
            memberID: c.pointee.member_id,
            experiment: CField.string(c.pointee.experiment),
            idempotencyKey: CField.string(c.pointee.idempotency_key),
            at: c.pointee.at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__RecordOutcomeRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__RecordOutcomeRequest.self)
        huitou__recommendations__v1__record_outcome_request__init(c)
        c.pointee.member_id = memberID
        if !experiment.isEmpty { c.pointee.experiment = arena.string(experiment) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        c.pointee.at = at
        return c
    }
}
