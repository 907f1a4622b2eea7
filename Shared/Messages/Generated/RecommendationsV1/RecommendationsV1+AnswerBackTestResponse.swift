// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.AnswerBackTestResponse`.
    package struct AnswerBackTestResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.AnswerBackTestResponse"

        /// `huitou.recommendations.v1.AnswerBackTestResponse.Answer`.
        package struct Answer: JSONMessage {
            package static let messageName = "huitou.recommendations.v1.AnswerBackTestResponse.Answer"

            package var memberID: Int64
            /// The best first: skus or types.
            package var items: [String]
            /// For purchase and spend_drop.
            package var probability: Double

            /// The message with every field at its default.
            package init() {
                self.memberID = 0
                self.items = []
                self.probability = 0
            }

            /// The message with the fields that are given; the others at their defaults.
            package init(
                memberID: Int64 = 0,
                items: [String] = [],
                probability: Double = 0
            ) {
                self.memberID = memberID
                self.items = items
                self.probability = probability
            }
        }

        /// In the order of the request.
        package var answers: [RecommendationsV1.AnswerBackTestResponse.Answer]

        /// The message with every field at its default.
        package init() {
            self.answers = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            answers: [RecommendationsV1.AnswerBackTestResponse.Answer] = []
        ) {
            self.answers = answers
        }
    }
}

extension RecommendationsV1.AnswerBackTestResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__AnswerBackTestResponse()
        huitou__recommendations__v1__answer_back_test_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse>) {
        self.init(
            answers: CField.pointees(c.pointee.n_answers, c.pointee.answers) { RecommendationsV1.AnswerBackTestResponse.Answer($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__AnswerBackTestResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__AnswerBackTestResponse.self)
        huitou__recommendations__v1__answer_back_test_response__init(c)
        (c.pointee.n_answers, c.pointee.answers) = arena.array(answers) {
            $0.makeC(arena)
        }
        return c
    }
}

extension RecommendationsV1.AnswerBackTestResponse.Answer {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__AnswerBackTestResponse__Answer()
        huitou__recommendations__v1__answer_back_test_response__answer__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse__Answer>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse__Answer>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__AnswerBackTestResponse__Answer>) {
        self.init(
            memberID: c.pointee.member_id,
            items: CField.pointees(c.pointee.n_items, c.pointee.items) { CField.string($0) },
            probability: c.pointee.probability
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__AnswerBackTestResponse__Answer> {
        let c = arena.allocate(Huitou__Recommendations__V1__AnswerBackTestResponse__Answer.self)
        huitou__recommendations__v1__answer_back_test_response__answer__init(c)
        c.pointee.member_id = memberID
        (c.pointee.n_items, c.pointee.items) = arena.array(items) {
            arena.string($0)
        }
        c.pointee.probability = probability
        return c
    }
}
