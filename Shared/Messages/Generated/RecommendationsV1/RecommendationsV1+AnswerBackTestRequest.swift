// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.AnswerBackTestRequest`.
    package struct AnswerBackTestRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.AnswerBackTestRequest"

        package var job: String
        /// 1 to 200; 0 stands for a member of whom nothing is known.
        package var memberIDs: [Int64]
        /// For next_basket and discovery: 1 to 100; 0 for 20.
        package var itemsMax: UInt32

        /// The message with every field at its default.
        package init() {
            self.job = ""
            self.memberIDs = []
            self.itemsMax = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            job: String = "",
            memberIDs: [Int64] = [],
            itemsMax: UInt32 = 0
        ) {
            self.job = job
            self.memberIDs = memberIDs
            self.itemsMax = itemsMax
        }
    }
}

extension RecommendationsV1.AnswerBackTestRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__AnswerBackTestRequest()
        huitou__recommendations__v1__answer_back_test_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestRequest>) {
        self.init(
            job: CField.string(c.pointee.job),
            memberIDs: CField.array(c.pointee.n_member_ids, c.pointee.member_ids) { $0 },
            itemsMax: c.pointee.items_max
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__AnswerBackTestRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__AnswerBackTestRequest.self)
        huitou__recommendations__v1__answer_back_test_request__init(c)
        if !job.isEmpty { c.pointee.job = arena.string(job) }
        (c.pointee.n_member_ids, c.pointee.member_ids) = arena.array(memberIDs) {
            $0
        }
        c.pointee.items_max = itemsMax
        return c
    }
}
