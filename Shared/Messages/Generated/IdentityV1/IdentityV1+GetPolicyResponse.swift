// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/consents.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.GetPolicyResponse`.
    package struct GetPolicyResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.GetPolicyResponse"

        package var policy: IdentityV1.Policy?

        /// The message with every field at its default.
        package init() {
            self.policy = nil
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            policy: IdentityV1.Policy? = nil
        ) {
            self.policy = policy
        }
    }
}

extension IdentityV1.GetPolicyResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__GetPolicyResponse()
        huitou__identity__v1__get_policy_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__GetPolicyResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__GetPolicyResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__GetPolicyResponse>) {
        self.init(
            policy: c.pointee.policy.map { IdentityV1.Policy($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__GetPolicyResponse> {
        let c = arena.allocate(Huitou__Identity__V1__GetPolicyResponse.self)
        huitou__identity__v1__get_policy_response__init(c)
        if let value = policy { c.pointee.policy = value.makeC(arena) }
        return c
    }
}
