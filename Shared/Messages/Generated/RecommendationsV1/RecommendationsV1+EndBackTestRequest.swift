// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/backtest.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.EndBackTestRequest`.
    package struct EndBackTestRequest: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.EndBackTestRequest"

        package var job: String

        /// The message with every field at its default.
        package init() {
            self.job = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            job: String = ""
        ) {
            self.job = job
        }
    }
}

extension RecommendationsV1.EndBackTestRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__EndBackTestRequest()
        huitou__recommendations__v1__end_back_test_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__EndBackTestRequest>) {
        self.init(
            job: CField.string(c.pointee.job)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__EndBackTestRequest> {
        let c = arena.allocate(Huitou__Recommendations__V1__EndBackTestRequest.self)
        huitou__recommendations__v1__end_back_test_request__init(c)
        if !job.isEmpty { c.pointee.job = arena.string(job) }
        return c
    }
}
