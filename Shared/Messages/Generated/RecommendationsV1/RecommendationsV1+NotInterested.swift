// swift-format-ignore-file
// Made by protos/generate from huitou/recommendations/v1/feedback.proto. Do not edit.

internal import CMessages
package import RPCCore

extension RecommendationsV1 {
    /// What a member does not want to see.
    package struct NotInterested: JSONMessage {
        package static let messageName = "huitou.recommendations.v1.NotInterested"

        package var subject: RecommendationsV1.NotInterestedSubject
        /// The sku of the product, or the name as the catalogue writes it: 1 to 256 bytes.
        package var name: String
        /// When it was said; set in answers.
        package var saidAt: Int64

        /// The message with every field at its default.
        package init() {
            self.subject = .unspecified
            self.name = ""
            self.saidAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            subject: RecommendationsV1.NotInterestedSubject = .unspecified,
            name: String = "",
            saidAt: Int64 = 0
        ) {
            self.subject = subject
            self.name = name
            self.saidAt = saidAt
        }
    }
}

extension RecommendationsV1.NotInterested {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Recommendations__V1__NotInterested()
        huitou__recommendations__v1__not_interested__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Recommendations__V1__NotInterested>) in Self(c)
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
            (c: UnsafePointer<Huitou__Recommendations__V1__NotInterested>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Recommendations__V1__NotInterested>) {
        self.init(
            subject: RecommendationsV1.NotInterestedSubject(rawValue: Int32(truncatingIfNeeded: c.pointee.subject.rawValue)),
            name: CField.string(c.pointee.name),
            saidAt: c.pointee.said_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Recommendations__V1__NotInterested> {
        let c = arena.allocate(Huitou__Recommendations__V1__NotInterested.self)
        huitou__recommendations__v1__not_interested__init(c)
        c.pointee.subject = .init(rawValue: .init(truncatingIfNeeded: subject.rawValue))
        if !name.isEmpty { c.pointee.name = arena.string(name) }
        c.pointee.said_at = saidAt
        return c
    }
}
