// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// Purposes are written as text: transactional (receipts, codes: no consent needed, never capped),
    /// service (about one's own account: unless withdrawn), marketing (only where given), and
    /// partner:<id> (only where given), with a partner's id of 1 to 63 of a-z, 0-9, - and _. Two contact
    /// nobody and are spoken of without a channel, both only where given: behaviour (what is looked at,
    /// searched for and clicked is recorded and used) and guidance (staff see what was looked at and
    /// bought).
    package struct PutPolicyRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.PutPolicyRequest"

        package var purpose: String
        /// 1 to 32 of a-z, A-Z, 0-9, dot and dash: 2026-1
        package var version: String
        /// 2 to 16 of a-z, A-Z and dash: zh-CN
        package var language: String
        /// The text, 1 to 65,536 bytes.
        package var text: String
        package var idempotencyKey: String

        /// The message with every field at its default.
        package init() {
            self.purpose = ""
            self.version = ""
            self.language = ""
            self.text = ""
            self.idempotencyKey = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purpose: String = "",
            version: String = "",
            language: String = "",
            text: String = "",
            idempotencyKey: String = ""
        ) {
            self.purpose = purpose
            self.version = version
            self.language = language
            self.text = text
            self.idempotencyKey = idempotencyKey
        }
    }
}

extension IdentityV1.PutPolicyRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__PutPolicyRequest()
        huitou__identity__v1__put_policy_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__PutPolicyRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__PutPolicyRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__PutPolicyRequest>) {
        self.init(
            purpose: CField.string(c.pointee.purpose),
            version: CField.string(c.pointee.version),
            language: CField.string(c.pointee.language),
            text: CField.string(c.pointee.text),
            idempotencyKey: CField.string(c.pointee.idempotency_key)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__PutPolicyRequest> {
        let c = arena.allocate(Huitou__Identity__V1__PutPolicyRequest.self)
        huitou__identity__v1__put_policy_request__init(c)
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        if !version.isEmpty { c.pointee.version = arena.string(version) }
        if !language.isEmpty { c.pointee.language = arena.string(language) }
        if !text.isEmpty { c.pointee.text = arena.string(text) }
        if !idempotencyKey.isEmpty { c.pointee.idempotency_key = arena.string(idempotencyKey) }
        return c
    }
}
