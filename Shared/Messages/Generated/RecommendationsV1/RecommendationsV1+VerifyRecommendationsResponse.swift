// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/recommendations.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.VerifyRecommendationsResponse`.
    package struct VerifyRecommendationsResponse: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.VerifyRecommendationsResponse"

        package var members: UInt64
        package var products: UInt64
        package var purchases: UInt64
        package var findings: [String]

        /// The message with every field at its default.
        package init() {
            self.members = 0
            self.products = 0
            self.purchases = 0
            self.findings = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: UInt64 = 0,
            products: UInt64 = 0,
            purchases: UInt64 = 0,
            findings: [String] = []
        ) {
            self.members = members
            self.products = products
            self.purchases = purchases
            self.findings = findings
        }
    }
}

extension RecommendationsV1.VerifyRecommendationsResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__VerifyRecommendationsResponse()
        huitou__recommendations__v1__verify_recommendations_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__VerifyRecommendationsResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__VerifyRecommendationsResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__VerifyRecommendationsResponse>) {
        self.init(
            members: c.pointee.members,
            products: c.pointee.products,
            purchases: c.pointee.purchases,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__VerifyRecommendationsResponse> {
        let c = arena.allocate(Huitou__Recommendations__V1__VerifyRecommendationsResponse.self)
        huitou__recommendations__v1__verify_recommendations_response__init(c)
        c.pointee.members = members
        c.pointee.products = products
        c.pointee.purchases = purchases
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            arena.string($0)
        }
        return c
    }
}
