// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.Policy`.
    package struct Policy: JSONMessage {
        package static let messageName = "huitou.identity.v1.Policy"

        package var purpose: String
        package var version: String
        package var language: String
        package var hash: String
        package var text: String
        package var putAt: Int64

        /// The message with every field at its default.
        package init() {
            self.purpose = ""
            self.version = ""
            self.language = ""
            self.hash = ""
            self.text = ""
            self.putAt = 0
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purpose: String = "",
            version: String = "",
            language: String = "",
            hash: String = "",
            text: String = "",
            putAt: Int64 = 0
        ) {
            self.purpose = purpose
            self.version = version
            self.language = language
            self.hash = hash
            self.text = text
            self.putAt = putAt
        }
    }
}

extension IdentityV1.Policy {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__Policy()
        huitou__identity__v1__policy__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__Policy>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__Policy>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__Policy>) {
        self.init(
            purpose: CField.string(c.pointee.purpose),
            version: CField.string(c.pointee.version),
            language: CField.string(c.pointee.language),
            hash: CField.string(c.pointee.hash),
            text: CField.string(c.pointee.text),
            putAt: c.pointee.put_at
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__Policy> {
        let c = arena.allocate(Huitou__Identity__V1__Policy.self)
        huitou__identity__v1__policy__init(c)
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        if !version.isEmpty { c.pointee.version = arena.string(version) }
        if !language.isEmpty { c.pointee.language = arena.string(language) }
        if !hash.isEmpty { c.pointee.hash = arena.string(hash) }
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        c.pointee.put_at = putAt
        return c
    }
}
