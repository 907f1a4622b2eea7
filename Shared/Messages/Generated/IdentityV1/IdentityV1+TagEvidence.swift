// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/tags.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.TagEvidence`.
    package struct TagEvidence: JSONMessage {
        package static let messageName = "huitou.identity.v1.TagEvidence"

        /// What was measured: "products of category skincare/sensitive within 180 days".
        package var measure: String
        /// What it was.
        package var value: Int64
        /// What it had to be: at least, or, where at_most is set, at most.
        package var threshold: Int64
        package var atMost: Bool
        /// The category, brand or sku that fulfilled it, where the rule looks at each one.
        package var subject: String

        /// The message with every field at its default.
        package init() {
            self.measure = ""
            self.value = 0
            self.threshold = 0
            self.atMost = false
            self.subject = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            measure: String = "",
            value: Int64 = 0,
            threshold: Int64 = 0,
            atMost: Bool = false,
            subject: String = ""
        ) {
            self.measure = measure
            self.value = value
            self.threshold = threshold
            self.atMost = atMost
            self.subject = subject
        }
    }
}

extension IdentityV1.TagEvidence {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__TagEvidence()
        huitou__identity__v1__tag_evidence__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__TagEvidence>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__TagEvidence>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__TagEvidence>) {
        self.init(
            measure: CField.string(c.pointee.measure),
            value: c.pointee.value,
            threshold: c.pointee.threshold,
            atMost: c.pointee.at_most != 0,
            subject: CField.string(c.pointee.subject)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__TagEvidence> {
        let c = arena.allocate(Huitou__Identity__V1__TagEvidence.self)
        huitou__identity__v1__tag_evidence__init(c)
        if !measure.isEmpty { c.pointee.measure = arena.string(measure) }
        c.pointee.value = value
        c.pointee.threshold = threshold
        c.pointee.at_most = atMost ? 1 : 0
        if !subject.isEmpty { c.pointee.subject = arena.string(subject) }
        return c
    }
}
