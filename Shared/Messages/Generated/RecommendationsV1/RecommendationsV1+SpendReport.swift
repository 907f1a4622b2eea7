// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/predictions.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// `huitou.recommendations.v1.SpendReport`.
    package struct SpendReport: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.SpendReport"

        package var members: UInt64
        /// Of 30 days.
        package var expectedFen: Int64
        package var actualFen: Int64
        /// The mean error of a member, and of who says that the last 30 days repeat themselves.
        package var errorFen: Int64
        package var naiveErrorFen: Int64

        /// The message with every field at its default.
        package init() {
            self.members = 0
            self.expectedFen = 0
            self.actualFen = 0
            self.errorFen = 0
            self.naiveErrorFen = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: UInt64 = 0,
            expectedFen: Int64 = 0,
            actualFen: Int64 = 0,
            errorFen: Int64 = 0,
            naiveErrorFen: Int64 = 0
        ) {
            self.members = members
            self.expectedFen = expectedFen
            self.actualFen = actualFen
            self.errorFen = errorFen
            self.naiveErrorFen = naiveErrorFen
        }
    }
}

extension RecommendationsV1.SpendReport {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__SpendReport()
        huitou__recommendations__v1__spend_report__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__SpendReport>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__SpendReport>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__SpendReport>) {
        self.init(
            members: c.pointee.members,
            expectedFen: c.pointee.expected_fen,
            actualFen: c.pointee.actual_fen,
            errorFen: c.pointee.error_fen,
            naiveErrorFen: c.pointee.naive_error_fen
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__SpendReport> {
        let c = arena.allocate(Huitou__Recommendations__V1__SpendReport.self)
        huitou__recommendations__v1__spend_report__init(c)
        c.pointee.members = members
        c.pointee.expected_fen = expectedFen
        c.pointee.actual_fen = actualFen
        c.pointee.error_fen = errorFen
        c.pointee.naive_error_fen = naiveErrorFen
        return c
    }
}
