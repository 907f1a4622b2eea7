// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetPolicyRequest`.
    package struct GetPolicyRequest: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetPolicyRequest"

        package var purpose: String
        /// Empty for the latest that there is in the language.
        package var version: String
        package var language: String

        /// The message with every field at its default.
        package init() {
            self.purpose = ""
            self.version = ""
            self.language = ""
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            purpose: String = "",
            version: String = "",
            language: String = ""
        ) {
            self.purpose = purpose
            self.version = version
            self.language = language
        }
    }
}

extension IdentityV1.GetPolicyRequest {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPolicyRequest()
        huitou__identity__v1__get_policy_request__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPolicyRequest>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetPolicyRequest>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPolicyRequest>) {
        self.init(
            purpose: CField.string(c.pointee.purpose),
            version: CField.string(c.pointee.version),
            language: CField.string(c.pointee.language)
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPolicyRequest> {
        let c = arena.allocate(Huitou__Identity__V1__GetPolicyRequest.self)
        huitou__identity__v1__get_policy_request__init(c)
        if !purpose.isEmpty { c.pointee.purpose = arena.string(purpose) }
        if !version.isEmpty { c.pointee.version = arena.string(version) }
        if !language.isEmpty { c.pointee.language = arena.string(language) }
        return c
    }
}
