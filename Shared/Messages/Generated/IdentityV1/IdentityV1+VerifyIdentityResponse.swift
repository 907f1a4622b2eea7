// swift-format-ignore-file
// Made by protos/generate from huitou/identity/v1/identity.proto. Do not edit.

internal import CMessages
package import RPCCore

extension IdentityV1 {
    /// `huitou.identity.v1.VerifyIdentityResponse`.
    package struct VerifyIdentityResponse: JSONMessage {
        package static let messageName = "huitou.identity.v1.VerifyIdentityResponse"

        package var members: UInt64
        package var identities: UInt64
        package var events: UInt64
        /// What does not hold, one sentence each, at most 100; empty where all is well.
        package var findings: [String]

        /// The message with every field at its default.
        package init() {
            self.members = 0
            self.identities = 0
            self.events = 0
            self.findings = []
        }

        /// The message with the fields that are given; the others at their defaults.
        package init(
            members: UInt64 = 0,
            identities: UInt64 = 0,
            events: UInt64 = 0,
            findings: [String] = []
        ) {
            self.members = members
            self.identities = identities
            self.events = events
            self.findings = findings
        }
    }
}

extension IdentityV1.VerifyIdentityResponse {
    static let cDescriptor: CMessageDescriptor = {
        var c = Huitou__Identity__V1__VerifyIdentityResponse()
        huitou__identity__v1__verify_identity_response__init(&c)
        return CMessageDescriptor(c.base)
    }()

    package init(
        decoding bytes: UnsafeRawBufferPointer
    ) throws(MessageCodingError) {
        self = try MessageDecoder.decode(bytes, as: Self.cDescriptor) {
            (c: UnsafePointer<Huitou__Identity__V1__VerifyIdentityResponse>) in Self(c)
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
            (c: UnsafePointer<Huitou__Identity__V1__VerifyIdentityResponse>) in Self(c)
        }
    }

    package func json(isPretty: Bool) throws(MessageCodingError) -> String {
        try MessageJSONEncoder.encode(isPretty: isPretty) { arena in makeC(arena) }
    }

    init(_ c: UnsafePointer<Huitou__Identity__V1__VerifyIdentityResponse>) {
        self.init(
            members: c.pointee.members,
            identities: c.pointee.identities,
            events: c.pointee.events,
            findings: CField.pointees(c.pointee.n_findings, c.pointee.findings) { CField.string($0) }
        )
    }

    func makeC(_ arena: MessageArena) -> UnsafeMutablePointer<Huitou__Identity__V1__VerifyIdentityResponse> {
        let c = arena.allocate(Huitou__Identity__V1__VerifyIdentityResponse.self)
        huitou__identity__v1__verify_identity_response__init(c)
        c.pointee.members = members
        c.pointee.identities = identities
        c.pointee.events = events
        (c.pointee.n_findings, c.pointee.findings) = arena.array(findings) {
            arena.string($0)
        }
        return c
    }
}
